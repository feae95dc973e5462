import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { JsonValue } from '../core/base/json';
import { readText } from '../core/dump/read';
import { createRedactor, pemTextsIn } from '../core/redact/redact';
import { problemSentence } from '../texts/en/problems';
import { redactCommand } from '../texts/en/redact-command';

const quiet = { resource: () => undefined, section: () => undefined, notice: () => undefined };

/** RFC 1952, 2.3.1. */
const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

function read(path: string): string {
  const bytes = readFileSync(path === '-' ? process.stdin.fd : path);
  const text = (isGzip(bytes) ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.replace(/^\uFEFF/, '');
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}

/**
 * `npm run -s redact -- FILE`: the dump without what identifies anybody, as JSON; exit 2 for a file
 * that is refused, or that is damaged so that it could only be redacted in part.
 */
async function main(path: string | undefined): Promise<number> {
  if (path === undefined) return refuse(redactCommand.usage);
  let text: string;
  try {
    text = read(path);
  } catch (error) {
    return refuse(redactCommand.unreadable(path, error instanceof Error ? error.message : ''));
  }
  const opened = readText(text, quiet);
  if (!opened.ok) return refuse(problemSentence(opened.error));
  let document: JsonValue;
  try {
    document = JSON.parse(text);
  } catch {
    return refuse(redactCommand.damaged);
  }
  const redactor = await createRedactor(pemTextsIn(document));
  process.stdout.write(`${JSON.stringify(redactor.document(document), undefined, 1)}\n`);
  return 0;
}

process.exitCode = await main(process.argv[2]);

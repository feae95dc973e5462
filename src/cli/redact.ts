import { readFileSync } from 'node:fs';
import type { JsonValue } from '../core/base/json';
import { readText } from '../core/dump/read';
import { createRedactor, pemTextsIn } from '../core/redact/redact';
import { problemSentence } from '../texts/en/problems';

const quiet = { resource: () => undefined, section: () => undefined, notice: () => undefined };

/**
 * `npm run -s redact -- FILE`: the dump without what identifies anybody, as JSON; exit 2 for a file
 * that is refused, or that is damaged so that it could only be redacted in part.
 */
async function main(path: string | undefined): Promise<number> {
  if (path === undefined) {
    process.stderr.write('usage: npm run -s redact -- FILE\n');
    return 2;
  }
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const opened = readText(text, quiet);
  if (!opened.ok) {
    process.stderr.write(`${problemSentence(opened.error)}\n`);
    return 2;
  }
  let document: JsonValue;
  try {
    document = JSON.parse(text);
  } catch {
    process.stderr.write('This file is damaged, so that it cannot be redacted as a whole.\n');
    return 2;
  }
  const redactor = await createRedactor(pemTextsIn(document));
  process.stdout.write(`${JSON.stringify(redactor.document(document), null, 1)}\n`);
  return 0;
}

process.exitCode = await main(process.argv[2]);

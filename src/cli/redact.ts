import { gunzipSync } from 'node:zlib';
import type { JsonValue } from '../core/base/json';
import { isLoss } from '../core/dump/notice';
import { createRedactor, pemTextsIn } from '../core/redact/redact';
import { fileReader, isFileError } from '../session/file-reader';
import { redactedFile } from '../session/share/redacted-file';
import { isGzip } from '../session/unpack';
import { problemLine } from '../texts/one-line';
import { type OpenedDump, openDumps } from './open';
import type { Context, Verb } from './verb';

/** A file beyond this is not held as a whole; its rows are read one at a time. */
const MAX_WHOLE_BYTES = 128 << 20;

/** `redact FILE`: the dump without what identifies anybody, as JSON. */
export const redact: Verb = {
  files: 'one',
  judgesByTime: false,
  async run(paths, context) {
    for await (const opened of openDumps(paths, context)) {
      const document = await wholeOf(opened);
      if (document === undefined) await printRows(opened, context);
      else {
        const redactor = await createRedactor(pemTextsIn(document));
        const redacted = JSON.stringify(redactor.document(document), undefined, 1);
        await context.io.out.write(`${redacted}\n`);
      }
    }
    return 0;
  },
};

/** The file as one value, without what stands behind its JSON; undefined where it is too large, or is damaged. */
async function wholeOf({ entry, session }: OpenedDump): Promise<JsonValue | undefined> {
  const [file] = entry.files;
  if (file === undefined || file.blob.size > MAX_WHOLE_BYTES) return undefined;
  const bytes = Buffer.from(await file.blob.arrayBuffer());
  try {
    const text = isGzip(bytes) ? gunzipSync(bytes, { maxOutputLength: MAX_WHOLE_BYTES }) : bytes;
    const behind = session.notices.find(({ about }) => about.key === 'trailing-text')?.about;
    const end = behind?.key === 'trailing-text' ? behind.at : undefined;
    return JSON.parse(text.toString('utf8', 0, end).replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** Row by row, which leaves out what is not about TLS. */
async function printRows({ session }: OpenedDump, { texts, io, fail }: Context): Promise<void> {
  try {
    const { blob } = await redactedFile(session, true);
    const reader = fileReader(blob);
    for (let chunk = await reader.next(); chunk !== undefined; chunk = await reader.next()) {
      await io.out.write(chunk);
    }
  } catch (error) {
    if (!isFileError(error)) throw error;
    await fail(problemLine(texts.problem({ kind: 'gone' })));
    return;
  }
  // A loss was reported when the file was opened.
  if (!session.notices.some(isLoss)) await fail(texts.redact.sectionsOnly);
}

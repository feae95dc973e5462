import { utf8Decoder } from '../core/base/utf8';
import { fileReader } from '../session/file-reader';
import { isGzip, unpackedReader } from '../session/unpack';

/** Thrown where a packed file is damaged or breaks off. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
}

/** The lines of a file of any size, packed with gzip or not. */
export async function* linesOf(blob: Blob): AsyncGenerator<string> {
  const head = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  const reader = isGzip(head) ? await unpackedReader(blob, () => undefined) : fileReader(blob);
  const decoder = utf8Decoder();
  let rest = '';
  for (;;) {
    const chunk = await reader.next().catch(() => {
      throw new DamagedFile();
    });
    if (chunk === undefined) break;
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest + decoder.decode();
}

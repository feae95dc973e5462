/** Compiles the WASM scanner and writes its bytes into a source file, so that nothing has to be fetched. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const folder = new URL('../src/core/dump/scan/wasm/', import.meta.url);
const SOURCE = new URL('scanner.as', folder);
const GENERATED = new URL('module.ts', folder);

/** The window and the output of scanner.as, in pages of 64 KiB. */
const PAGES = '49';
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];
const MEMORY = ['--initialMemory', PAGES, '--maximumMemory', PAGES];

/** What module.ts must be for scanner.as as it stands. Throws what the compiler has to say. */
export async function compiledModule(): Promise<string> {
  let bytes: Uint8Array = new Uint8Array();
  const { error, stderr } = await asc.main(
    ['scanner.ts', '-o', 'scanner.wasm', ...OPTIONS, ...MEMORY],
    {
      // The compiler reads *.ts only; the source has a name of its own since it is no TypeScript.
      readFile: (name) => (name === 'scanner.ts' ? readFileSync(SOURCE, 'utf8') : null),
      writeFile: (_, contents) => {
        if (typeof contents !== 'string') bytes = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null) throw new Error(stderr.toString(), { cause: error });
  const lines = Buffer.from(bytes)
    .toString('base64')
    .match(/.{1,90}/g);
  return [
    '/** scanner.as, compiled by `npm run build:wasm`: do not edit. */',
    'export const MODULE_BASE64 =',
    `${(lines ?? []).map((line) => `  '${line}'`).join(' +\n')};\n`,
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(GENERATED, await compiledModule());
}

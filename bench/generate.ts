/** `npm run -s bench:generate -- --size 100MB --seed 1 --indent 4 > dump.json` (see README.md). */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { generateDump } from './generate/write';
import { bytesOfSize } from './size';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '100MB' },
    seed: { type: 'string', default: '1' },
    indent: { type: 'string', default: '4' },
    out: { type: 'string' },
  },
});
const pieces = generateDump({
  size: bytesOfSize(values.size),
  seed: Number(values.seed),
  indent: Number(values.indent),
});
const out = values.out === undefined ? process.stdout : createWriteStream(values.out);
await pipeline(Readable.from(pieces), out);

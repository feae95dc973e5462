import type { JsonObject } from '../../src/core/base/json';
import { type Section, sections } from './dump';

export interface DumpSettings {
  /** About how many bytes the file shall have. */
  readonly size: number;
  readonly seed: number;
  /** Spaces for each level, as the printing tool puts them: istioctl 4, Envoy 1, `jq -c` 0. */
  readonly indent: number;
}

/** Rows whose size stands for that of all: the rest of a file follows from them. */
const SAMPLE_SERVICES = 400;

/** Text in pieces of about this many characters. */
const PIECE = 1 << 20;

function* texts(all: readonly Section[], indent: number): Generator<string> {
  const line = (depth: number): string => (indent === 0 ? '' : `\n${' '.repeat(indent * depth)}`);
  const colon = indent === 0 ? ':' : ': ';
  const inside = (value: unknown, depth: number): string => {
    const text = JSON.stringify(value, undefined, indent);
    return indent === 0 ? text : text.replaceAll('\n', line(depth));
  };
  yield `{${line(1)}"configs"${colon}[`;
  let firstSection = true;
  for (const { type, before, arrays } of all) {
    yield `${firstSection ? '' : ','}${line(2)}{`;
    firstSection = false;
    const fields: JsonObject = { '@type': `type.googleapis.com/envoy.admin.v3.${type}`, ...before };
    let separator = '';
    for (const [key, value] of Object.entries(fields)) {
      yield `${separator}${line(3)}${JSON.stringify(key)}${colon}${inside(value, 3)}`;
      separator = ',';
    }
    for (const [key, rows] of arrays) {
      yield `,${line(3)}${JSON.stringify(key)}${colon}[`;
      let first = true;
      for (const row of rows) {
        yield `${first ? '' : ','}${line(4)}${inside(row, 4)}`;
        first = false;
      }
      yield `${line(3)}]`;
    }
    yield `${line(2)}}`;
  }
  yield `${line(1)}]${line(0)}}\n`;
}

const bytesOf = (all: readonly Section[], indent: number): number => {
  let bytes = 0;
  for (const text of texts(all, indent)) bytes += Buffer.byteLength(text);
  return bytes;
};

/** How many services make a file of about this size. */
function servicesFor({ size, seed, indent }: DumpSettings): number {
  const none = bytesOf(sections(seed, 0), indent);
  const each = (bytesOf(sections(seed, SAMPLE_SERVICES), indent) - none) / SAMPLE_SERVICES;
  return Math.max(1, Math.round((size - none) / each));
}

/** The text of a dump in pieces, never held whole. The same settings give the same text. */
export function* generateDump(settings: DumpSettings): Generator<string> {
  let piece = '';
  for (const text of texts(sections(settings.seed, servicesFor(settings)), settings.indent)) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

import { fromBase64 } from './base64';

/** A block of a PEM text (RFC 7468) with its bytes; undefined where they are no base64. */
export interface RawBlock {
  readonly label: string;
  readonly bytes: Uint8Array | undefined;
}

const BEGIN = '-----BEGIN ';
const DASHES = '-----';
/** Bundles of all public authorities have some 150; a hostile text must not make thousands. */
const MAX_BLOCKS = 1000;

/** The blocks of a PEM text, in order; text between them is ignored. */
export function pemBlocks(text: string): readonly RawBlock[] {
  const blocks: RawBlock[] = [];
  let at = text.indexOf(BEGIN);
  while (at >= 0 && blocks.length < MAX_BLOCKS) {
    const nameEnd = text.indexOf(DASHES, at + BEGIN.length);
    if (nameEnd < 0) break;
    const label = text.slice(at + BEGIN.length, nameEnd);
    const start = nameEnd + DASHES.length;
    const end = text.indexOf(`${DASHES}END ${label}${DASHES}`, start);
    if (label.length > 64 || label.includes('\n')) {
      at = text.indexOf(BEGIN, at + BEGIN.length);
      continue;
    }
    if (end < 0) {
      blocks.push({ label, bytes: undefined });
      break;
    }
    blocks.push({ label, bytes: fromBase64(withoutHeaders(text.slice(start, end))) });
    at = text.indexOf(BEGIN, end);
  }
  return blocks;
}

/** Old encrypted keys carry lines like `Proc-Type: 4,ENCRYPTED`, then an empty line. */
function withoutHeaders(body: string): string {
  if (!body.includes(':')) return body;
  const end = /\r?\n\r?\n/.exec(body);
  return end === null ? body : body.slice(end.index);
}

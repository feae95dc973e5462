import { utf8Decoder } from '../core/base/utf8';
import type { OpenProblem } from '../core/dump/problem';
import { excerpt, lineAndColumn } from '../core/dump/scan/excerpt';
import { textProblem } from '../core/dump/text-problem';
import type { ByteSource } from './byte-source';

/** The beginning of a file identifies it, if anything does. */
const HEAD_BYTES = 1 << 20;
const CHUNK_BYTES = 4 << 20;
const NEAR_BYTES = 1200;
const NEWLINE = 0x0a;

/** Why a file is not JSON, where its reader stopped at a byte. Throws as the source does. */
export function notJson(
  source: ByteSource,
  stop: { readonly at: number; readonly cut: boolean; readonly open: number },
): OpenProblem {
  const head = utf8Decoder().decode(source.read(0, Math.min(HEAD_BYTES, source.size)), {
    stream: source.size > HEAD_BYTES,
  });
  const problem = textProblem(head);
  const general = problem.kind === 'not-json' || problem.kind === 'truncated';
  const beyond = source.size > HEAD_BYTES && (problem.kind === 'truncated' || stop.at > HEAD_BYTES);
  if (!(general || problem.kind === 'unreadable' || problem.kind === 'empty') || !beyond)
    return problem;
  const { line, lineStart } = lineAt(source, stop.at);
  const from = Math.max(lineStart, stop.at - NEAR_BYTES);
  const before = utf8Decoder().decode(source.read(from, stop.at));
  const column =
    lineStart < from ? stop.at - lineStart + 1 : lineAndColumn(before, before.length).column;
  if (stop.cut) return { kind: 'truncated', line, column, open: stop.open };
  const after = utf8Decoder().decode(source.read(stop.at, stop.at + NEAR_BYTES), { stream: true });
  return { kind: 'not-json', line, column, excerpt: excerpt(before + after, before.length) };
}

/** The line that holds a byte, from 1, and the byte at which it starts. */
function lineAt(source: ByteSource, at: number): { line: number; lineStart: number } {
  let line = 1;
  let lineStart = 0;
  for (let from = 0; from < at; from += CHUNK_BYTES) {
    const chunk = source.read(from, Math.min(at, from + CHUNK_BYTES));
    for (let i = chunk.indexOf(NEWLINE); i >= 0; i = chunk.indexOf(NEWLINE, i + 1)) {
      line++;
      lineStart = from + i + 1;
    }
  }
  return { line, lineStart };
}

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Score } from '../core/testing/replay/kind';
import { replayRecording, type Scored } from '../core/testing/replay/replay';

/** So many disagreements are shown in full. */
const SHOWN = 5;

/**
 * `npm run -s replay -- FILE…`: replays recorded decisions of a running Envoy (JSON Lines, gzipped or
 * not) with the product's. Exit 1 if any disagrees, 2 if a file cannot be read.
 */
async function main(paths: readonly string[]): Promise<number> {
  if (paths.length === 0) {
    process.stderr.write('usage: npm run -s replay -- FILE…\n');
    return 2;
  }
  const counts = { agree: 0, disagree: 0, undetermined: 0 };
  const byKind = new Map<string, typeof counts>();
  for (const path of paths) {
    const lines = linesOf(path);
    if (lines === undefined) return 2;
    for await (const scored of replayRecording(lines)) {
      const { verdict } = scored.score;
      const ofKind = byKind.get(scored.kind) ?? { agree: 0, disagree: 0, undetermined: 0 };
      byKind.set(scored.kind, ofKind);
      ofKind[verdict] += 1;
      counts[verdict] += 1;
      if (verdict === 'disagree' && counts.disagree <= SHOWN) show(path, scored);
    }
  }
  for (const [kind, ofKind] of byKind) process.stdout.write(`${kind}: ${told(ofKind)}\n`);
  process.stdout.write(`${told(counts)}\n`);
  return counts.disagree === 0 ? 0 : 1;
}

const told = ({ agree, disagree, undetermined }: Record<Score['verdict'], number>): string =>
  `${agree} agree, ${disagree} disagree, ${undetermined} undetermined`;

function linesOf(path: string): readonly string[] | undefined {
  try {
    const bytes = readFileSync(path);
    const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (zipped ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  } catch (error) {
    process.stderr.write(`${path}: ${error instanceof Error ? error.message : 'unreadable'}\n`);
    return undefined;
  }
}

function show(path: string, { id, score, record }: Scored): void {
  if (score.verdict !== 'disagree') return;
  const { question, recorded, decided } = score;
  const lines = [
    `${path} ${id}`,
    `  recorded: ${JSON.stringify(recorded)}`,
    `  decided:  ${JSON.stringify(decided)}`,
    ...(question === undefined ? [] : [`  question: ${JSON.stringify(question)}`]),
    `  record:   ${JSON.stringify(withoutAsks(record))}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n\n`);
}

/** The question is shown by itself; the other ones of its record would hide it. */
function withoutAsks(record: Scored['record']): unknown {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return record;
  return { ...record, asks: undefined };
}

process.exitCode = await main(process.argv.slice(2));

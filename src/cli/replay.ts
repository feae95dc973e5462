import type { JsonValue } from '../core/base/json';
import type { Score } from '../core/testing/replay/kind';
import {
  RecordingError,
  type RecordingProblem,
  replayRecording,
  type Scored,
} from '../core/testing/replay/replay';
import type { CliTexts } from '../texts/cli';
import { InputError, inputAt } from './input';
import { DamagedFile, linesOf } from './lines';
import { padded, textWidth } from './table';
import type { Context, Verb } from './verb';

/** So many disagreements are shown in full. */
const MAX_SHOWN = 5;

type Disagreement = Extract<Score, { readonly verdict: 'disagree' }>;
type Counts = Record<'agree' | 'disagree' | 'undetermined' | 'not_decided', number>;

/** `replay FILE…`: replays recorded decisions of a running Envoy (JSON Lines) with the product's. */
export const replay: Verb = {
  files: 'several',
  judgesByTime: false,
  async run(paths, context) {
    const found = new Found();
    let failed = false;
    for (const path of paths) {
      try {
        const { blob } = await inputAt(path, context.io);
        for await (const scored of replayRecording(linesOf(blob))) found.add(path, scored);
      } catch (error) {
        const sentence = sentenceOf(error, path, context.texts);
        if (sentence === undefined) throw error;
        failed = true;
        await context.fail(sentence);
      }
    }
    const { total, disagreements } = found;
    if (failed && found.kinds.size === 0) return 2;
    const kinds = [...found.kinds].map(([recording, counts]) => ({ recording, ...counts }));
    await context.print({ kinds, total, disagreements }, () => told(found, context));
    return total.disagree === 0 ? 0 : 1;
  },
};

class Found {
  readonly kinds = new Map<string, Counts>();
  readonly total = none();
  readonly disagreements: ReturnType<typeof shown>[] = [];

  add(path: string, scored: Scored): void {
    const { kind, score } = scored;
    const counts = this.kinds.get(kind) ?? none();
    this.kinds.set(kind, counts);
    const verdict = score.verdict === 'not-decided' ? 'not_decided' : score.verdict;
    counts[verdict] += 1;
    this.total[verdict] += 1;
    if (score.verdict === 'disagree' && this.disagreements.length < MAX_SHOWN) {
      this.disagreements.push(shown(path, scored, score));
    }
  }
}

const none = (): Counts => ({ agree: 0, disagree: 0, undetermined: 0, not_decided: 0 });

function shown(file: string, { id, record }: Scored, score: Disagreement) {
  const { question = null, recorded, decided } = score;
  return { file, id, recorded, decided, question, record: withoutAsks(record) };
}

/** The question is shown alone; the other ones of its record would hide it. */
function withoutAsks(record: JsonValue): unknown {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return record;
  return { ...record, asks: undefined };
}

function told({ kinds, total, disagreements }: Found, { texts }: Context): string {
  const { replay: words } = texts;
  const blocks = disagreements.map(({ file, id, recorded, decided, question, record }) => {
    const lines: readonly (readonly [string, unknown])[] = [
      [words.recorded, recorded],
      [words.decided, decided],
      ...(question === null ? [] : [[words.question, question] as const]),
      [words.record, record],
    ];
    const width = Math.max(...lines.map(([label]) => textWidth(label)));
    const written = lines.map(
      ([label, value]) => `  ${padded(label, width)} ${JSON.stringify(value)}`,
    );
    return `${file} ${id}\n${written.join('\n')}\n\n`;
  });
  const counts = [...kinds].map(([kind, of]) => `${kind}: ${countsOf(of, words)}\n`);
  return [...blocks, ...counts, `${countsOf(total, words)}\n`].join('');
}

function countsOf(
  { agree, disagree, undetermined, not_decided }: Counts,
  { counts, notDecided, separator }: CliTexts['replay'],
): string {
  const decided = agree + disagree + undetermined > 0 || not_decided === 0;
  return [
    ...(decided ? [counts(agree, disagree, undetermined)] : []),
    ...(not_decided === 0 ? [] : [notDecided(not_decided)]),
  ].join(separator);
}

function sentenceOf(error: unknown, path: string, texts: CliTexts): string | undefined {
  if (error instanceof InputError) return error.sentence(texts.input);
  if (error instanceof DamagedFile) return texts.replay.damaged(path);
  return error instanceof RecordingError ? problemOf(error.problem, path, texts.replay) : undefined;
}

function problemOf(problem: RecordingProblem, path: string, texts: CliTexts['replay']): string {
  switch (problem.kind) {
    case 'no-head':
      return texts.noRecording(path);
    case 'unknown-kind':
      return texts.unknownKind(path, problem.recording);
    case 'not-json':
      return texts.badLine(path, problem.line);
  }
}

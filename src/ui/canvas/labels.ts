import type { Look } from '../../core/decide/protection';
import type { Box } from '../../core/graph/types';
import type { LineTexts } from '../../texts/en/lines';

export interface CardWords {
  readonly kind: string;
  readonly title: string;
  readonly fact: string;
  /** State and presence, where they are not the usual. */
  readonly marks: readonly { readonly text: string; readonly tone: 'bad' | 'warn' | 'quiet' }[];
  readonly looks: readonly { readonly look: Look; readonly text: string; readonly long: string }[];
}

const TONES = {
  failed: 'bad',
  warming: 'warn',
  draining: 'warn',
  active: 'quiet',
  static: 'quiet',
} as const;

/** Everything that a card says, in words. */
export function cardWords(box: Box, lines: LineTexts): CardWords {
  const state = box.type === 'node' ? box.node.state : box.state;
  const presence = box.type === 'node' ? box.node.presence : box.presence;
  const marks: CardWords['marks'][number][] = [];
  if (presence === 'inferred') marks.push({ text: lines.inferred, tone: 'quiet' });
  if (presence === 'dangling') marks.push({ text: lines.missing, tone: 'bad' });
  else if (TONES[state] !== 'quiet') marks.push({ text: lines.state[state], tone: TONES[state] });
  return { ...wordsOf(box, lines), marks, looks: lookWords(box, lines) };
}

function wordsOf(box: Box, lines: LineTexts): Pick<CardWords, 'kind' | 'title' | 'fact'> {
  if (box.type === 'stack') {
    return {
      kind: lines.stackKind(box),
      title: lines.stackTitle(box),
      fact: lines.stackFact(box),
    };
  }
  return {
    kind: lines.nodeKind(box.node),
    title: lines.title(box.node),
    fact: lines.fact(box.node.line),
  };
}

function lookWords(box: Box, lines: LineTexts): CardWords['looks'] {
  const own = box.type === 'node' ? box.node.protection?.look : undefined;
  if (own !== undefined) return [{ look: own, text: lines.look[own], long: lines.lookLong[own] }];
  const counts = box.type === 'node' ? box.node.looks : box.looks;
  const present = lines.lookOrder.filter((look) => (counts[look] ?? 0) > 0);
  return present.map((look) => {
    const n = counts[look] ?? 0;
    const text =
      present.length === 1 && box.type === 'node' ? lines.look[look] : `${n} ${lines.look[look]}`;
    return { look, text, long: `${n} ${lines.lookLong[look]}` };
  });
}

/** The same for a screen reader. */
export function cardLabel(box: Box, lines: LineTexts): string {
  const { kind, title, fact, marks, looks } = cardWords(box, lines);
  return lines.card({
    kind,
    title,
    fact,
    marks: [...marks.map(({ text }) => text), ...looks.map(({ long }) => long)],
  });
}

import type { Protection } from '../core/decide/tls/protection';
import type { CertificateFinding } from '../core/findings/index';
import type { Reach } from '../core/graph/cluster-reach';
import type { Box, GraphNode } from '../core/graph/types';
import type { FindingTexts } from '../texts/en/findings';
import type { LineTexts } from '../texts/en/lines';
import { boxReach } from './reach';
import { SEVERITY_TONE } from './severity-tone';

export interface Mark {
  readonly text: string;
  readonly tone: 'bad' | 'warn' | 'quiet';
  readonly title?: string | undefined;
}

/** The worst finding about certificates of a box, and how many of its nodes have such a one. */
export interface BoxFinding {
  readonly finding: CertificateFinding;
  readonly count: number;
}

export interface CardWords {
  readonly kind: string;
  readonly title: string;
  /** The whole name, where the title is shorter. */
  readonly whole: string | undefined;
  /** The title is a name out of the file, not a sentence of ours. */
  readonly named: boolean;
  readonly fact: string;
  /** The same on the card, which says the kind where its column does not. */
  readonly cardFact: string;
  /** State and presence, where they are not the usual. */
  readonly marks: readonly Mark[];
  readonly protections: readonly {
    readonly protection: Protection;
    readonly text: string;
    /** With the number of ends that have it. */
    /** So many ends have it; 1 where the card has but one. */
    readonly count: number;
    readonly counted: string;
    readonly long: string;
    readonly reach?: Reach | undefined;
  }[];
}

const TONES = {
  failed: 'bad',
  warming: 'warn',
  draining: 'warn',
  active: 'quiet',
  static: 'quiet',
  // In such a file no state is known: it would be on every card.
  unknown: 'quiet',
} as const;

/**
 * Everything that a card says, in words. `members`: those of a stack that are asked about, which it
 * shows in place of itself.
 */
export function cardWords(
  box: Box,
  lines: LineTexts,
  members: readonly GraphNode[] = [],
): CardWords {
  const [first, second] = members;
  if (box.type === 'stack' && first !== undefined) {
    const { lane, column } = box;
    const own = cardWords({ type: 'node', id: first.id, lane, column, node: first }, lines);
    const fact = lines.membersFact(members.length, box);
    if (second === undefined) return { ...own, fact, cardFact: fact };
    const title = members.map(lines.title).join(', ');
    return { ...own, title, whole: title, fact, cardFact: fact, protections: [] };
  }
  const state = box.type === 'node' ? box.node.state : box.state;
  const presence = box.type === 'node' ? box.node.presence : box.presence;
  const marks: Mark[] = [];
  if (presence === 'unknown') marks.push({ text: lines.notCaptured, tone: 'quiet' });
  if (presence === 'dangling') marks.push({ text: lines.missing, tone: 'bad' });
  else if (TONES[state] !== 'quiet') marks.push({ text: lines.state[state], tone: TONES[state] });
  return { ...wordsOf(box, lines), marks, protections: protectionWords(box, lines) };
}

function wordsOf(box: Box, lines: LineTexts): Omit<CardWords, 'marks' | 'protections'> {
  if (box.type === 'stack') {
    const used = box.line.of === 'used-by';
    const fact = lines.stackFact(box);
    return {
      kind: used ? lines.usedBy : lines.stackKind(box),
      title: used ? lines.stackCount(box) : lines.stackTitle(box),
      whole: undefined,
      named: false,
      fact,
      cardFact: fact,
    };
  }
  const { node } = box;
  const { line, name } = node;
  const title = lines.title(node);
  const own = box.endpoints === undefined ? lines.nodeFact(node) : lines.takes(box.endpoints);
  const fact = node.presence === 'inferred' ? `${lines.inferred} · ${own}` : own;
  const isHub = node.kind === 'secret' || node.kind === 'sds-source';
  const sni = line.key === 'socket-client' ? line.sni : undefined;
  return {
    kind: lines.nodeKind(node),
    title,
    whole: sni ?? (line.key === 'cluster' ? name : undefined),
    named: title === name || sni !== undefined || line.key === 'cluster',
    fact,
    cardFact: isHub ? `${lines.nodeKind(node)} · ${fact}` : fact,
  };
}

function protectionWords(box: Box, lines: LineTexts): CardWords['protections'] {
  const own = box.type === 'node' ? box.node.protection : undefined;
  if (own !== undefined) {
    const { kind: protection } = own;
    const long = lines.protectionLong[protection];
    const text = lines.protection[protection];
    const through = own.through === 'hbone' ? lines.throughHbone : '';
    return [{ protection, text, count: 1, counted: text, long: long + through }];
  }
  const reach = boxReach(box);
  if (reach !== undefined) {
    const [text, long] = [lines.reach[reach], lines.reachLong[reach]];
    return [{ protection: 'plaintext', text, count: 1, counted: text, long, reach }];
  }
  const counts = box.type === 'node' ? box.node.protections : box.protections;
  const present = lines.protectionOrder.filter((protection) => (counts[protection] ?? 0) > 0);
  return present.map((protection) => {
    const count = counts[protection] ?? 0;
    const n = lines.number(count);
    const text = lines.protection[protection];
    const long = `${n} ${lines.protectionLong[protection]}`;
    return { protection, text, count, counted: `${n} ${text}`, long };
  });
}

/** What is wrong with the certificates of a card or stack. */
export function markOf(
  mark: BoxFinding | undefined,
  { own, marks }: FindingTexts,
): readonly Mark[] {
  if (mark === undefined) return [];
  const { finding, count } = mark;
  return [
    {
      text: marks(own.mark(finding), count),
      tone: SEVERITY_TONE[finding.severity],
      title: own.text(finding).replaceAll('`', ''),
    },
  ];
}

/** The same for a screen reader; `more`: marks that come later than the drawing. */
export function cardLabel(
  box: Box,
  lines: LineTexts,
  more: readonly Mark[],
  members?: readonly GraphNode[],
): string {
  const words = cardWords(box, lines, members);
  const { kind, title, fact, protections } = words;
  const marks = [...words.marks, ...more];
  return lines.card({
    kind,
    title,
    fact,
    marks: [...marks.map(({ text }) => text), ...protections.map(({ long }) => long)],
  });
}

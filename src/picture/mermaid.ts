import type { Protection } from '../core/decide/tls/protection';
import type { Drawn, DrawnCard, DrawnPath } from './drawn';

/** Mermaid's arrows by protection: thick, thin, dotted; labels say it as well. */
const ARROWS: Readonly<Record<Protection | 'none', string>> = {
  mtls: '==>',
  tls: '-->',
  plaintext: '-.->',
  unknown: '-.->',
  passthrough: '-->',
  tunnelled: '-->',
  none: '-->',
};

/** A text for a quoted label: what means something to Mermaid or HTML as its entity. */
const quoted = (text: string): string =>
  `"${text.replace(/\s+/g, ' ').replace(/[&<>"#;`\\|[\](){}]/g, (letter) => `#${letter.charCodeAt(0)};`)}"`;

/** Where a connection that is refused ends, and why. */
export interface MermaidEnd {
  /** The card; undefined: before any. */
  readonly at: DrawnCard['rect'] | undefined;
  /** Where it wanted to go. */
  readonly place: string | undefined;
  /** In a word, and in a sentence. */
  readonly badge: string;
  readonly why: string;
}

/**
 * A drawing, or what of it is lit, as a Mermaid flowchart (mermaid.js.org, "Flowcharts"), from left to
 * right with the two sides as subgraphs; for a ticket or a wiki that draws it.
 */
export function mermaidOf(
  drawn: Drawn,
  protection: (protection: Protection) => string,
  end?: MermaidEnd | undefined,
): string {
  const cards = drawn.cards.filter(({ dim }) => !dim);
  const paths = drawn.paths.filter(({ dim }) => !dim);
  const names = new Map(cards.map((card, at) => [card.rect, `n${at + 1}`]));
  const laned = drawn.lanes.map(({ lane, rect, name, meaning }) => {
    const inside = cards.filter(({ rect: { x, y } }) => contains(rect, x, y));
    return { lane, title: `${name}${meaning}`, inside };
  });
  const others = cards.filter((card) => !laned.some(({ inside }) => inside.includes(card)));
  const node = (card: DrawnCard): string => `${names.get(card.rect)}[${label(card)}]`;
  return [
    'flowchart LR',
    ...laned
      .filter(({ inside }) => inside.length > 0)
      .flatMap(({ lane, title, inside }) => [
        `  subgraph ${lane}[${quoted(title)}]`,
        ...inside.map((card) => `    ${node(card)}`),
        '  end',
      ]),
    ...others.map((card) => `  ${node(card)}`),
    ...paths.flatMap((way) => pathLine(way, names, protection)),
    ...(end === undefined ? [] : endLines(end, names)),
    '',
  ].join('\n');
}

/** A hexagon after a cross; `end` alone is a keyword of Mermaid. */
function endLines(
  { at, place, badge, why }: MermaidEnd,
  names: ReadonlyMap<DrawnCard['rect'], string>,
): readonly string[] {
  const from = at && names.get(at);
  const said = [badge, why].map((text) => quoted(text.replaceAll('`', '')).slice(1, -1));
  return [
    ...(from === undefined ? [`  asked([${quoted(place ?? '…')}])`] : []),
    `  stop{{"${said.join('<br/>')}"}}`,
    `  ${from ?? 'asked'} --x stop`,
  ];
}

const contains = ({ x, y, width, height }: DrawnCard['rect'], left: number, top: number): boolean =>
  left >= x && left < x + width && top >= y && top < y + height;

function label({ kind, whole, title, fact, protections, marks }: DrawnCard): string {
  const said = [...protections, ...marks].map(({ text }) => text).join(', ');
  const head = said === '' ? kind : `${kind} · ${said}`;
  const lines = [head, whole === '' ? title : whole, fact].filter((line) => line !== '');
  return `"${lines.map((line) => quoted(line).slice(1, -1)).join('<br/>')}"`;
}

function pathLine(
  { from, to, protection }: DrawnPath,
  names: ReadonlyMap<DrawnCard['rect'], string>,
  wordOf: (protection: Protection) => string,
): readonly string[] {
  const [start, end] = [names.get(from), names.get(to)];
  if (start === undefined || end === undefined) return [];
  const said = protection === undefined ? '' : `|${quoted(wordOf(protection))}|`;
  return [`  ${start} ${ARROWS[protection ?? 'none']}${said} ${end}`];
}

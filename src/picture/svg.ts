import type { Protection } from '../core/decide/tls/protection';
import type { Rect } from '../core/graph/types';
import type { Drawn, DrawnCard, DrawnPath } from './drawn';
import { edgePath } from './edge-path';
import { fitText, type Measure } from './fit-text';
import type { Palette, Token } from './palette';

const SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const MONO = 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace';
/** The margins of the drawing: names of the columns above, the caption below. */
const MARGIN = { x: 28, top: 52, bottom: 44 } as const;

/** Line styles of the protection, as on the canvas: never by colour alone. */
const LINES: Readonly<Record<Protection | 'none', { width: number; dashes?: string }>> = {
  mtls: { width: 4.2 },
  tls: { width: 1.9 },
  plaintext: { width: 1.8, dashes: '7 5' },
  unknown: { width: 2, dashes: '1.5 4.5' },
  passthrough: { width: 1 },
  tunnelled: { width: 1 },
  none: { width: 1.5 },
};

/** Characters that XML keeps for itself, and those that it does not allow at all (XML 1.0, 2.2). */
const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be in the file
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

type Attributes = Readonly<Record<string, string | number | undefined>>;

function tag(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : ` ${key}="${escaped(String(value))}"`,
  );
  return content === ''
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${content}</${name}>`;
}

const isToken = (text: string, palette: Palette): text is Token => Object.hasOwn(palette, text);

/** Writes a drawing as a self-contained SVG file: no script, no style sheet, no external resource. */
export function svgOf(drawn: Drawn, palette: Palette, measure: Measure): string {
  const width = Math.ceil(drawn.size.width + 2 * MARGIN.x);
  const height = Math.ceil(drawn.size.height + MARGIN.top + MARGIN.bottom);
  const pen = new Pen(palette, measure);
  const middle = tag(
    'g',
    { transform: `translate(${MARGIN.x} ${MARGIN.top})` },
    [
      ...drawn.lanes.map(({ lane, rect }) => pen.lane(lane, rect)),
      ...drawn.columns.map(({ x, name }) =>
        pen.text(name.toUpperCase(), { x, y: -26, size: 10, weight: 700, fill: 'ink-3' }),
      ),
      ...drawn.paths.map((path) => pen.way(path)),
      ...drawn.lanes.map(({ lane, rect, name, meaning }) =>
        pen.laneName(lane, rect, name, meaning),
      ),
      ...drawn.cards.map((card) => pen.card(card)),
    ].join('\n'),
  );
  const caption = pen.text(drawn.caption, {
    x: MARGIN.x,
    y: height - 16,
    size: 11,
    fill: 'ink-3',
  });
  return tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'font-family': SANS,
    },
    [
      tag('title', {}, escaped(drawn.caption)),
      tag('rect', { width, height, fill: palette.bg }),
      middle,
      caption,
    ].join('\n'),
  );
}

interface TextStyle {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill: Token;
  readonly weight?: number;
  readonly mono?: boolean;
  readonly anchor?: 'end';
}

/** Draws the parts with one set of colours. */
class Pen {
  private readonly palette: Palette;
  private readonly measure: Measure;

  constructor(palette: Palette, measure: Measure) {
    this.palette = palette;
    this.measure = measure;
  }

  text(content: string, { x, y, size, fill, weight, mono, anchor }: TextStyle): string {
    return tag(
      'text',
      {
        x,
        y,
        'font-size': size,
        'font-weight': weight,
        'font-family': mono === true ? MONO : undefined,
        'text-anchor': anchor,
        fill: this.palette[fill],
      },
      escaped(content),
    );
  }

  lane(lane: 'server' | 'client', rect: Rect): string {
    const tone = this.palette[lane];
    const frame = { ...rect, rx: 12 };
    return [
      tag('rect', { ...frame, fill: this.palette.surface }),
      tag('rect', {
        ...frame,
        fill: tone,
        'fill-opacity': 0.04,
        stroke: tone,
        'stroke-opacity': 0.35,
      }),
    ].join('');
  }

  laneName(lane: 'server' | 'client', rect: Rect, name: string, meaning: string): string {
    const label = `${name.toUpperCase()}${meaning}`;
    const width = this.measure(label, `700 12px ${SANS}`) + 16;
    const place = { x: rect.x + 14, y: rect.y - 10, width, height: 20, rx: 4 };
    return (
      tag('rect', { ...place, fill: this.palette.bg }) +
      this.text(label, { x: rect.x + 22, y: rect.y + 4, size: 12, weight: 600, fill: lane })
    );
  }

  way({ from, to, protection, tunnel, dim }: DrawnPath): string {
    const d = edgePath({
      sourceX: from.x + from.width,
      sourceY: from.y + from.height / 2,
      targetX: to.x,
      targetY: to.y + to.height / 2,
    });
    const { width, dashes } = LINES[protection ?? 'none'];
    const line = {
      d,
      fill: 'none',
      stroke: this.palette[protection ?? 'ink-3'],
      'stroke-width': width,
      'stroke-dasharray': tunnel ? '10 3 2 3' : dashes,
    };
    // Mutual TLS is a double line: a thin one of the background's colour in a thick one.
    const core = { d, fill: 'none', stroke: this.palette.surface, 'stroke-width': 1.8 };
    const both = tag('path', line) + (protection === 'mtls' ? tag('path', core) : '');
    return tag('g', { opacity: dim ? 0.15 : 0.9 }, both);
  }

  card(card: DrawnCard): string {
    const { rect, dim, presence } = card;
    const { x, y, width, height } = rect;
    const dangling = presence === 'dangling';
    const bar = dangling ? 'bad' : isToken(card.bar, this.palette) ? card.bar : 'source';
    const dashed = dangling || presence === 'inferred' || presence === 'unknown';
    const border = card.selected
      ? 'accent'
      : dangling
        ? 'bad'
        : presence === 'inferred'
          ? 'source'
          : 'line';
    const parts = [
      tag('title', {}, escaped(`${card.kind}: ${card.whole}`)),
      card.stack ? this.depth(rect) : '',
      tag('rect', {
        ...rect,
        rx: 8,
        fill: this.palette[dangling ? 'bad-soft' : 'surface'],
        stroke: this.palette[border],
        'stroke-width': card.selected ? 2 : dangling ? 1.5 : 1,
        'stroke-dasharray': dashed ? (presence === 'unknown' ? '2 3' : '4 3') : undefined,
      }),
      presence === 'inferred'
        ? ''
        : tag('path', {
            d: `M${x + 4},${y} h-1 a4,8 0 0 0 -3,8 v${height - 16} a4,8 0 0 0 3,8 h1 z`,
            fill: this.palette[bar],
          }),
      ...this.words(card, bar),
      ...this.marks(card, x + width - 8, y - 12),
    ];
    return tag('g', { opacity: dim ? 0.4 : undefined }, parts.join(''));
  }

  /** Two more edges under a stack. */
  private depth({ x, y, width, height }: Rect): string {
    const sheet = (by: number): string =>
      tag('rect', {
        x: x + by,
        y: y + by,
        width,
        height,
        rx: 8,
        fill: this.palette.surface,
        stroke: this.palette.line,
      });
    return sheet(6) + sheet(3);
  }

  private words(card: DrawnCard, bar: Token): readonly string[] {
    const { x, y, width } = card.rect;
    const left = x + 13;
    const room = width - 22;
    const badge = card.protections[0];
    const badgeWidth = badge === undefined ? 0 : this.measure(badge.text, `700 10px ${SANS}`) + 12;
    const kindRoom = room - (badge === undefined ? 0 : badgeWidth + 6);
    const font = `600 12.5px ${card.named ? MONO : SANS}`;
    const kind = card.kind.toUpperCase();
    return [
      this.text(fitText(kind, kindRoom, `700 9.5px ${SANS}`, this.measure, 'end'), {
        x: left,
        y: y + 17,
        size: 9.5,
        weight: 700,
        fill: bar,
      }),
      badge === undefined ? '' : this.badge(badge, x + width - 9 - badgeWidth, y + 6, badgeWidth),
      this.text(fitText(card.title, room, font, this.measure, 'middle'), {
        x: left,
        y: y + 35,
        size: 12.5,
        weight: 600,
        fill: 'ink',
        mono: card.named,
      }),
      this.text(fitText(card.fact, room, `11.5px ${SANS}`, this.measure, 'end'), {
        x: left,
        y: y + 52,
        size: 11.5,
        fill: 'ink-2',
      }),
    ];
  }

  private badge(
    { text, protection, reach }: DrawnCard['protections'][number],
    x: number,
    y: number,
    width: number,
  ): string {
    // Plaintext that crosses no network is drawn fainter, as on the canvas.
    const token: Token = reach === undefined ? protection : 'ink-3';
    const tone = this.palette[token];
    const dashes = LINES[protection].dashes && '3 2';
    const frame = { x, y, width, height: 15, rx: 4, fill: 'none', stroke: tone };
    return [
      tag('rect', { ...frame, 'stroke-dasharray': dashes }),
      protection === 'mtls'
        ? tag('rect', { ...frame, x: x + 2, y: y + 2, width: width - 4, height: 11, rx: 2.5 })
        : '',
      this.text(text, { x: x + 6, y: y + 11, size: 10, weight: 700, fill: token }),
    ].join('');
  }

  private marks({ marks }: DrawnCard, right: number, y: number): readonly string[] {
    let end = right;
    return [...marks].reverse().map(({ text, tone }) => {
      const width = this.measure(text, `600 10px ${SANS}`) + 10;
      const fill = tone === 'bad' ? 'bad' : tone === 'warn' ? 'warn' : 'ink-3';
      end -= width + 3;
      return (
        tag('rect', { x: end, y, width, height: 15, rx: 4, fill: this.palette[fill] }) +
        this.text(text, { x: end + 5, y: y + 11, size: 10, weight: 600, fill: 'surface' })
      );
    });
  }
}

import type { Protection } from '../core/decide/tls/protection';
import type { Rect } from '../core/graph/types';
import type { Drawn, DrawnCard, DrawnPath } from './drawn';
import { edgePath } from './edge-path';
import { fitText, type Measure } from './fit-text';
import { GLYPH, GLYPHS } from './glyph';
import type { Palette, Token } from './palette';

const SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const TEXT = 13.5;
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
      ...drawn.columns.map(({ x, name }) => pen.text(name, { x, y: -26, size: 12, fill: 'ink-3' })),
      ...drawn.paths.map((path) => pen.way(path)),
      ...drawn.lanes.map(({ rect, name, meaning }) => pen.laneName(rect, name, meaning)),
      ...drawn.cards.map((card) => pen.card(card)),
    ].join('\n'),
  );
  const caption = pen.text(drawn.caption, {
    x: MARGIN.x,
    y: height - 16,
    size: 12,
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

  laneName({ x, y }: Rect, name: string, meaning: string): string {
    const title = name.trim();
    const font = `600 ${TEXT}px ${SANS}`;
    return (
      this.text(title, { x: x + 14, y: y + 22, size: TEXT, weight: 600, fill: 'ink' }) +
      this.text(meaning, {
        x: x + 22 + this.measure(title, font),
        y: y + 22,
        size: TEXT,
        fill: 'ink-2',
      })
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
    const { x, y, width } = rect;
    const dangling = presence === 'dangling';
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
      ...this.words(card),
      ...this.shares(card),
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

  private words(card: DrawnCard): readonly string[] {
    const { x, y, width } = card.rect;
    const left = x + 11;
    const room = width - 22;
    const [sign] = card.protections;
    const titleRoom = sign === undefined ? room : room - GLYPH.width - 6;
    const weight = card.named ? 500 : 600;
    const font = `${weight} ${TEXT}px ${card.named ? MONO : SANS}`;
    return [
      this.text(fitText(card.title, titleRoom, font, this.measure, 'middle'), {
        x: left,
        y: y + 22,
        size: TEXT,
        weight,
        fill: 'ink',
        mono: card.named,
      }),
      sign === undefined ? '' : this.glyph(sign, x + width - 11 - GLYPH.width, y + 11),
      this.text(fitText(card.fact, room, `${TEXT}px ${SANS}`, this.measure, 'end'), {
        x: left,
        y: y + 42,
        size: TEXT,
        fill: 'ink-2',
      }),
    ];
  }

  private glyph(
    { text, protection, reach }: DrawnCard['protections'][number],
    x: number,
    y: number,
  ): string {
    const { d, dashes } = GLYPHS[protection];
    const path = tag('path', {
      d,
      fill: 'none',
      // Plaintext that crosses no network is drawn fainter, as on the canvas.
      stroke: this.palette[reach === undefined ? protection : 'ink-3'],
      'stroke-width': GLYPH.stroke,
      'stroke-dasharray': dashes,
    });
    return tag(
      'g',
      { transform: `translate(${x} ${y})`, 'aria-label': text },
      tag('title', {}, escaped(text)) + path,
    );
  }

  /** A thin bar along the bottom of a stack. */
  private shares({ shares, rect }: DrawnCard): readonly string[] {
    const all = shares.reduce((sum, { count }) => sum + count, 0);
    const y = rect.y + rect.height - 5;
    let x = rect.x + 11;
    return shares.map(({ protection, count }) => {
      const from = x;
      x += ((rect.width - 22) * count) / all;
      return tag('path', {
        d: `M${from},${y} H${x}`,
        stroke: this.palette[protection],
        'stroke-width': 3,
        'stroke-dasharray': protection === 'plaintext' ? '4 2' : undefined,
      });
    });
  }

  private marks({ marks }: DrawnCard, right: number, y: number): readonly string[] {
    let end = right;
    return [...marks].reverse().map(({ text, tone }) => {
      const width = this.measure(text, `600 12px ${SANS}`) + 10;
      const fill = tone === 'bad' ? 'bad' : tone === 'warn' ? 'warn' : 'ink-3';
      end -= width + 3;
      return (
        tag('rect', { x: end, y, width, height: 17, rx: 4, fill: this.palette[fill] }) +
        this.text(text, { x: end + 5, y: y + 13, size: 12, weight: 600, fill: 'surface' })
      );
    });
  }
}

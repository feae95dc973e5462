// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Drawn, DrawnCard } from './drawn';
import { fitText } from './fit-text';
import { code, markdownOf, shellBlock } from './markdown';
import { mermaidOf } from './mermaid';
import { paletteOf } from './palette';
import { svgOf } from './svg';

const HOSTILE = '<script>alert(1)</script>"]] & \u0000 end';
const palette = paletteOf((token) => `colour of ${token}`);
/** A letter is as wide as half its font. */
const measure = (text: string, font: string): number =>
  text.length * (Number.parseFloat(/[\d.]+px/.exec(font)?.[0] ?? '') / 2);

const card = (x: number, change: Partial<DrawnCard> = {}): DrawnCard => ({
  rect: { x, y: 20, width: 176, height: 62 },
  presence: 'file',
  stack: false,
  selected: false,
  dim: false,
  kind: 'Listener',
  title: 'virtualInbound',
  named: true,
  whole: 'virtualInbound',
  fact: '0.0.0.0:15006',
  marks: [],
  shares: [],
  protections: [],
  ...change,
});

function picture(...cards: readonly DrawnCard[]): Drawn {
  const [first, second] = cards;
  return {
    size: { width: 600, height: 200 },
    caption: 'dump.json · mtlscope',
    lanes: [
      {
        lane: 'server',
        rect: { x: 0, y: 0, width: 300, height: 120 },
        name: 'Server side: ',
        meaning: 'what this proxy accepts',
      },
    ],
    columns: [{ x: 20, name: 'Listener' }],
    cards,
    paths:
      first === undefined || second === undefined
        ? []
        : [
            {
              from: first.rect,
              to: second.rect,
              protection: 'mtls',
              tunnel: false,
              dim: second.dim,
            },
          ],
  };
}

function parsed(svg: string): Document {
  const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(document.querySelector('parsererror')?.textContent).toBeUndefined();
  return document;
}

describe('the picture as SVG', () => {
  it('says what the cards say', () => {
    const protections = [{ protection: 'mtls', text: 'mTLS' }] as const;
    const text = parsed(svgOf(picture(card(0), card(300, { protections })), palette, measure));
    const words = [...text.querySelectorAll('text')].map(({ textContent }) => textContent);
    expect(words).toEqual(expect.arrayContaining(['Listener', 'virtualInbound', '0.0.0.0:15006']));
    const titles = [...text.querySelectorAll('title')].map(({ textContent }) => textContent);
    expect(titles).toEqual(expect.arrayContaining(['Listener: virtualInbound', 'mTLS']));
    expect(words).toContain('dump.json · mtlscope');
    // Mutual TLS is a double line.
    expect(text.querySelectorAll('g[opacity] > path[fill="none"]')).toHaveLength(2);
  });

  it('draws plaintext that no network sees grey, with the same dashes', () => {
    const protections = [{ protection: 'plaintext', text: 'local', reach: 'in-pod' }] as const;
    const text = parsed(svgOf(picture(card(0, { protections })), palette, measure));
    const sign = text.querySelector('g[aria-label="local"] > path');
    expect(sign?.getAttribute('stroke')).toBe(palette['ink-3']);
    const over = parsed(
      svgOf(
        picture(card(0, { protections: [{ protection: 'plaintext', text: 'plain' }] })),
        palette,
        measure,
      ),
    ).querySelector('g[aria-label="plain"] > path');
    expect(over?.getAttribute('stroke')).toBe(palette.plaintext);
    expect(sign?.getAttribute('stroke-dasharray')).toBe(over?.getAttribute('stroke-dasharray'));
  });

  it('shortens a long name in its middle and keeps the whole one for whoever points at it', () => {
    const whole = `outbound|50051||${'very-'.repeat(20)}long.svc.cluster.local`;
    const text = parsed(svgOf(picture(card(0, { title: whole, whole })), palette, measure));
    const shown = [...text.querySelectorAll('text')].map(({ textContent }) => textContent ?? '');
    expect(shown.find((one) => one.includes('…'))).toMatch(/^outbound.*….*local$/);
    expect(text.querySelector('g > title')?.textContent).toBe(`Listener: ${whole}`);
  });

  it('is one file without script or anything from elsewhere, whatever names are in it', () => {
    const bad = card(0, { title: HOSTILE, whole: HOSTILE, fact: HOSTILE, kind: HOSTILE });
    const svg = svgOf(picture(bad), palette, measure);
    const text = parsed(svg);
    expect(text.querySelectorAll('script, style, image, use, foreignObject')).toHaveLength(0);
    const attributes = [...text.querySelectorAll('*')].flatMap(({ attributes }) =>
      [...attributes].map(({ name }) => name),
    );
    expect(attributes.filter((name) => /^on|href/i.test(name))).toEqual([]);
    expect(text.querySelector('g > title')?.textContent).toContain('<script>alert(1)</script>');
  });
});

describe('a text that must fit', () => {
  it.each([
    ['short', 100, 'short'],
    ['abcdefghij', 40, 'abc…'],
    ['abcdefghij', 0, '…'],
  ])('%s in %i', (text, width, expected) => {
    expect(fitText(text, width, '20px x', measure, 'end')).toBe(expected);
  });

  it('never cuts a character in two', () => {
    expect(fitText('🔒🔒🔒🔒', 30, '10px x', measure, 'middle')).not.toMatch(
      /[\ud800-\udfff](?![\udc00-\udfff])(?<![\ud800-\udbff][\udc00-\udfff])/,
    );
  });
});

describe('the way as Mermaid', () => {
  it('has the lit cards, each with its side, and what joins them', () => {
    const drawing = picture(
      card(0),
      card(330, { kind: 'Certificate', whole: 'default', fact: '' }),
    );
    expect(mermaidOf(drawing, (protection) => protection)).toBe(
      [
        'flowchart LR',
        '  subgraph server["Server side: what this proxy accepts"]',
        '    n1["Listener<br/>virtualInbound<br/>0.0.0.0:15006"]',
        '  end',
        '  n2["Certificate<br/>default"]',
        '  n1 ==>|"mtls"| n2',
        '',
      ].join('\n'),
    );
  });

  it('leaves out what is not lit', () => {
    const text = mermaidOf(picture(card(0), card(330, { dim: true })), (protection) => protection);
    expect(text).not.toContain('n2');
    expect(text).not.toContain('==>');
  });

  it('ends in the reason where a connection is refused', () => {
    const drawing = picture(card(0));
    const [listener] = drawing.cards;
    const why = 'No chain takes `this`.';
    const end = { at: listener?.rect, place: '10.0.0.1:1', badge: 'closed: not_found', why };
    expect(
      mermaidOf(drawing, (protection) => protection, end)
        .split('\n')
        .slice(-3),
    ).toEqual(['  stop{{"closed: not_found<br/>No chain takes this."}}', '  n1 --x stop', '']);
    const nobody = { ...end, at: undefined };
    expect(mermaidOf(picture(), (protection) => protection, nobody)).toBe(
      [
        'flowchart LR',
        '  asked(["10.0.0.1:1"])',
        '  stop{{"closed: not_found<br/>No chain takes this."}}',
        '  asked --x stop',
        '',
      ].join('\n'),
    );
  });

  it('keeps names from being anything but text', () => {
    const text = mermaidOf(picture(card(0, { whole: HOSTILE })), (protection) => protection);
    expect(text).not.toContain('<script');
    expect(text.split('\n')[2]).toMatch(/^ {4}n1\["[^"]*"\]$/);
  });
});

describe('Markdown', () => {
  it('keeps the names of a sentence as code, and everything else as it is', () => {
    expect(markdownOf('`a|b` takes *it* from <x>')).toBe('`a|b` takes \\*it\\* from \\<x\\>');
  });

  it.each([
    ['plain', '`plain`'],
    ['a`b', '``a`b``'],
    ['`a', '`` `a ``'],
    ['a\nb', '`a b`'],
  ])('code of %j', (name, expected) => {
    expect(code(name)).toBe(expected);
  });

  it('has no command that closes its block', () => {
    const [open, , close] = shellBlock(['jq ".a" ```']);
    expect(open).toBe('````sh');
    expect(close).toBe('````');
  });
});

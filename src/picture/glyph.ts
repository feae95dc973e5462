import type { Protection } from '../core/decide/tls/protection';

interface Shape {
  readonly d: string;
  readonly dashes?: string;
}

const ring = (cx: number, r: number): string =>
  `M${cx - r},6 a${r},${r} 0 1 1 ${2 * r},0 a${r},${r} 0 1 1 ${-2 * r},0`;

/** Every glyph is drawn in a box of this size, with a stroke and no fill. */
export const GLYPH = { width: 18, height: 12, stroke: 1.7 } as const;

/** The protection as a sign: two linked rings, one, a broken one, a dotted one; never by colour alone. */
export const GLYPHS: Readonly<Record<Protection, Shape>> = {
  mtls: { d: `${ring(6, 4.4)} ${ring(12, 4.4)}` },
  tls: { d: ring(9, 4.6) },
  plaintext: { d: ring(9, 4.6), dashes: '3.6 3.6' },
  unknown: { d: `${ring(9, 4.6)} M9,8.4 v0.2 M9,3.8 v2.6`, dashes: '1.2 2' },
  passthrough: { d: `${ring(9, 3.4)} M0.5,6 H17.5` },
  tunnelled: { d: `${ring(9, 2.6)} M1,1.5 H17 M1,10.5 H17` },
};

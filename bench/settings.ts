import { parseArgs } from 'node:util';
import { bytesOfSize } from './size';

/** A dump that is measured. */
export interface Subject {
  readonly label: string;
  readonly size: number;
  readonly indent: number;
}

export interface Settings {
  /** Read in all ways, in turn. */
  readonly compared: readonly Subject[];
  /** Only opened, and their peak of memory taken: too large for the plain way. */
  readonly opened: readonly Subject[];
  readonly rounds: number;
  readonly seed: number;
  readonly parts: ReadonlySet<Part>;
  readonly write: boolean;
}

export const PARTS = ['node', 'chromium', 'memory', 'app', 'questions'] as const;
export type Part = (typeof PARTS)[number];

/** `100` and `100MB` alike, indented by 4 as istioctl prints; `100:1` by 1 as Envoy prints, `40:0` not at all. */
export function subjectOf(text: string): Subject {
  const [given = '', indent = '4'] = text.split(':');
  const size = bytesOfSize(/^[\d.]+$/.test(given) ? `${given}MB` : given);
  const amount = size < 1e9 ? `${size / 1e6} MB` : `${size / 1e9} GB`;
  const style = { '4': '', '0': ' compact' }[indent] ?? `, indented by ${indent}`;
  return { label: `${amount}${style}`, size, indent: Number(indent) };
}

const isPart = (text: string): text is Part => PARTS.some((part) => part === text);

/** Reads the command's flags (README.md); throws on what it does not know. */
export function settingsOf(args: readonly string[]): Settings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sizes: { type: 'string' },
      open: { type: 'string' },
      rounds: { type: 'string' },
      parts: { type: 'string', default: PARTS.join(',') },
      seed: { type: 'string', default: '1' },
      quick: { type: 'boolean', default: false },
      'no-report': { type: 'boolean', default: false },
    },
  });
  const list = (text: string): string[] => text.split(',').filter((item) => item !== '');
  const parts = list(values.parts);
  const unknown = parts.find((part) => !isPart(part));
  if (unknown !== undefined) throw new Error(`No part: ${unknown} (${PARTS.join(', ')})`);
  return {
    compared: list(
      values.sizes ?? (values.quick ? '1,10' : '1,10,100,300,1:1,10:1,100:1,300:1,40:0'),
    ).map(subjectOf),
    opened: list(values.open ?? (values.quick ? '' : '700,2GB')).map(subjectOf),
    rounds: Number(values.rounds ?? (values.quick ? 3 : 11)),
    seed: Number(values.seed),
    parts: new Set(parts.filter(isPart)),
    write: !values['no-report'] && !values.quick,
  };
}

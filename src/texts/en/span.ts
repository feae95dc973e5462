import { type SpanUnit, spanOf } from '../span';

const UNITS: Readonly<Record<SpanUnit, string>> = {
  minutes: 'min',
  hours: 'h',
  days: 'days',
  months: 'months',
  years: 'years',
};

/** "18 h", "3 days", "9 years". */
export function span(milliseconds: number): string {
  const [n, unit] = spanOf(milliseconds);
  return `${n} ${UNITS[unit]}`;
}

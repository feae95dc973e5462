export type SpanUnit = 'minutes' | 'hours' | 'days' | 'months' | 'years';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How many whole ones of which unit a person would say: `[18, 'hours']`, `[3, 'days']`. */
export function spanOf(milliseconds: number): readonly [n: number, unit: SpanUnit] {
  const ms = Math.abs(milliseconds);
  if (ms < 2 * HOUR) return [Math.floor(ms / MINUTE), 'minutes'];
  if (ms < 2 * DAY) return [Math.floor(ms / HOUR), 'hours'];
  if (ms < 90 * DAY) return [Math.floor(ms / DAY), 'days'];
  if (ms < 730 * DAY) return [Math.floor(ms / (30.44 * DAY)), 'months'];
  return [Math.floor(ms / (365.25 * DAY)), 'years'];
}

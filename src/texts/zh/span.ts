import { type SpanUnit, spanOf } from '../span';

const UNITS: Readonly<Record<SpanUnit, string>> = {
  minutes: '分钟',
  hours: '小时',
  days: '天',
  months: '个月',
  years: '年',
};

/** "18 小时"、"3 天"、"9 年". */
export function span(milliseconds: number): string {
  const [n, unit] = spanOf(milliseconds);
  return `${n} ${UNITS[unit]}`;
}

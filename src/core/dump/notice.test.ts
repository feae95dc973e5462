import { expect, it } from 'vitest';
import { ROOT } from '../base/pointer';
import { byHarm, type NoticeKey } from './notice';

it('puts first what more is unknown by, and last what changes no answer', () => {
  const keys: readonly NoticeKey[] = [
    { key: 'byte-order-mark' },
    { key: 'other-section', type: 'RoutesConfigDump', rows: 2 },
    { key: 'unknown-socket', type: 'x' },
    { key: 'missing-section', section: 'bootstrap', unread: false },
    { key: 'missing-section', section: 'endpoints', unread: false },
    { key: 'broken', at: 1, excerpt: '' },
  ];
  const sorted = keys.map((about) => ({ pointer: ROOT, about })).sort(byHarm);
  expect(sorted.map(({ about }) => ('section' in about ? about.section : about.key))).toEqual([
    'broken',
    'endpoints',
    'bootstrap',
    'unknown-socket',
    'byte-order-mark',
    'other-section',
  ]);
});

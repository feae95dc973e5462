import { expect, it } from 'vitest';
import type { State } from '../ids/kinds';
import type { Origin } from './types';
import { versionsOf } from './versions';

const one = (name: string, state: State): { name: string; origin: Origin } => ({
  name,
  origin: { state, versionInfo: undefined, lastUpdated: undefined, rejected: undefined },
});
const told = (...states: readonly State[]) =>
  versionsOf(
    states.map((state) => one('a', state)),
    ({ name }) => name,
  ).map(({ resource, standing, update }) => [resource.origin.state, standing, update]);

it('are told by the one in force, with what waits or was rejected beside it', () => {
  expect(told('static')).toEqual([['static', 'in-force', undefined]]);
  expect(told('warming', 'active')).toEqual([['active', 'in-force', 'warming']]);
  expect(told('active', 'failed')).toEqual([['active', 'in-force', 'rejected']]);
  expect(told('failed', 'active', 'warming')).toEqual([['active', 'in-force', 'rejected']]);
});

it('are told by what waits, else by what was rejected, where none is in force', () => {
  expect(told('failed', 'warming')).toEqual([['warming', 'warming', undefined]]);
  expect(told('failed')).toEqual([['failed', 'rejected', undefined]]);
  expect(told('draining')).toEqual([]);
  expect(told('draining', 'failed')).toEqual([['failed', 'rejected', undefined]]);
});

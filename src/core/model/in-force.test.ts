import { expect, it } from 'vitest';
import { STATES } from '../ids/kinds';
import { inForce, isInForce } from './in-force';

it('is what Envoy works with: not what waits, was rejected, or is on its way out', () => {
  expect(STATES.filter(inForce)).toEqual(['active', 'static', 'unknown']);
});
it('is asked of resources, too', () => {
  const origin = { versionInfo: undefined, lastUpdated: undefined, rejected: undefined };
  expect(isInForce({ origin: { ...origin, state: 'static' } })).toBe(true);
  expect(isInForce({ origin: { ...origin, state: 'warming' } })).toBe(false);
});

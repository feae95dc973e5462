import { isInForce } from './in-force';
import type { Origin } from './types';

/** Whether Envoy works with a resource: `warming` waits and `rejected` never came to be, with none in force. */
export type Standing = 'in-force' | 'warming' | 'rejected';

/** What is to be told of the versions of one name. */
export interface Version<R> {
  /** The one in force, else the warming one, else the rejected one. */
  readonly resource: R;
  readonly standing: Standing;
  /** Another version that is not in force beside one that is. */
  readonly update: Exclude<Standing, 'in-force'> | undefined;
}

/** Undefined: it drains, as what was removed does. */
function standingOf({ origin }: { readonly origin: Origin }): Standing | undefined {
  if (isInForce({ origin })) return 'in-force';
  if (origin.state === 'warming') return 'warming';
  return origin.state === 'failed' ? 'rejected' : undefined;
}

const RANK: Readonly<Record<Standing, number>> = { 'in-force': 0, warming: 1, rejected: 2 };

/** The versions of each name as one, in the order of the file; what only drains is left out. */
export function versionsOf<R extends { readonly origin: Origin }>(
  resources: readonly R[],
  keyOf: (resource: R) => string,
): readonly Version<R>[] {
  const byKey = new Map<string, Version<R>>();
  for (const resource of resources) {
    const standing = standingOf(resource);
    if (standing === undefined) continue;
    const key = keyOf(resource);
    const other = byKey.get(key);
    const first = other === undefined || RANK[standing] < RANK[other.standing];
    const telling = first ? { resource, standing } : other;
    byKey.set(key, { ...telling, update: updateOf(standing, other) });
  }
  return [...byKey.values()].map((one) =>
    one.standing === 'in-force' ? one : { ...one, update: undefined },
  );
}

/** Of a warming and a rejected one the rejected one: it needs somebody to act. */
function updateOf(
  standing: Standing,
  other: Version<unknown> | undefined,
): Version<unknown>['update'] {
  const all = [standing, other?.standing, other?.update];
  return all.includes('rejected') ? 'rejected' : all.includes('warming') ? 'warming' : undefined;
}

import { Pass, type PassEnd, PlanPass } from './pass';
import type { ContainerScanner } from './scan/container-scanner';
import type { ResourceSink } from './source';
import type { Damage } from './stream/next-row';
import type { Plan } from './stream/plan';

/** What the reading of a file needs next. */
export type Need =
  /** All of its bytes in chunks of any size, until `push` says that it has enough. */
  | { readonly kind: 'bytes'; readonly push: (chunk: Uint8Array) => boolean }
  /** What `nextRow` finds; to be sent. */
  | { readonly kind: 'next-row'; readonly damage: Damage };

/** Each costs the file another pass. */
const MOST_MENDS = 16;

/**
 * Reads a file in as many passes as it needs: one, another with a plan where its order is unusual, and
 * one more for each row that swallows what follows it. `freshSink` is asked for a sink for each: what the
 * one before got must be forgotten.
 */
export function* passes(
  scanner: ContainerScanner,
  freshSink: () => ResourceSink,
): Generator<Need, PassEnd, number | undefined> {
  const mends = new Map<number, number | undefined>();
  let plan: Plan | undefined;
  for (;;) {
    const known = { places: mends, full: mends.size >= MOST_MENDS };
    const pass = new Pass(scanner, freshSink(), plan, known);
    yield { kind: 'bytes', push: (chunk) => pass.push(chunk) };
    const end = pass.end();
    if (end.kind !== 'needs-plan') return end;
    const { damage } = end;
    if (damage === undefined) {
      const planning = new PlanPass(scanner, known);
      yield { kind: 'bytes', push: (chunk) => planning.push(chunk) };
      plan = planning.plan();
    } else {
      mends.set(damage.at, yield { kind: 'next-row', damage });
      // What was planned behind the damage was not seen right.
      plan = undefined;
    }
  }
}

import type { Origin } from '../model/types';
import { type Said, say } from './description';

/**
 * What the state of a resource means: rejected, warming, draining, unknown. Nothing if it is in
 * force.
 */
export function sayOrigin(
  origin: Origin,
  kind: 'listener' | 'cluster',
  around: { readonly waitsFor: readonly string[]; readonly inForce: boolean },
): readonly Said[] {
  const { inForce, waitsFor } = around;
  switch (origin.state) {
    case 'failed': {
      const details = origin.rejected?.details ?? '';
      return [say({ key: 'rejected', details, inForce }, 'bad')];
    }
    case 'warming':
      return [say({ key: 'warming', kind, waitsFor, alsoActive: inForce }, 'warning')];
    case 'draining':
      return [say({ key: 'draining' }, 'warning')];
    case 'unknown':
      return [say({ key: 'state-unknown', kind })];
    case 'active':
    case 'static':
      return [];
  }
}

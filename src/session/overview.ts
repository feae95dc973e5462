import type { CalledCluster, CallKind, IncomingPort } from '../core/describe/verdicts/overview';
import { overviewOf } from '../core/describe/verdicts/overview';
import type { DumpSession } from './dump-session';
import type { Page } from './graph-questions';
import { pageOf } from './page';
import type { Overview } from './questions';

/** So many stand in the panel at first; more come in pages. */
const FIRST = 12;

/** What comes in and how it calls, for the file as a whole. */
export function overview({ connected }: DumpSession): Overview {
  const { incoming: ports, calls } = overviewOf(connected);
  return {
    incoming: pageOf(ports, 0, FIRST),
    plaintext: ports.filter(({ plaintext }) => plaintext === 'taken').length,
    notKnown: ports.filter(({ plaintext }) => plaintext === 'unknown').length,
    calls: calls.map(({ kind, endpoints, clusters }) => ({
      kind,
      endpoints,
      clusters: pageOf(clusters, 0, FIRST),
    })),
  };
}

export const incoming = (
  { connected }: DumpSession,
  from: number,
  to: number,
): Page<IncomingPort> => pageOf(overviewOf(connected).incoming, from, to);

export function called(
  { connected }: DumpSession,
  kind: CallKind,
  from: number,
  to: number,
): Page<CalledCluster> {
  const calls = overviewOf(connected).calls.find((one) => one.kind === kind);
  return pageOf(calls?.clusters ?? [], from, to);
}

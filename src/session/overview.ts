import type { CalledCluster, CallKind, IncomingPort } from '../core/verdicts/overview';
import { overviewOf } from '../core/verdicts/overview';
import type { DumpSession } from './dump-session';
import type { Page } from './graph-questions';
import { pageOf } from './page';
import type { Overview } from './questions';

/** So many are in the panel at first; more come in pages. */
const FIRST = 12;

/** What comes in and how it calls, for the file as a whole. */
export function overview({ dump }: DumpSession): Overview {
  const { incoming: ports, calls } = overviewOf(dump);
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

export const incoming = ({ dump }: DumpSession, from: number, to: number): Page<IncomingPort> =>
  pageOf(overviewOf(dump).incoming, from, to);

export function called(
  { dump }: DumpSession,
  kind: CallKind,
  from: number,
  to: number,
): Page<CalledCluster> {
  const calls = overviewOf(dump).calls.find((one) => one.kind === kind);
  return pageOf(calls?.clusters ?? [], from, to);
}

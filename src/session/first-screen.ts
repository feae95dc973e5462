import { firstScreenOf } from '../core/tables/first-screen';
import type { DumpSession } from './dump-session';
import { pageOf } from './page';
import type { FirstScreenAnswer } from './questions';

/** So many rows stand on the first screen; the tables have all. */
const MAX_ROWS = 40;

/** What the Summary shows, bounded whatever the size of the dump. */
export function firstScreen({ dump }: DumpSession): FirstScreenAnswer {
  const { inFile, inbound, ports, notListening, warming, outbound } = firstScreenOf(dump);
  return {
    inFile,
    inbound: pageOf(inbound, 0, MAX_ROWS),
    ports: { ...ports, named: ports.named.slice(0, MAX_ROWS) },
    notListening: notListening.slice(0, MAX_ROWS),
    warming: warming.slice(0, MAX_ROWS),
    outbound: { ...outbound, namespaces: pageOf(outbound.namespaces, 0, MAX_ROWS) },
  };
}

import { ownPointer } from '../core/certificates/material';
import {
  type CertificateHolder,
  CertificateList,
  certificateCounts,
  certificateHolders,
  type ReadPem,
} from '../core/tables/certificates';
import { contextRows } from '../core/tables/contexts';
import { outboundRows } from '../core/tables/outbound';
import { portRows } from '../core/tables/ports';
import { selectRows } from '../core/tables/select';
import type { CertificateRow, TableId, TableQuery, TableRows } from '../core/tables/types';
import { readPem } from '../core/x509/inspect-pem';
import { pemPlacesIn } from '../core/x509/pem-places';
import type { DumpSession } from './dump-session';
import { isFileError } from './file-reader';
import type { Range } from './graph-questions';
import { Lru } from './lru';
import { cut } from './page';
import type { CertificateSummary, TablePage } from './table-questions';

/** Orders that are kept: that on the screen, and the one before it. */
const KEPT_ORDERS = 4;
/** So many secrets and TLS contexts are read; a list of more is none that anybody reads. */
const MAX_HOLDERS = 5000;
/** Milliseconds without a break: other questions come in between. */
const SLICE = 25;
/** Milliseconds after which is told what has been read so far. */
const ROUND = 1500;
/** Roots are written into many contexts: texts that were read just now, and what stands in them. */
const KEPT_TEXTS = 16;

type Orders = { readonly [T in TableId]: Lru<readonly TableRows[T][]> };

/** What a session has listed so far; it goes with the session. */
interface Listing {
  readonly orders: Orders;
  readonly certificates: CertificateList;
  readonly holders: readonly CertificateHolder[];
  looked: number;
  /** Who asks meanwhile waits for the same round. */
  round: Promise<void> | undefined;
}

const listings = new WeakMap<DumpSession, Listing>();

function listingOf(session: DumpSession): Listing {
  const known = listings.get(session);
  if (known !== undefined) return known;
  const listing: Listing = {
    orders: {
      ports: new Lru(KEPT_ORDERS),
      outbound: new Lru(KEPT_ORDERS),
      contexts: new Lru(KEPT_ORDERS),
      certificates: new Lru(KEPT_ORDERS),
    },
    certificates: new CertificateList(session.dump),
    holders: certificateHolders(session.dump),
    looked: 0,
    round: undefined,
  };
  listings.set(session, listing);
  return listing;
}

const ROWS: {
  readonly [T in TableId]: (
    session: DumpSession,
    listing: Listing,
    now: number,
  ) => readonly TableRows[T][];
} = {
  ports: ({ dump }) => portRows(dump),
  outbound: ({ dump }) => outboundRows(dump),
  contexts: ({ dump }) => contextRows(dump),
  certificates: (_, { certificates }, now) => certificates.rows(now),
};

/** See the questions. */
export function table<T extends TableId>(
  session: DumpSession,
  of: T,
  { sort, filter, from, to, now }: TableQuery<T> & Range & { readonly now: number },
): TablePage<T> {
  const listing = listingOf(session);
  const all = ROWS[of](session, listing, now);
  // Certificates come later, and are judged by the time.
  const late = of === 'certificates' ? [listing.looked, now] : [];
  const key = JSON.stringify([sort, filter, late]);
  const rows = listing.orders[of].get(key, () => selectRows(of, all, { sort, filter }));
  return { rows: cut(rows, from, to), total: rows.length, all: all.length };
}

/** The certificates that have been listed so far, judged at a time (milliseconds since 1970). */
export const certificatesSoFar = (session: DumpSession, now: number): readonly CertificateRow[] =>
  listings.get(session)?.certificates.rows(now) ?? [];

/** See the question. */
export async function certificateSummary(
  session: DumpSession,
  now: number,
): Promise<CertificateSummary | undefined> {
  const listing = listingOf(session);
  listing.round ??= readOn(session, listing).finally(() => {
    listing.round = undefined;
  });
  try {
    await listing.round;
  } catch (error) {
    if (isFileError(error)) return undefined;
    throw error;
  }
  const { looked, holders, certificates } = listing;
  return {
    ...certificateCounts(certificates.rows(now)),
    looked,
    total: holders.length,
    more: looked < Math.min(MAX_HOLDERS, holders.length),
  };
}

/** Reads on where it was, in slices, for a round. A worker that is stopped stops it as well. */
async function readOn(session: DumpSession, listing: Listing): Promise<void> {
  const { holders, certificates } = listing;
  const texts = new Lru<readonly ReadPem[]>(KEPT_TEXTS);
  const end = performance.now() + ROUND;
  let until = performance.now() + SLICE;
  for (const holder of holders.slice(listing.looked, MAX_HOLDERS)) {
    if (performance.now() > end) return;
    if (performance.now() > until) {
      await pause();
      until = performance.now() + SLICE;
    }
    certificates.add(holder, pemsOf(session, holder, texts));
    listing.looked += 1;
  }
}

/** Lets other messages in. */
const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

function pemsOf(
  session: DumpSession,
  { subject }: CertificateHolder,
  texts: Lru<readonly ReadPem[]>,
): readonly ReadPem[] {
  const pointer = ownPointer(subject);
  if (pointer === undefined) return [];
  return pemPlacesIn(session.json(pointer)?.value, pointer).flatMap((place) => {
    // No key is looked at for a table.
    if (place.field === 'private_key') return [];
    const read = (): readonly ReadPem[] => readPem([place]).map((pem) => ({ pem, place }));
    return place.content.kind === 'text'
      ? texts.get(`${place.field} ${place.content.text}`, read)
      : read();
  });
}

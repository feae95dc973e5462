import type { ReadValue } from '../base/pointer';
import type { HandshakeEnd } from '../decide/handshake/types';
import type { Dump } from '../graph/dump';
import type { Subject } from '../graph/subjects';
import { describePem } from '../x509/describe-pem';
import { type InspectedPem, readPem } from '../x509/inspect-pem';
import { type PemPlace, pemPlacesIn } from '../x509/pem-places';
import type { PemBlock, Signatures } from '../x509/types';
import { validityAt } from '../x509/validity';
import { chainEnds } from './chain-ends';
import { EndReader, startsOf, verifiedAt } from './ends';
import { contextsUsing, ownPointer, usedSecrets } from './material';
import { nameRefusals } from './name-refusals';
import { livesOf, overallState } from './overall-state';
import { firstOf } from './refs';
import type {
  BlockVerdict,
  CertificateStates,
  CertificateVerdicts,
  PlaceVerdict,
  SecretValidity,
} from './types';

/** Bundles of a system have some 140 certificates. */
const MAX_BLOCKS = 24;

/** The certificates of a node as they were read from the file: they can be judged at any time. */
export interface ReadCertificates {
  readonly pems: readonly InspectedPem[];
  /** The pointer of each of `pems`. */
  readonly places: readonly PemPlace[];
  /** `now`: milliseconds since 1970. */
  readonly endsAt: (now: number) => CertificateVerdicts['ends'];
  readonly refusals: CertificateVerdicts['refusals'];
  readonly unchecked: boolean;
  /** Milliseconds since 1970; see CertificateVerdicts. */
  readonly dumpTime: number | undefined;
}

/**
 * Reads every PEM block of a secret or of a TLS context, and holds chains against the roots that they
 * are used with. Undefined: there is none. The file is read again for it.
 */
export async function readCertificates(
  dump: Dump,
  subject: Subject,
  read: ReadValue,
): Promise<ReadCertificates | undefined> {
  const pointer = ownPointer(subject);
  if (pointer === undefined) return undefined;
  const places = pemPlacesIn(read(pointer), pointer);
  if (places.length === 0) return undefined;
  const reader = new EndReader(dump, read);
  const pems = readPem(places, reader.describe);
  const ends = contextsUsing(dump, subject).map((context) => reader.end(context));
  // Checking signatures takes longer than all else.
  const signatures: Signatures =
    ends.length > 0 ? await reader.signatures() : { kind: 'checked', signers: new Map() };
  return {
    pems,
    places,
    endsAt: inTime(dump.taken, ends, (now) => chainEnds(dump, subject, ends, { now, signatures })),
    refusals: nameRefusals(dump, subject, pems),
    unchecked: signatures.kind === 'unchecked',
    dumpTime: dump.taken,
  };
}

/**
 * What is verified at the time of the dump. Where that is certain now plays no part in it: then it is
 * done at once, and what it takes is let go.
 */
function inTime<T>(
  taken: number | undefined,
  ends: readonly HandshakeEnd[],
  at: (time: number) => T,
): (now: number) => T {
  if (taken === undefined || startsOf(ends).some((start) => start > taken)) {
    return (now) => at(verifiedAt(ends, taken, now));
  }
  const then = at(taken);
  return () => then;
}

/** Where each certificate stands in its life at `now` (milliseconds since 1970) and when the dump was taken. */
export function certificateVerdicts(
  { pems, places, endsAt, dumpTime: taken, ...found }: ReadCertificates,
  now: number,
): CertificateVerdicts {
  const lives = livesOf(pems);
  return {
    ...found,
    ends: endsAt(now),
    state: overallState(lives, now),
    stateAtDump: taken === undefined ? undefined : overallState(lives, taken),
    places: pems.map((pem, at) => placeOf(pem, places[at], (block) => blockOf(block, taken, now))),
    dumpTime: taken,
    now,
  };
}

/** The same for findings. It holds on to no more than they take. */
export function statesAt({
  pems,
  endsAt,
  refusals,
  unchecked,
  dumpTime: taken,
}: ReadCertificates): (now: number) => CertificateStates {
  const lives = livesOf(pems);
  const stateAtDump = taken === undefined ? undefined : overallState(lives, taken);
  return (now) => ({
    state: overallState(lives, now),
    stateAtDump,
    ends: endsAt(now),
    refusals,
    unchecked,
  });
}

/**
 * The secrets that the TLS context of a chain or socket refers to, each with what its row says and
 * with the state of the certificates that it holds.
 */
export function secretStates(
  dump: Dump,
  subject: Subject,
  read: ReadValue,
  now: number,
): readonly SecretValidity[] {
  return usedSecrets(dump, subject).map(({ secret, pointer, use, life }) => {
    const places = pointer === undefined ? [] : pemPlacesIn(read(pointer), pointer);
    const pems = places.map(({ field, content }) => ({
      field,
      blocks: content.kind === 'text' ? describePem(content.text) : [],
    }));
    return { secret, use, life, state: overallState(livesOf(pems), now) };
  });
}

const placeOf = (
  { field, content, keyVisible, blocks }: InspectedPem,
  place: PemPlace | undefined,
  show: (block: PemBlock) => BlockVerdict,
): PlaceVerdict => ({
  field,
  content,
  where: whereOf(place?.content),
  keyVisible,
  blocks: firstOf(blocks, MAX_BLOCKS, show),
});

function whereOf(content: PemPlace['content'] | undefined): string | undefined {
  if (content?.kind === 'file') return content.path;
  return content?.kind === 'environment' ? content.variable : undefined;
}

function blockOf(block: PemBlock, taken: number | undefined, now: number): BlockVerdict {
  switch (block.kind) {
    case 'certificate': {
      const { kind, certificate } = block;
      const atDump = taken === undefined ? undefined : validityAt(certificate, taken);
      return { kind, certificate, atDump, now: validityAt(certificate, now) };
    }
    case 'revocation-list': {
      const { issuer, nextUpdate, revoked } = block.list;
      return { kind: block.kind, issuer, nextUpdate, revoked: revoked.length };
    }
    case 'private-key':
    case 'broken':
    case 'other':
      return { kind: block.kind, label: block.label };
  }
}

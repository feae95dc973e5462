import type { Pointer } from '../base/pointer';
import { ignoringTimes, peerOfSameTrust, timeProblemOf } from '../decide/handshake/same-trust';
import type { Bundle, HandshakeEnd, Material } from '../decide/handshake/types';
import { type Circumstances, verifyPeer } from '../decide/handshake/verify';
import type { SecretArrival } from '../decide/secret/lookup';
import { isMeshClient } from '../decide/socket/istio-sockets';
import type { Presented } from '../decide/tls/tls-context';
import type { Dump } from '../graph/dump';
import type { Subject } from '../graph/subjects';
import { rootsReferenceOf } from '../model/secret-references';
import { refTo } from './refs';
import type { ChainEnd } from './types';

const MAX_ENDS = 4;

type Refs = Pick<Dump, 'lookup' | 'nodeOf'>;

/** A chain and roots that one TLS context uses, of which one or both are the node's own. */
interface Pair {
  readonly end: HandshakeEnd;
  readonly shown: Material;
  readonly partner: ChainEnd['partner'];
  /** Where the partner stands: several contexts may use it. */
  readonly at: Pointer | undefined;
  readonly mesh: boolean;
}

/**
 * Whether chains end in the roots that they are used with, by one rule: what a peer says of the chain
 * that trusts what the context trusts (`peerOfSameTrust`). `ends`: the contexts that use what the node
 * holds. Of several contexts with the same partner the mesh's counts, and the worst of those.
 */
export function chainEnds(
  dump: Refs,
  subject: Subject,
  ends: readonly HandshakeEnd[],
  when: Circumstances,
): readonly ChainEnd[] {
  const found = new Map<Pointer | undefined, ChainEnd>();
  for (const pair of ends.flatMap((end) => pairsOf(dump, subject, end))) {
    const { partner, mesh, at } = pair;
    const one: ChainEnd = { partner, mesh, end: endOf(pair, when) };
    const other = found.get(at);
    if (other === undefined || isBefore(one, other)) found.set(at, one);
  }
  return [...found.values()].slice(0, MAX_ENDS);
}

const RANK: readonly ChainEnd['end']['kind'][] = ['does-not', 'unknown', 'unverified', 'ends'];

const isBefore = (one: ChainEnd, than: ChainEnd): boolean =>
  one.mesh === than.mesh ? RANK.indexOf(one.end.kind) < RANK.indexOf(than.end.kind) : one.mesh;

function pairsOf(dump: Refs, subject: Subject, end: HandshakeEnd): readonly Pair[] {
  const { context } = end;
  const reference = rootsReferenceOf(context.validation);
  const roots = reference && dump.lookup(reference, 'roots');
  const mesh = isMeshClient(context);
  const mineRoots = isOwn(subject, roots);
  return end.tls.presents.flatMap((presented, at): readonly Pair[] => {
    const shown = end.shown[at];
    const state = stateOf(presented);
    const mineChain = isOwn(subject, state);
    if (shown === undefined || (mineChain && isEmpty(shown))) return [];
    const pair = { end, shown, mesh };
    if (mineChain && mineRoots) return [{ ...pair, partner: undefined, at: undefined }];
    if (mineChain) return partnerIn(dump, roots, 'roots', context.pointer, pair);
    return mineRoots && !hasNoRoots(end)
      ? partnerIn(dump, state, 'certificate', context.pointer, pair)
      : [];
  });
}

/** Undefined: it is written into the context. */
const stateOf = (presented: Presented): SecretArrival | undefined =>
  presented.kind === 'sds' ? presented.state : undefined;

/** A secret's row is the node itself, or the node is the socket into whose context it is written. */
const isOwn = (subject: Subject, state: SecretArrival | undefined): boolean =>
  subject.kind === 'secret'
    ? state !== undefined && state.kind !== 'not-in-file' && state.secret === subject.secret
    : state === undefined;

/** What the file does not have on the node's own side is told of by its place. */
function hasNoRoots({ roots, trustDomains }: HandshakeEnd): boolean {
  return [roots, ...trustDomains.map(({ bundle }) => bundle)].every(isEmpty);
}

const isEmpty = (material: Material | undefined): boolean =>
  material?.kind !== 'known' || material.bundle.certificates.length === 0;

function partnerIn(
  dump: Refs,
  state: SecretArrival | undefined,
  holds: 'certificate' | 'roots',
  inline: Pointer,
  pair: Omit<Pair, 'partner' | 'at'>,
): readonly Pair[] {
  if (state?.kind === 'not-in-file') return [];
  const node = state === undefined ? { id: undefined, name: '' } : refTo(dump, state.secret);
  return [{ ...pair, partner: { ...node, holds }, at: state?.secret.pointer ?? inline }];
}

function endOf({ end, shown }: Pair, when: Circumstances): ChainEnd['end'] {
  if (isEmpty(shown) || hasNoRoots(end)) return { kind: 'unknown', why: 'not-in-file' };
  const chain = certificatesOf(shown);
  const peer = peerOfSameTrust(end);
  const strict = verifyPeer(peer, chain, when);
  // When the chain itself is good is told beside it.
  const verdict =
    typeof strict !== 'string' && timeProblemOf(strict, chain) !== undefined
      ? verifyPeer(ignoringTimes(peer), chain, when)
      : strict;
  if (typeof verdict === 'string') {
    return { kind: 'unknown', why: verdict === 'validator' ? 'validator' : 'not-in-file' };
  }
  const last = verdict.chain?.path.at(-1) ?? chain.at(-1);
  if (!verdict.ok) {
    const { chain: checked, detail = '' } = verdict;
    const problem = checked?.ok === false ? checked.problem : detail.replace(/^[^:]*: /, '');
    return { kind: 'does-not', problem, issuer: last?.issuer ?? '' };
  }
  return verdict.chain?.ok === true
    ? { kind: 'ends', root: last?.subject ?? '', checked: !verdict.chain.unchecked }
    : { kind: 'unverified' };
}

const certificatesOf = (material: Material): Bundle['certificates'] =>
  material.kind === 'known' ? material.bundle.certificates : [];

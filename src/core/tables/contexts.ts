import { type EffectiveTls, effectiveTls } from '../decide/tls/tls-context';
import { type Dump, facet } from '../graph/dump';
import type { Subject, SubjectOf } from '../graph/subjects';
import type { NodeId } from '../ids/ids';
import {
  clusterAround,
  overrideNames,
  type SniOverrides,
  sniOverrides,
} from '../inspect/sni-overrides';
import { presentedText } from '../inspect/tls-messages';
import { addressText } from '../model/address';
import { isInForce } from '../model/in-force';
import { ownTlsContextOf } from '../model/sockets';
import type { TlsContext } from '../model/types';
import { calledAs, calledText } from './called';
import type { ContextRow } from './types';
import { clientsOf, namesIn, rootsIn } from './verified';

/** The TLS contexts of listeners and clusters in force, in the order of the file. */
export const contextRows = facet((dump): readonly ContextRow[] =>
  [...dump.subjects].flatMap(([id, subject]) => {
    const context = subject.kind === 'transport-socket' && ownTlsContextOf(subject.socket);
    if (!context) return [];
    const owner = ownerOf(dump, subject);
    return owner === undefined ? [] : [contextRow(dump, id, owner, context)];
  }),
);

type OwnerSubject = SubjectOf<'filter-chain' | 'socket-match' | 'cluster' | 'sds-source'>;

interface Owner {
  readonly id: NodeId;
  readonly resource: string;
  readonly name: string;
  readonly part: string;
}

/** Whose a socket is, wrappers taken off; undefined: its listener or cluster is not in force. */
function ownerOf(dump: Dump, { owner }: SubjectOf<'transport-socket'>): Owner | undefined {
  let id = owner;
  let subject = dump.subjects.get(id);
  while (subject?.kind === 'transport-socket') {
    id = subject.owner;
    subject = dump.subjects.get(id);
  }
  if (subject === undefined || !isOwner(subject)) return undefined;
  const { kind } = subject;
  const resource = kind === 'filter-chain' ? subject.listener : subject.cluster;
  if (resource === undefined || !isInForce(resource)) return undefined;
  const name =
    'address' in resource
      ? resource.name || addressText(resource.address)
      : calledText(calledAs(resource.name));
  const part =
    kind === 'filter-chain'
      ? subject.chain.name
      : kind === 'socket-match'
        ? subject.match.name
        : '';
  return { id, name, resource: resource.name, part };
}

const isOwner = (subject: Subject): subject is OwnerSubject =>
  subject.kind === 'filter-chain' ||
  subject.kind === 'socket-match' ||
  subject.kind === 'cluster' ||
  subject.kind === 'sds-source';

function contextRow(
  dump: Dump,
  id: NodeId,
  { id: owner, name, resource, part }: Owner,
  context: TlsContext,
): ContextRow {
  const tls = effectiveTls(context, dump.lookup);
  const overrides = sniOverrides(context, clusterAround(owner, dump));
  const server = tls.side === 'downstream';
  return {
    id,
    side: server ? 'server' : 'client',
    owner: name,
    resource,
    part,
    presents: tls.presents.map(presentedText),
    clients: server
      ? clientsOf(context, dump.lookup)
      : tls.presents.length > 0
        ? 'presented'
        : 'not-presented',
    verifies: tls.verification.kind,
    roots: rootsIn(tls),
    ...namesOf(tls, overrides),
    versions: tls.versions,
    ciphers: tls.ciphers.values,
    ciphersByDefault: tls.ciphers.byDefault,
    alpn: tls.alpn,
    sni: server ? undefined : sniOf(tls, overrides),
  };
}

/** Names that are held against a certificate, those of fields included that take them from a call. */
function namesOf(
  tls: EffectiveTls,
  { autoSanValidation }: SniOverrides,
): Pick<ContextRow, 'names' | 'anyName'> {
  const host = autoSanValidation && tls.verification.kind === 'chain';
  const names = [
    ...namesIn(tls),
    ...(tls.namesFollowSni && tls.names.length === 0 ? ['auto_sni_san_validation'] : []),
    ...(host ? ['auto_san_validation'] : []),
  ];
  return { names, anyName: names.length === 0 && tls.unverified.includes('name') };
}

const sniOf = ({ sni }: EffectiveTls, overrides: SniOverrides): string | undefined =>
  sni ?? overrideNames({ ...overrides, autoSanValidation: false, autoSniSanValidation: false })[0];

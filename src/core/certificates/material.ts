import type { Pointer } from '../base/pointer';
import { isMeshClient } from '../decide/socket/istio-sockets';
import type { Dump } from '../graph/dump';
import type { Subject } from '../graph/subjects';
import { isReadable } from '../model/read-address';
import { referencesOf, writtenContextOf } from '../model/secret-references';
import { ownTlsContextOf, tlsContextOf } from '../model/sockets';
import type { SdsReference, TlsContext, ValidationContext } from '../model/types';
import { refTo } from './refs';
import { lifelineFor, lifelineOf } from './secret-story';
import type { NodeRef, SecretState } from './types';

/** Where something lies that is used together with a node's own certificates or roots. */
export interface Partner {
  readonly pointer: Pointer;
  readonly holds: 'certificate' | 'roots';
  readonly node: NodeRef;
  /** The TLS context that uses both is the mesh's. */
  readonly mesh: boolean;
}

/** The TLS context of a node, or the row of a secret: what may hold PEM. */
export function ownPointer(subject: Subject): Pointer | undefined {
  switch (subject.kind) {
    case 'secret':
      return subject.secret?.pointer;
    case 'transport-socket':
      return ownTlsContextOf(subject.socket)?.pointer;
    case 'listener':
    case 'filter-chain':
    case 'cluster':
    case 'socket-match':
    case 'endpoint-group':
    case 'loose-endpoints':
    case 'sds-source':
    case 'address':
    case 'agent':
    case 'ca':
      return undefined;
  }
}

const hasRootsIn = ({ trustedCa, customValidator }: ValidationContext): boolean =>
  isReadable(trustedCa) || customValidator?.kind === 'spiffe';

/** Whether certificates of a node stand in the file itself, so that they can be read. */
export function holdsCertificates(subject: Subject): boolean {
  if (subject.kind === 'secret') {
    const content = subject.secret?.content;
    if (content?.kind === 'certificate') return isReadable(content.certificate.chain);
    return content?.kind === 'roots' && hasRootsIn(content.context);
  }
  if (subject.kind !== 'transport-socket') return false;
  const context = ownTlsContextOf(subject.socket);
  if (context === undefined) return false;
  const { certificates, validation } = context;
  const written = writtenContextOf(validation);
  return (
    certificates.some(({ chain }) => isReadable(chain)) ||
    (written !== undefined && hasRootsIn(written))
  );
}

/** What is used in the same TLS contexts: roots with certificates, certificates with roots. */
export function partnersOf(dump: Dump, subject: Subject): readonly Partner[] {
  const found = new Map<Pointer, Partner>();
  const add = (context: TlsContext, wanted: Partner['holds']): void => {
    const partners = wanted === 'roots' ? rootsOf(dump, context) : certificatesOf(dump, context);
    const mesh = isMeshClient(context);
    for (const one of partners) {
      if (!found.has(one.pointer) || mesh) found.set(one.pointer, { ...one, mesh });
    }
  };
  if (subject.kind === 'transport-socket') {
    const context = tlsContextOf(subject.socket);
    if (context !== undefined)
      for (const holds of ['roots', 'certificate'] as const) add(context, holds);
  } else if (subject.kind === 'secret') {
    for (const { context, use } of lifelineOf(dump, subject)?.users ?? []) {
      if (use !== 'ticket-keys') add(context, use === 'certificate' ? 'roots' : 'certificate');
    }
  }
  return [...found.values()];
}

type Found = Omit<Partner, 'mesh'>;

function rootsOf(dump: Dump, { validation, pointer }: TlsContext): readonly Found[] {
  switch (validation.kind) {
    case 'none':
      return [];
    case 'inline':
      return [{ pointer, holds: 'roots', node: { id: undefined, name: '' } }];
    case 'sds':
    case 'combined':
      return partner(dump, validation.reference, 'roots');
  }
}

const certificatesOf = (
  dump: Dump,
  { certificates, sdsCertificates, pointer }: TlsContext,
): readonly Found[] =>
  certificates.length > 0
    ? [{ pointer, holds: 'certificate', node: { id: undefined, name: '' } }]
    : sdsCertificates.flatMap((reference) => partner(dump, reference, 'certificate'));

function partner(dump: Dump, reference: SdsReference, holds: Partner['holds']): readonly Found[] {
  const found = dump.lookup(reference, holds);
  if (found.kind === 'not-in-file') return [];
  return [{ pointer: found.secret.pointer, holds, node: refTo(dump, found.secret) }];
}

/** A secret that a TLS context refers to; `pointer` of its row, where the file has one. */
export interface UsedSecret extends Omit<SecretState, 'state'> {
  readonly pointer: Pointer | undefined;
}

/** What the TLS context of a chain or socket refers to, in the context's order. */
export function usedSecrets(dump: Dump, subject: Subject): readonly UsedSecret[] {
  const socket =
    subject.kind === 'filter-chain'
      ? subject.chain.socket
      : subject.kind === 'transport-socket'
        ? subject.socket
        : undefined;
  const context = socket && tlsContextOf(socket);
  if (context === undefined) return [];
  return referencesOf(context).flatMap(({ reference }): readonly UsedSecret[] => {
    const found = lifelineFor(dump, reference);
    if (found === undefined) return [];
    const { lifeline, use } = found;
    const { row, life, name } = lifeline;
    const secret = row === undefined ? { id: undefined, name } : refTo(dump, row);
    return [{ secret, use, life, pointer: row?.pointer }];
  });
}

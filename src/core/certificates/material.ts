import type { Pointer } from '../base/pointer';
import { isMeshClient } from '../decide/socket/istio-sockets';
import type { Dump } from '../graph/dump';
import type { Subject } from '../graph/subjects';
import { isReadable } from '../model/read-address';
import {
  referencesOf,
  rootsReferenceOf,
  secretKey,
  writtenContextOf,
} from '../model/secret-references';
import { ownTlsContextOf, tlsContextOf } from '../model/sockets';
import type { TlsCertificate, TlsContext, ValidationContext } from '../model/types';
import { refTo } from './refs';
import { lifelineFor, lifelineOf } from './secret-story';
import type { SecretValidity } from './types';

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

/** Certificates and roots that stand in a node itself, not in a secret that it refers to. */
interface Own {
  readonly certificates: readonly TlsCertificate[];
  readonly roots: ValidationContext | undefined;
}

function ownMaterial(subject: Subject): Own {
  if (subject.kind === 'secret') {
    const content = subject.secret?.content;
    return {
      certificates: content?.kind === 'certificate' ? [content.certificate] : [],
      roots: content?.kind === 'roots' ? content.context : undefined,
    };
  }
  const context = subject.kind === 'transport-socket' ? ownTlsContextOf(subject.socket) : undefined;
  return {
    certificates: context?.certificates ?? [],
    roots: context && writtenContextOf(context.validation),
  };
}

/** Whether the file has the certificates of a node, so that they can be read. */
export function holdsCertificates(subject: Subject): boolean {
  const { certificates, roots } = ownMaterial(subject);
  return (
    certificates.some(({ chain }) => isReadable(chain)) ||
    isReadable(roots?.trustedCa) ||
    roots?.customValidator?.kind === 'spiffe'
  );
}

/** Whether a node names files or variables that hold certificates or roots: the dump has no more of them. */
export function isFileNameOnly(subject: Subject): boolean {
  const { certificates, roots } = ownMaterial(subject);
  return [...certificates.map(({ chain }) => chain), roots?.trustedCa].some(
    (data) => data !== undefined && data.kind !== 'inline',
  );
}

/** So many contexts of different kinds are looked at for one secret. */
const MAX_CONTEXTS = 8;

/**
 * The TLS contexts that use what a node holds as certificate or roots; of those that a chain ends the
 * same for, one. Those of the mesh come first: hundreds may use a secret.
 */
export function contextsUsing(dump: Dump, subject: Subject): readonly TlsContext[] {
  if (subject.kind === 'transport-socket') {
    const context = tlsContextOf(subject.socket);
    return context === undefined || !verifies(context) ? [] : [context];
  }
  if (subject.kind !== 'secret') return [];
  const found = new Map<string, TlsContext>();
  for (const { context, use } of lifelineOf(dump, subject)?.users ?? []) {
    if (use !== 'ticket-keys' && verifies(context)) found.set(trustKey(context), context);
  }
  const all = [...found.values()];
  const [mesh, others] = [all.filter(isMeshClient), all.filter((one) => !isMeshClient(one))];
  return [...mesh, ...others].slice(0, MAX_CONTEXTS);
}

const verifies = ({ validation }: TlsContext): boolean => validation.kind !== 'none';

/** Tells apart what contexts show and trust; names and pins are about somebody else. */
function trustKey({
  side,
  pointer,
  certificates,
  sdsCertificates,
  validation,
}: TlsContext): string {
  const written = writtenContextOf(validation);
  const reference = rootsReferenceOf(validation);
  const { trustedCa, crl, customValidator, ...rules } = written ?? {};
  const isWritten = [trustedCa, crl, customValidator].some((one) => one !== undefined);
  return JSON.stringify([
    side,
    isWritten || certificates.length > 0 ? pointer : '',
    sdsCertificates.map(secretKey),
    reference && secretKey(reference),
    { ...rules, typedNames: [], untypedNames: [], hashes: [], spkis: [] },
  ]);
}

/** A secret that a TLS context refers to; `pointer` of its row, where the file has one. */
export interface UsedSecret extends Omit<SecretValidity, 'state'> {
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

import type { Dump } from '../graph/dump';
import type { Subject } from '../graph/subjects';
import type { NodeId } from '../ids/ids';
import { isReadable } from '../model/read-address';
import { ownTlsContextOf } from '../model/sockets';
import type { DataSource, TlsCertificate } from '../model/types';

export const keyOf = ({ privateKey, pkcs12 }: TlsCertificate): DataSource | undefined =>
  privateKey ?? pkcs12;

/** The file has the private key in clear. */
export const showsKey = (certificate: TlsCertificate): boolean => isReadable(keyOf(certificate));

function certificatesOf(subject: Subject): readonly TlsCertificate[] {
  if (subject.kind === 'secret') {
    const content = subject.secret?.content;
    return content?.kind === 'certificate' ? [content.certificate] : [];
  }
  if (subject.kind !== 'transport-socket') return [];
  return ownTlsContextOf(subject.socket)?.certificates ?? [];
}

/** Secrets and sockets with a private key in clear, in file order. */
export const nodesWithKeys = ({ subjects }: Dump): readonly NodeId[] =>
  [...subjects].flatMap(([id, subject]) => (certificatesOf(subject).some(showsKey) ? [id] : []));

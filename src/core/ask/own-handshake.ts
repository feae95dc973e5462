import { nameRefusal } from '../certificates/name-refusals';
import { verifyTrustedLeaf } from '../decide/handshake/same-trust';
import type { HandshakeEnd, HandshakeVerdict, PeerVerdict } from '../decide/handshake/types';
import { type Circumstances, namesRefused, peerNames } from '../decide/handshake/verify';
import type { Dump } from '../graph/dump';
import type { Cluster } from '../model/types';
import type { Certificate } from '../x509/types';
import { chainOf, refusalOf, whyOf } from './refusal';
import type { CertificateRefusal, OwnHandshake } from './types';

/** A call by a cluster of this file that comes back to this proxy, and how its handshake ends. */
export interface Call {
  readonly cluster: Cluster;
  readonly server: HandshakeEnd;
  readonly client: HandshakeEnd;
  readonly verdict: HandshakeVerdict;
  readonly at: Circumstances;
}

/** What a cluster that leads here makes of the certificate that is served to it. */
export function refusalByCaller(
  dump: Dump,
  call: Call,
  by: CertificateRefusal['by'],
): CertificateRefusal | undefined {
  const { server, client, cluster } = call;
  const { index, peer } = servedIn(call.verdict);
  const chain = chainOf(server.shown[index]);
  const [leaf] = chain;
  if (leaf === undefined) return undefined;
  const found = peer ?? refusedAnyhow(call, leaf);
  if (found === undefined || found.ok) return undefined;
  if (found.names?.passes !== 'no') {
    return refusalOf(by, server, index, found, whyOf(found, chain, client.context));
  }
  const { accepts, has } = nameRefusal(dump, { cluster, tls: client.tls }, leaf);
  const why = { kind: 'name', cluster: cluster.name, accepts, has } as const;
  return refusalOf(by, server, index, found, why);
}

/** Of roots that the file does not have: what is refused whatever they are. */
function refusedAnyhow({ client, verdict, at }: Call, leaf: Certificate): PeerVerdict | undefined {
  if (verdict.kind !== 'unknown') return undefined;
  if (verdict.missing === 'client-roots') {
    const peer = verifyTrustedLeaf(client, leaf, at);
    return typeof peer === 'string' ? undefined : peer;
  }
  const names = peerNames(client, leaf);
  return verdict.missing === 'secret' && names.passes === 'no'
    ? namesRefused(leaf, { names })
    : undefined;
}

/** Which certificate the server showed, and what the client made of it; undefined: it came not to that. */
function servedIn(verdict: HandshakeVerdict): {
  readonly index: number;
  readonly peer: PeerVerdict | undefined;
} {
  let index = 0;
  let peer: PeerVerdict | undefined;
  for (const step of verdict.kind === 'not-loaded' ? [] : verdict.trace) {
    if (step.step === 'parameters') index = step.certificate;
    if (step.step === 'server-certificate') peer = step.verdict;
  }
  return { index, peer };
}

/** The verdict without its steps, which hold all certificates of both ends. */
export function ownHandshake(verdict: HandshakeVerdict): OwnHandshake {
  switch (verdict.kind) {
    case 'not-loaded': {
      const { server, client } = verdict;
      return { kind: 'not-loaded', server, client };
    }
    case 'done': {
      const { version, clientCertificate, unchecked } = verdict;
      return { kind: 'done', version, clientCertificate, unchecked };
    }
    case 'failed': {
      const { step, by, serverSaw, clientSaw, trace } = verdict;
      const last = trace.at(-1);
      const detail = last !== undefined && 'verdict' in last ? last.verdict.detail : undefined;
      return { kind: 'failed', step, by, detail, serverSaw, clientSaw };
    }
    case 'unknown':
      return { kind: 'unknown', missing: verdict.missing };
  }
}

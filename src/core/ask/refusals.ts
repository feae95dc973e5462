import { hostPort } from '../base/host-port';
import type { ReadValue } from '../base/pointer';
import { EndReader, verifiedAt } from '../certificates/ends';
import { loops } from '../certificates/name-refusals';
import { handshake } from '../decide/handshake/handshake';
import { anyVerifier, peerOfSameTrust, timeProblemOf } from '../decide/handshake/same-trust';
import type { HandshakeEnd } from '../decide/handshake/types';
import { type Circumstances, verifyPeer } from '../decide/handshake/verify';
import { isMeshClient } from '../decide/socket/istio-sockets';
import { effectiveTls } from '../decide/tls/tls-context';
import type { Dump } from '../graph/dump';
import type { NodeId } from '../ids/ids';
import { nodeAddress } from '../model/address';
import { tlsContextOf } from '../model/sockets';
import type { Cluster, TlsContext } from '../model/types';
import { ANY_INBOUND, type ConnectionQuestion, type Shows } from '../view/question';
import { traceInbound } from './inbound';
import { ownHandshake, refusalByCaller } from './own-handshake';
import { chainOf, refusalOf, whyOf } from './refusal';
import type {
  AskAnswer,
  AskVerdict,
  CertificateRefusal,
  OwnHandshake,
  ServerOutcome,
} from './types';

/** What the file is read with once more, and the time of the question in milliseconds since 1970. */
export interface CertificateReader {
  readonly read: ReadValue;
  readonly now: number;
}

/**
 * The answer with what the certificates have to say: the configuration may be as it should, and the
 * other end refuses what this proxy shows all the same. Where a call comes back to this very proxy both
 * ends are in the file, and the handshake is decided as a whole. Judged by the time of the dump, as the
 * check of all certificates does.
 */
export async function withRefusals(
  question: ConnectionQuestion,
  answer: AskAnswer,
  dump: Dump,
  reading: CertificateReader,
): Promise<AskAnswer> {
  const { verdict } = answer;
  const judge = new Judge(dump, reading);
  if (question.ask === 'in' && verdict.key === 'taken' && verdict.by.key === 'handshake') {
    const { shows } = verdict.by;
    const context = contextAt(dump, verdict.chain);
    if (context === undefined) return answer;
    const refusal = await judge.served(context, shows, question.port);
    return refusal === undefined ? answer : refused(answer, verdict, refusal, shows);
  }
  if (verdict.key !== 'called' || verdict.waitsFor.length > 0) return answer;
  const last = answer.steps.at(-1);
  const socket = last?.step === 'client-socket' ? last.socket : undefined;
  const context = contextAt(dump, socket);
  const subject =
    question.ask === 'out' && question.cluster !== undefined
      ? dump.subjects.get(question.cluster)
      : undefined;
  if (context === undefined || subject === undefined || !('cluster' in subject)) return answer;
  const { cluster } = subject;
  if (cluster === undefined) return answer;
  const found = await judge.shown(cluster, context, verdict.endpoint);
  const steps = answer.steps.map((step) =>
    step.step === 'client-socket' ? { ...step, ...found } : step,
  );
  return { ...answer, steps, verdict: { ...verdict, ...found } };
}

/** The TLS context of a chain or socket. */
function contextAt(dump: Dump, id: NodeId | undefined): TlsContext | undefined {
  const subject = id === undefined ? undefined : dump.subjects.get(id);
  if (subject?.kind === 'filter-chain') return tlsContextOf(subject.chain.socket);
  return subject?.kind === 'transport-socket' ? tlsContextOf(subject.socket) : undefined;
}

function refused(
  answer: AskAnswer,
  verdict: Extract<AskVerdict, { key: 'taken' }>,
  refusal: CertificateRefusal,
  shows: Shows,
): AskAnswer {
  const by: ServerOutcome = { key: 'refused', refusal, shows };
  const steps = answer.steps.map((step) =>
    step.step === 'server-socket' ? { ...step, outcome: by } : step,
  );
  return { ...answer, steps, verdict: { ...verdict, by } };
}

/** What is said of a call: see the verdict `called`. */
interface Found {
  readonly refusal: CertificateRefusal | undefined;
  readonly itself: OwnHandshake | undefined;
}

class Judge {
  private readonly dump: Dump;
  private readonly now: number;
  private readonly reader: EndReader;

  constructor(dump: Dump, { read, now }: CertificateReader) {
    this.dump = dump;
    this.now = now;
    this.reader = new EndReader(dump, read);
  }

  /** What callers of this proxy make of the certificate that it serves; `port`: at which they came. */
  async served(
    context: TlsContext,
    shows: Shows,
    port: number | undefined,
  ): Promise<CertificateRefusal | undefined> {
    const ofMesh = shows === 'mesh';
    const server = this.reader.end(context);
    const callers = (ofMesh ? loops(this.dump) : [])
      .filter(({ ports }) => port !== undefined && ports.includes(port))
      .map(({ cluster, context: own }) => ({ cluster, client: this.reader.end(own) }));
    const at = await this.circumstances([server, ...callers.map(({ client }) => client)]);
    const refusal = this.byTrust(server, ofMesh, at);
    if (refusal !== undefined) return refusal;
    for (const { cluster, client } of callers) {
      const verdict = handshake(server, client, at);
      const found = refusalByCaller(this.dump, { cluster, server, client, verdict, at }, 'peer');
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** What an endpoint that is called makes of the certificate of a call, or this proxy of its own. */
  async shown(cluster: Cluster, context: TlsContext, endpoint: string | undefined): Promise<Found> {
    const client = this.reader.end(context);
    const serving = this.serving(context, endpoint);
    const server = serving && this.reader.end(serving);
    const at = await this.circumstances(server === undefined ? [client] : [client, server]);
    if (server === undefined) {
      return { refusal: this.byTrust(client, true, at), itself: undefined };
    }
    const verdict = handshake(server, client, at);
    const refusal = refusalByCaller(this.dump, { cluster, server, client, verdict, at }, 'proxy');
    return { refusal, itself: ownHandshake(verdict) };
  }

  /** The TLS context to which a call comes back; undefined: it goes elsewhere, or not to TLS. */
  private serving(context: TlsContext, endpoint: string | undefined): TlsContext | undefined {
    const { dump } = this;
    const own = nodeAddress(dump.model.header);
    const host = own && hostPort({ address: own, port: undefined });
    if (!host || endpoint?.startsWith(`${host}:`) !== true) return undefined;
    const { sni, alpn } = effectiveTls(context, dump.lookup);
    const port = Number(endpoint.slice(host.length + 1));
    const question = { ...ANY_INBOUND, address: own, source: own, port, sni, alpn };
    const { verdict } = traceInbound(question, dump);
    return verdict.key === 'taken' ? contextAt(dump, verdict.chain) : undefined;
  }

  private async circumstances(ends: readonly HandshakeEnd[]): Promise<Circumstances> {
    const now = verifiedAt(ends, this.dump.taken, this.now);
    return { now, signatures: await this.reader.signatures() };
  }

  /**
   * What others with the same trust make of what an end shows; of others than the mesh's no more is known
   * than that they look at its times. Of several certificates each must fail, since any may be taken.
   */
  private byTrust(
    end: HandshakeEnd,
    ofMesh: boolean,
    at: Circumstances,
  ): CertificateRefusal | undefined {
    const mesh = ofMesh && isMeshClient(end.context);
    const all = end.shown.map((shown, index): CertificateRefusal | undefined => {
      const chain = chainOf(shown);
      if (chain.length === 0) return undefined;
      const known = mesh ? verifyPeer(peerOfSameTrust(end), chain, at) : 'client-roots';
      const verdict =
        typeof known === 'string' ? verifyPeer(anyVerifier(end, chain), chain, at) : known;
      if (typeof verdict === 'string' || verdict.ok) return undefined;
      const time = timeProblemOf(verdict, chain);
      if (typeof known === 'string' && time === undefined) return undefined;
      return refusalOf('peer', end, index, verdict, whyOf(verdict, chain, end.context));
    });
    return all.includes(undefined) ? undefined : all[0];
  }
}

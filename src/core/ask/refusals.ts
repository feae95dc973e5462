import { hostPort } from '../base/host-port';
import type { ReadValue } from '../base/pointer';
import { nameRefusals } from '../certificates/name-refusals';
import { refTo } from '../certificates/refs';
import type { NameRefusal } from '../certificates/types';
import type { PeerVerdict } from '../decide/handshake/types';
import { chainRefused, namesRefused } from '../decide/handshake/verify';
import { alertReason, localReason } from '../decide/handshake/words';
import { isMeshClient } from '../decide/socket/istio-sockets';
import { type EffectiveTls, effectiveTls, type Presented } from '../decide/tls/tls-context';
import type { Dump } from '../graph/dump';
import type { Subject } from '../graph/subjects';
import type { NodeId } from '../ids/ids';
import { presentedText } from '../inspect/tls-messages';
import { addressText, nodeAddress } from '../model/address';
import { listedEndpoints } from '../model/listed-endpoints';
import { rootsReferenceOf } from '../model/secret-references';
import { tlsContextOf } from '../model/sockets';
import type { TlsContext } from '../model/types';
import type { ConnectionQuestion, Shows } from '../view/question';
import { certificatesOf, inspectPem, readPem } from '../x509/inspect-pem';
import { type PemPlace, pemPlacesIn } from '../x509/pem-places';
import type { Certificate, Signatures } from '../x509/types';
import { validityAt } from '../x509/validity';
import { verifyChain } from '../x509/verify-chain';
import type { AskAnswer, AskVerdict, Refusal, ServerOutcome } from './types';

/** What the file is read with once more, and the time of the question in milliseconds since 1970. */
export interface Reading {
  readonly read: ReadValue;
  readonly now: number;
}

/**
 * The answer with what the certificates have to say: the configuration may be as it should, and the
 * other end refuses what this proxy shows all the same. Judged by the time of the dump, as the check of
 * all certificates does (verdicts/troubles).
 */
export async function withRefusals(
  question: ConnectionQuestion,
  answer: AskAnswer,
  dump: Dump,
  reading: Reading,
): Promise<AskAnswer> {
  const { verdict } = answer;
  if (question.ask === 'in' && verdict.key === 'taken' && verdict.by.key === 'handshake') {
    const { shows } = verdict.by;
    const chain = dump.subjects.get(verdict.chain);
    const context = chain?.kind === 'filter-chain' ? tlsContextOf(chain.chain.socket) : undefined;
    if (context === undefined) return answer;
    const judge = new Judge(dump, context, reading);
    const refusal = await judge.served(shows, question.port);
    return refusal === undefined ? answer : refused(answer, verdict, refusal, shows);
  }
  if (verdict.key !== 'called' || verdict.waitsFor.length > 0) return answer;
  const last = answer.steps.at(-1);
  const socket = last?.step === 'client-socket' ? last.socket : undefined;
  const subject = socket === undefined ? undefined : dump.subjects.get(socket);
  const context = subject?.kind === 'transport-socket' ? tlsContextOf(subject.socket) : undefined;
  if (context === undefined || question.ask !== 'out') return answer;
  const judge = new Judge(dump, context, reading);
  const refusal = await judge.shown(question.cluster, verdict.endpoint);
  if (refusal === undefined) return answer;
  const steps = answer.steps.map((step) =>
    step.step === 'client-socket' ? { ...step, refusal } : step,
  );
  return { ...answer, steps, verdict: { ...verdict, refusal } };
}

function refused(
  answer: AskAnswer,
  verdict: Extract<AskVerdict, { key: 'taken' }>,
  refusal: Refusal,
  shows: Shows,
): AskAnswer {
  const by: ServerOutcome = { key: 'refused', refusal, shows };
  const steps = answer.steps.map((step) =>
    step.step === 'server-socket' ? { ...step, outcome: by } : step,
  );
  return { ...answer, steps, verdict: { ...verdict, by } };
}

/** A certificate that a context shows, with who may look at it. */
interface Shown {
  readonly presented: Presented;
  readonly places: readonly PemPlace[];
}

/** Judges what one TLS context shows. */
class Judge {
  private readonly dump: Dump;
  private readonly context: TlsContext;
  private readonly tls: EffectiveTls;
  private readonly read: ReadValue;
  private readonly now: number;
  private readonly taken: number;

  constructor(dump: Dump, context: TlsContext, { read, now }: Reading) {
    this.dump = dump;
    this.context = context;
    this.tls = effectiveTls(context, dump.lookup);
    this.read = read;
    this.now = now;
    this.taken = dump.taken ?? now;
  }

  /** What callers of this proxy make of its certificate; `port`: at which they came. */
  async served(shows: Shows, port: number | undefined): Promise<Refusal | undefined> {
    const ofMesh = shows === 'mesh';
    const refusal = await this.byChain(ofMesh);
    if (refusal !== undefined || !ofMesh) return refusal;
    return this.byName('peer', ({ cluster }) => this.leadsHere(cluster.id, port));
  }

  /** What an endpoint that is called makes of it, or this proxy of the certificate that it serves itself. */
  async shown(
    cluster: NodeId | undefined,
    endpoint: string | undefined,
  ): Promise<Refusal | undefined> {
    const refusal = await this.byChain(true);
    const own = nodeAddress(this.dump.model.header);
    const host = own && hostPort({ address: own, port: undefined });
    if (refusal !== undefined || !host || !endpoint?.startsWith(`${host}:`)) return refusal;
    return this.byName('proxy', (one) => one.cluster.id === cluster);
  }

  /** Time, then roots: of several certificates each must fail, since any of them may be taken. */
  private async byChain(ofMesh: boolean): Promise<Refusal | undefined> {
    const all: (Refusal | undefined)[] = [];
    const rootPlaces = ofMesh && isMeshClient(this.context) ? this.rootPlaces() : [];
    for (const { presented, places } of this.presented()) {
      const { places: pems, signatures } = await inspectPem([...places, ...rootPlaces]);
      const chain = certificatesOf(pems, 'certificate_chain');
      const roots = certificatesOf(pems, 'trusted_ca', 'trust_bundle');
      all.push(
        chain.length === 0
          ? undefined
          : (this.byTime(presented, chain) ?? this.byRoots(presented, chain, roots, signatures)),
      );
    }
    return all.includes(undefined) ? undefined : all[0];
  }

  private byTime(presented: Presented, chain: readonly Certificate[]): Refusal | undefined {
    const at = (state: 'expired' | 'not-yet-valid', time: number) =>
      chain.findIndex((one) => validityAt(one, time).state === state);
    const expired = at('expired', this.taken);
    // The dump was taken at its newest time or later, so that only the later clock tells this.
    const early = at('not-yet-valid', this.now);
    const depth = expired >= 0 ? expired : early;
    if (depth < 0) return undefined;
    const problem = expired >= 0 ? 'certificate has expired' : 'certificate is not yet valid';
    const words = chainRefused({ ok: false, problem, depth, path: chain });
    return this.refusal(presented, words, { kind: expired >= 0 ? 'expired' : 'not-yet-valid' });
  }

  private byRoots(
    presented: Presented,
    chain: readonly Certificate[],
    roots: readonly Certificate[],
    signatures: Signatures,
  ): Refusal | undefined {
    if (roots.length === 0) return undefined;
    const verdict = verifyChain(chain, {
      roots,
      partial: true,
      purpose: this.context.side === 'downstream' ? 'server' : 'client',
      now: this.taken,
      depth: 100,
      lists: undefined,
      listsForLeafOnly: false,
      signatures,
    });
    if (verdict.ok || verdict.problem === 'certificate is not yet valid') return undefined;
    const { problem } = verdict;
    const why = {
      kind: 'chain',
      problem,
      roots: rootsReferenceOf(this.context.validation)?.name,
    } as const;
    return this.refusal(presented, chainRefused(verdict), why);
  }

  private byName(
    by: Refusal['by'],
    counts: (refusal: NameRefusal) => boolean,
  ): Refusal | undefined {
    for (const { presented, places } of this.presented()) {
      const subject = this.subjectOf(presented);
      const pems = readPem(places);
      const [leaf] = certificatesOf(pems, 'certificate_chain');
      if (subject === undefined || leaf === undefined) continue;
      const found = nameRefusals(this.dump, subject, pems).items.find(counts);
      if (found === undefined) continue;
      const { accepts, has } = found;
      const why = { kind: 'name', cluster: found.cluster.name, accepts, has } as const;
      return { ...this.refusal(presented, namesRefused(leaf, {}), why), by };
    }
    return undefined;
  }

  /** Who looks at the certificate logs the reason, and this proxy the alert, if it can. */
  private refusal(
    presented: Presented,
    { detail, alert }: PeerVerdict,
    why: Refusal['why'],
  ): Refusal {
    // In TLS 1.3 a client is through before its certificate is judged.
    const late = this.context.side === 'upstream' && this.tls.versions.max === 'TLSv1.3';
    return {
      by: 'peer',
      certificate: presentedText(presented),
      why,
      peerSaw: localReason('CERTIFICATE_VERIFY_FAILED', detail),
      proxySaw: late ? undefined : alertReason(alert ?? 'certificate_unknown'),
    };
  }

  private presented(): readonly Shown[] {
    return this.tls.presents.map((presented) => ({
      presented,
      places:
        presented.kind === 'inline'
          ? this.placesAt(presented.certificate.pointer)
          : presented.state.kind === 'in-file'
            ? this.placesAt(presented.state.secret.pointer)
            : [],
    }));
  }

  private rootPlaces(): readonly PemPlace[] {
    const { validation } = this.tls;
    if (validation.kind !== 'known' || validation.roots === undefined) return [];
    const { roots } = validation;
    const state = roots.kind === 'secret' ? this.dump.lookup(roots.reference, 'roots') : undefined;
    const pointer = state?.kind === 'in-file' ? state.secret.pointer : this.context.pointer;
    return this.placesAt(pointer).filter(({ field }) => field !== 'certificate_chain');
  }

  private placesAt(pointer: TlsContext['pointer']): readonly PemPlace[] {
    return pemPlacesIn(this.read(pointer), pointer);
  }

  private subjectOf(presented: Presented): Subject | undefined {
    if (presented.kind === 'inline' || presented.state.kind !== 'in-file') return undefined;
    const { id } = refTo(this.dump, presented.state.secret);
    return id === undefined ? undefined : this.dump.subjects.get(id);
  }

  /** Whether a cluster has this proxy's own address with that port among its endpoints. */
  private leadsHere(id: NodeId | undefined, port: number | undefined): boolean {
    const subject = id === undefined ? undefined : this.dump.subjects.get(id);
    const own = nodeAddress(this.dump.model.header);
    if (subject?.kind !== 'cluster' || own === undefined) return false;
    const listed = listedEndpoints(subject.cluster) ?? [];
    const place = hostPort({ address: own, port });
    return listed.some(({ address }) => addressText(address) === place);
  }
}

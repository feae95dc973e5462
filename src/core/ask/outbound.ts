import { isNowhere } from '../decide/filter-chain/dead-end';
import { awaitedBy } from '../decide/secret/readiness';
import { clientKind, endpointKind } from '../decide/socket/client-kind';
import {
  type SocketStep,
  type SocketVerdict,
  selectSocket,
  socketOf,
  UNLISTED,
} from '../decide/socket/select-socket';
import { effectiveTls } from '../decide/tls/tls-context';
import type { Dump } from '../graph/dump';
import { nameText } from '../graph/lines';
import type { NodeId } from '../ids/ids';
import { plaintextPath } from '../inspect/plaintext-path';
import { presentedText } from '../inspect/tls-messages';
import { addressText } from '../model/address';
import { isInForce } from '../model/in-force';
import { internalListenerOf, listedEndpoints } from '../model/listed-endpoints';
import { rootsReferenceOf } from '../model/secret-references';
import { isImplied, tlsContextOf } from '../model/sockets';
import type { Cluster, Endpoint } from '../model/types';
import type { OutboundQuestion } from '../view/question';
import type { AskTrace } from './inbound';
import { fieldOf, pathBehind } from './refs';
import type { AskEffect, AskEndpoints, AskField, AskStep, AskVerdict } from './types';

/** So many endpoints are offered to choose from, and so many entries are shown. */
const MAX_ENDPOINTS = 200;
const MAX_ENTRIES = 30;

const without = (verdict: AskVerdict): AskTrace => ({ verdict, steps: [], path: [], assumed: {} });

function clusterAt(dump: Dump, id: NodeId | undefined): Cluster | undefined {
  const subject = id === undefined ? undefined : dump.subjects.get(id);
  return subject?.kind === 'cluster' || subject?.kind === 'sds-source'
    ? subject.cluster
    : undefined;
}

const textOf = ({ address }: Endpoint): string => addressText(address);

/** How an endpoint is called: which socket, by which entry, and why not by the others. */
export function traceOutbound(question: OutboundQuestion, dump: Dump): AskTrace {
  const id = question.cluster;
  if (dump.model.clusters.length === 0) {
    return without({ key: 'not-dumped', what: 'clusters' });
  }
  if (id === undefined) return without({ key: 'incomplete', needs: 'cluster' });
  const cluster = clusterAt(dump, id);
  if (cluster === undefined) return without({ key: 'not-in-file', of: id });
  const listed = listedEndpoints(cluster) ?? [];
  const wanted = question.endpoint;
  const endpoint = wanted === undefined ? listed[0] : listed.find((one) => textOf(one) === wanted);
  if (wanted !== undefined && endpoint === undefined) {
    return without({ key: 'endpoint-not-in-file', endpoint: wanted });
  }
  return new OutboundTracer(id, cluster, endpoint, wanted === undefined, dump).trace();
}

/** Endpoints of a cluster with how each is called. */
export function endpointsOf(id: NodeId, dump: Dump): AskEndpoints | undefined {
  const cluster = clusterAt(dump, id);
  if (cluster === undefined) return undefined;
  const listed = listedEndpoints(cluster) ?? [];
  const { internal } = dump;
  const endpoints = listed.slice(0, MAX_ENDPOINTS).map((endpoint) => ({
    address: textOf(endpoint),
    kind: endpointKind(cluster, endpoint, internal),
  }));
  return { endpoints, total: listed.length };
}

/** Puts the choice of a socket into steps. */
class OutboundTracer {
  private readonly id: NodeId;
  private readonly cluster: Cluster;
  private readonly endpoint: Endpoint | undefined;
  /** The question left the endpoint open. */
  private readonly open: boolean;
  private readonly dump: Dump;

  constructor(
    id: NodeId,
    cluster: Cluster,
    endpoint: Endpoint | undefined,
    open: boolean,
    dump: Dump,
  ) {
    this.id = id;
    this.cluster = cluster;
    this.endpoint = endpoint;
    this.open = open;
    this.dump = dump;
  }

  trace(): AskTrace {
    const { cluster, endpoint } = this;
    const source = cluster.endpoints.kind;
    const known = endpoint !== undefined || source === 'original-dst';
    const arrives = this.endpointStep();
    const assumed = this.open && endpoint !== undefined ? { endpoint: textOf(endpoint) } : {};
    const warming = cluster.origin.state === 'warming' ? this.warming() : undefined;
    if (warming !== undefined && !known) {
      return { verdict: warming, steps: [arrives], path: [this.id], assumed };
    }
    if (!known && (cluster.matches.length > 0 || isNowhere(cluster))) {
      const verdict: AskVerdict =
        source === 'unknown'
          ? { key: 'call-unknown', missing: 'endpoints' }
          : { key: 'no-endpoints' };
      return { verdict, steps: [arrives], path: [this.id], assumed };
    }
    const verdict = selectSocket(cluster, endpoint ?? UNLISTED);
    const steps = [arrives, ...verdict.trace.flatMap((step) => this.step(step))];
    const end = this.end(verdict);
    return {
      ...end,
      verdict: warming ?? end.verdict,
      steps: [...steps, ...end.steps],
      assumed,
    };
  }

  /** Envoy keeps a cluster from all calls until it has what it waits for (cluster_manager_impl.cc). */
  private warming(): AskVerdict {
    const { cluster, dump } = this;
    const { clusters } = dump.model;
    const serving = clusters.find((one) => one.name === cluster.name && isInForce(one));
    return {
      key: 'cluster-warming',
      waitsFor: awaitedBy(cluster, dump.lookup),
      inForce: serving && dump.nodeOf(serving),
    };
  }

  private get group(): NodeId | undefined {
    const { endpoint, cluster, dump } = this;
    const holders = [this.id, ...cluster.matches.flatMap((match) => this.dump.nodeOf(match) ?? [])];
    const all = [...holders, ...dump.next(this.id, 'transport-socket').map(({ id }) => id)];
    for (const holder of all) {
      for (const { id, subject } of dump.next(holder, 'endpoint-group')) {
        if (endpoint === undefined || subject.listed.includes(endpoint)) return id;
      }
    }
    return undefined;
  }

  /** The pointer by which the file shows how it writes names. */
  private get like(): Cluster['pointer'] {
    return this.cluster.matches[0]?.pointer ?? this.cluster.socket.pointer;
  }

  private field(of: NodeId, pointer: AskField['pointer']): AskField {
    return { of, pointer };
  }

  private endpointStep(): AskStep {
    const { cluster, endpoint, id } = this;
    const group = this.group;
    return {
      step: 'endpoint',
      endpoint: endpoint === undefined ? undefined : textOf(endpoint),
      group,
      total: listedEndpoints(cluster)?.length ?? 0,
      source: cluster.endpoints.kind,
      fields: endpoint === undefined ? [] : [this.field(group ?? id, endpoint.pointer)],
    };
  }

  private step(step: SocketStep): readonly AskStep[] {
    const { cluster, id } = this;
    switch (step.step) {
      case 'own': {
        const fields = step.implied ? [] : [this.field(id, cluster.socket.pointer)];
        return [{ step: 'own-socket', implied: step.implied, fields }];
      }
      case 'matcher': {
        const { steps, named } = step;
        const pointer = fieldOf(cluster.pointer, this.like, 'transport_socket_matcher');
        return [{ step: 'socket-matcher', steps, named, fields: [this.field(id, pointer)] }];
      }
      case 'endpoint':
      case 'locality': {
        const entries = step.candidates.slice(0, MAX_ENTRIES).map(({ index, ...entry }) => {
          const match = cluster.matches[index];
          return { ...entry, id: match === undefined ? undefined : this.dump.nodeOf(match) };
        });
        return [
          {
            step: 'entries',
            by: step.step,
            metadata: step.metadata,
            entries,
            total: step.candidates.length,
            effect: effectOf(step.candidates),
            fields: this.entryFields(step.candidates),
          },
        ];
      }
    }
  }

  private entryFields(
    candidates: Extract<SocketStep, { step: 'endpoint' | 'locality' }>['candidates'],
  ): readonly AskField[] {
    const taken = candidates.find(({ outcome }) => outcome.kind === 'taken');
    return [taken ?? candidates[0]].flatMap((one) => {
      const match = one === undefined ? undefined : this.cluster.matches[one.index];
      const of = match === undefined ? undefined : this.dump.nodeOf(match);
      if (match === undefined || of === undefined) return [];
      return [this.field(of, fieldOf(match.pointer, match.pointer, 'match'))];
    });
  }

  private end(verdict: SocketVerdict): Pick<AskTrace, 'verdict' | 'steps' | 'path'> {
    const { cluster, dump, endpoint } = this;
    const socket = socketOf(cluster, verdict);
    if (socket === undefined || verdict.kind === 'unknown') {
      const missing = verdict.kind === 'unknown' ? verdict.missing : 'matcher';
      return { verdict: { key: 'call-unknown', missing }, steps: [], path: [this.id] };
    }
    const match = verdict.kind === 'match' ? cluster.matches[verdict.index] : undefined;
    const entry = match === undefined ? undefined : this.dump.nodeOf(match);
    const at = dump.next(entry ?? this.id, 'transport-socket')[0]?.id;
    const to = endpoint && internalListenerOf(endpoint);
    const kind = clientKind(socket, to, dump.internal);
    const protection = dump.internal.protectionTowards(socket, to, endpoint !== undefined);
    const context = tlsContextOf(socket);
    const tls = context === undefined ? undefined : effectiveTls(context, dump.lookup);
    const waitsFor = tls?.readiness.ready === false ? tls.readiness.waitsFor : [];
    const shows = tls?.presents.map(presentedText) ?? [];
    const group = this.group;
    return {
      verdict: {
        key: 'called',
        endpoint: endpoint === undefined ? undefined : textOf(endpoint),
        kind,
        protection,
        shows,
        waitsFor,
        refusal: undefined,
        itself: undefined,
        plain: kind === 'plaintext' ? plaintextPath(dump, cluster) : undefined,
      },
      steps: [
        {
          step: 'client-socket',
          socket: at,
          kind,
          protection,
          sni: tls?.sni,
          alpn: tls?.alpn ?? [],
          names: tls?.names.map(nameText) ?? [],
          shows,
          roots: context && rootsReferenceOf(context.validation)?.name,
          refusal: undefined,
          itself: undefined,
          fields: at === undefined || isImplied(socket) ? [] : [this.field(at, socket.pointer)],
        },
      ],
      path: [
        this.id,
        ...(entry === undefined ? [] : [entry]),
        ...(group === undefined ? [] : [group]),
        ...(at === undefined ? [] : pathBehind(dump, at)),
      ],
    };
  }
}

function effectOf(
  candidates: Extract<SocketStep, { step: 'endpoint' | 'locality' }>['candidates'],
): AskEffect {
  if (candidates.some(({ outcome }) => outcome.kind === 'undecided')) return 'open';
  return candidates.some(({ outcome }) => outcome.kind === 'taken') ? 'narrowed' : 'nothing';
}

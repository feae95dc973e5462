import { hostPort } from '../base/host-port';
import type { FilterChainVerdict } from '../decide/filter-chain/filter-chain';
import type { ListenerLookup } from '../decide/listener/handoff';
import { implyingField } from '../decide/listener-filters/inspect';
import type { Dump, Resource } from '../graph/dump';
import type { NodeId } from '../ids/ids';
import { isInForce } from '../model/in-force';
import { isImplied } from '../model/sockets';
import type { Listener } from '../model/types';
import type { InboundQuestion } from '../view/question';
import {
  type Delivered,
  deliverQuestion,
  exemptedBy,
  isIstioRedirect,
  wouldTake,
} from './connection';
import { levelSteps } from './levels';
import { fieldOf, pathBehind } from './refs';
import { serverOutcome } from './server-outcome';
import type { AskField, AskStep, AskVerdict, Assumed } from './types';

export interface AskTrace {
  readonly verdict: AskVerdict;
  readonly steps: readonly AskStep[];
  readonly path: readonly NodeId[];
  readonly assumed: Assumed;
  readonly probesElsewhere?: boolean;
}

const without = (verdict: AskVerdict): AskTrace => ({ verdict, steps: [], path: [], assumed: {} });

/** What becomes of a connection that comes in, from the kernel to the socket of its chain. */
export function traceInbound(question: InboundQuestion, dump: Dump): AskTrace {
  const { model, subjects } = dump;
  const { at, port } = question;
  const subject = at === undefined ? undefined : subjects.get(at);
  if (model.listeners.length === 0) return without({ key: 'not-dumped', what: 'listeners' });
  if (at !== undefined && subject?.kind !== 'listener') {
    return without({ key: 'not-in-file', of: at });
  }
  if (port === undefined) return without({ key: 'incomplete', needs: 'port' });
  const listener = subject?.kind === 'listener' ? subject.listener : undefined;
  const delivered = deliverQuestion(model, question, listener, port);
  const { assumed, destination, redirected } = delivered;
  const exempted = redirected === undefined ? undefined : exemptedBy(model, destination);
  if (exempted !== undefined) {
    const place = hostPort(destination);
    return {
      verdict: { key: 'not-redirected', place, by: exempted },
      steps: [],
      path: [],
      assumed,
    };
  }
  const trace = new InboundTracer(question, dump, delivered, listener).trace();
  const rewritten = model.header.rewritesProbes !== false;
  const probe = rewritten && question.sends === 'http/1.1' && isIstioRedirect(redirected);
  return { ...trace, probesElsewhere: probe && refusesPlaintext(trace.verdict) };
}

const refusesPlaintext = (verdict: AskVerdict): boolean =>
  verdict.key === 'closed' || (verdict.key === 'taken' && verdict.by.key === 'no-hello');

/** Puts a delivery into steps. */
class InboundTracer {
  private readonly question: InboundQuestion;
  private readonly dump: Dump;
  private readonly delivered: Delivered;
  /** The listener that the question names. */
  private readonly named: Listener | undefined;

  constructor(
    question: InboundQuestion,
    dump: Dump,
    delivered: Delivered,
    named: Listener | undefined,
  ) {
    this.question = question;
    this.dump = dump;
    this.delivered = delivered;
    this.named = named;
  }

  trace(): AskTrace {
    const { assumed, delivery, destination } = this.delivered;
    const { listeners } = this.dump.model;
    const served = delivery.served === undefined ? undefined : listeners[delivery.served];
    const taker = this.named ?? this.found(delivery.accepted);
    const arrives = this.arrives(taker);
    const { verdict } = delivery;
    if (served === undefined || taker === undefined || verdict === undefined || !isInForce(taker)) {
      return { ...this.nobody(this.named ?? wouldTake(listeners, destination.port)), assumed };
    }
    const before = delivery.before;
    const steps = [
      arrives,
      ...(before === undefined ? [] : this.filters(taker, before.steps, before.end)),
      ...this.handoff(taker, before === undefined ? undefined : served),
      ...this.filters(
        served,
        verdict.filters,
        verdict.seen === undefined ? undefined : { kind: 'seen', connection: verdict.seen },
      ),
      ...this.choice(served, verdict),
    ];
    const taken = [...this.idOf(taker), ...(served === taker ? [] : this.idOf(served))];
    const end = this.end(served, verdict);
    return {
      verdict: end.verdict,
      steps: [...steps, ...end.steps],
      path: [...taken, ...end.path],
      assumed,
    };
  }

  /** Nothing listens; `would`: a listener that is warming, or was rejected. */
  private nobody(would: Listener | undefined): Omit<AskTrace, 'assumed'> {
    const { redirected, destination } = this.delivered;
    const [listener] = this.idOf(would);
    const verdict: AskVerdict = {
      key: 'nobody-listens',
      place: hostPort(redirected ?? destination),
      would:
        would === undefined || listener === undefined
          ? undefined
          : { listener, state: would.origin.state },
    };
    return { verdict, steps: [this.arrives(undefined)], path: this.idOf(would) };
  }

  private idOf(resource: Resource | undefined): readonly NodeId[] {
    const id = resource && this.dump.nodeOf(resource);
    return id === undefined ? [] : [id];
  }

  private found(looked: readonly ListenerLookup[]): Listener | undefined {
    const at = looked.at(-1)?.listener;
    return at === undefined ? undefined : this.dump.model.listeners[at];
  }

  /** A field of a listener; its chains' pointers show how the file writes names. */
  private field(listener: Listener, ...names: readonly (string | number)[]): readonly AskField[] {
    const like = listener.chains[0]?.pointer ?? listener.pointer;
    return this.idOf(listener).map((of) => {
      return { of, pointer: fieldOf(listener.pointer, like, ...names) };
    });
  }

  private arrives(taker: Listener | undefined): AskStep {
    const { delivery, destination, redirected } = this.delivered;
    return {
      step: 'arrives',
      place: hostPort(destination),
      redirected: redirected === undefined ? undefined : hostPort(redirected),
      listener: taker === undefined ? undefined : this.dump.nodeOf(taker),
      looked: delivery.accepted.map(({ address }) => address),
      fields: taker === undefined ? [] : this.field(taker, 'address'),
    };
  }

  private filters(
    listener: Listener,
    filters: FilterChainVerdict['filters'],
    end:
      | { readonly kind: 'seen'; readonly connection: { readonly transportProtocol: string } }
      | { readonly kind: 'closed' | 'waiting' }
      | undefined,
  ): readonly AskStep[] {
    const [id] = this.idOf(listener);
    if (id === undefined) return [];
    const seen = end?.kind === 'seen' ? end.connection : undefined;
    const fields = filters.flatMap(({ index, effect }) =>
      index === undefined || effect.kind === 'nothing'
        ? []
        : this.field(listener, 'listener_filters', index),
    );
    return [
      {
        step: 'filters',
        listener: id,
        filters: filters.map(({ name, index, effect }) => {
          return { name, implied: index === undefined ? implyingField(name) : undefined, effect };
        }),
        transportProtocol: seen?.transportProtocol,
        ended: seen === undefined,
        fields,
      },
    ];
  }

  private handoff(taker: Listener, heir: Listener | undefined): readonly AskStep[] {
    const { handoff } = this.delivered.delivery;
    const [from] = this.idOf(taker);
    if (handoff.length === 0 || from === undefined) return [];
    const fields = [
      ...this.field(taker, 'use_original_dst'),
      ...(heir === undefined ? [] : this.field(heir, 'address')),
    ];
    const looked = handoff.map(({ address }) => address);
    return [{ step: 'handoff', looked, from, to: this.idOf(heir)[0], fields }];
  }

  private choice(listener: Listener, { trace, choice }: FilterChainVerdict): readonly AskStep[] {
    switch (trace.kind) {
      case 'none':
        return [];
      case 'levels':
        return [
          ...levelSteps(listener, trace.steps, this.dump),
          ...this.fallback(listener, choice, trace.steps.at(-1)?.taken === undefined),
        ];
      case 'matcher': {
        const [of] = this.idOf(listener);
        if (of === undefined) return [];
        const ended = choice.kind !== 'chain' || choice.isDefault;
        const fields = this.field(listener, 'filter_chain_matcher');
        const step: AskStep = { step: 'matcher', of, steps: trace.steps, ended, fields };
        return [step, ...this.fallback(listener, choice, ended)];
      }
    }
  }

  private fallback(
    listener: Listener,
    choice: FilterChainVerdict['choice'],
    searched: boolean,
  ): readonly AskStep[] {
    if (choice.kind === 'chain' && choice.isDefault) {
      return [{ step: 'default', chain: this.idOf(listener.chains[choice.chain])[0] }];
    }
    const notFound = choice.kind === 'closed' && choice.why === 'filter_chain_not_found';
    return searched && notFound ? [{ step: 'default', chain: undefined }] : [];
  }

  private end(
    listener: Listener,
    verdict: FilterChainVerdict,
  ): Pick<AskTrace, 'verdict' | 'steps' | 'path'> {
    const { choice, trace } = verdict;
    const closed = (of: AskVerdict): Pick<AskTrace, 'verdict' | 'steps' | 'path'> => ({
      verdict: of,
      steps: [],
      path: [],
    });
    switch (choice.kind) {
      case 'closed': {
        const last = trace.kind === 'levels' ? trace.steps.at(-1) : undefined;
        return closed({ key: 'closed', why: choice.why, level: last?.level });
      }
      case 'waiting':
        return closed({ key: 'waiting' });
      case 'unknown':
        return closed({ key: 'unknown-matcher', type: choice.type });
      case 'undetermined': {
        const among = choice.among.map((at) =>
          at === undefined ? undefined : this.idOf(listener.chains[at])[0],
        );
        const path = among.flatMap((id) => id ?? []);
        return { verdict: { key: 'undetermined', among }, steps: [], path };
      }
      case 'chain':
        return this.taken(listener, choice.chain, choice.isDefault);
    }
  }

  private taken(
    listener: Listener,
    at: number,
    isDefault: boolean,
  ): Pick<AskTrace, 'verdict' | 'steps' | 'path'> {
    const chain = listener.chains[at];
    const [id] = this.idOf(chain);
    if (chain === undefined || id === undefined) {
      return { verdict: { key: 'not-in-file', of: undefined }, steps: [], path: [] };
    }
    const outcome = serverOutcome(chain, listener, this.question, this.dump);
    const socket = this.dump.next(id, 'transport-socket')[0]?.id;
    const fields =
      isImplied(chain.socket) || socket === undefined
        ? []
        : [{ pointer: chain.socket.pointer, of: socket }];
    return {
      verdict: { key: 'taken', chain: id, isDefault, by: outcome },
      steps: [{ step: 'server-socket', chain: id, socket, outcome, fields }],
      path: socket === undefined ? [id] : [id, ...pathBehind(this.dump, socket)],
    };
  }
}

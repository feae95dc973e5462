import type { Dump } from '../graph/dump';
import type { NodeId } from '../ids/ids';
import type { ConnectionQuestion } from '../view/question';
import { traceInbound } from './inbound';
import { traceOutbound } from './outbound';
import type { AskAnswer, AskStep } from './types';

/** What Envoy would do with a connection, and everything that led there. */
export function askAbout(question: ConnectionQuestion, dump: Dump): AskAnswer {
  const trace =
    question.ask === 'in' ? traceInbound(question, dump) : traceOutbound(question, dump);
  const named = new Set<NodeId>([...trace.path, ...trace.steps.flatMap(namedIn)]);
  if (question.ask === 'out' && question.cluster !== undefined) named.add(question.cluster);
  if (trace.verdict.key === 'cluster-warming' && trace.verdict.inForce !== undefined) {
    named.add(trace.verdict.inForce);
  }
  const { probesElsewhere = false } = trace;
  return { ...trace, probesElsewhere, nodes: dump.withOwners(named) };
}

/** The nodes that a step names. */
function namedIn(step: AskStep): readonly NodeId[] {
  const fields = 'fields' in step ? step.fields.map(({ of }) => of) : [];
  return [...fields, ...ownOf(step).flatMap((id) => id ?? [])];
}

function ownOf(step: AskStep): readonly (NodeId | undefined)[] {
  switch (step.step) {
    case 'arrives':
    case 'filters':
      return [step.listener];
    case 'handoff':
      return [step.from, step.to];
    case 'level':
      return [...step.branches, ...step.out].flatMap(({ ids }) => ids);
    case 'matcher':
      return [step.of];
    case 'default':
      return [step.chain];
    case 'server-socket':
      return [step.chain, step.socket];
    case 'endpoint':
      return [step.group];
    case 'entries':
      return step.entries.map(({ id }) => id);
    case 'client-socket':
      return [step.socket];
    case 'silent':
    case 'own-socket':
    case 'socket-matcher':
      return [];
  }
}

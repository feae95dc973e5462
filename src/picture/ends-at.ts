import type { AskAnswer, AskStep, AskVerdict, ServerOutcome } from '../core/ask/types';
import type { NodeId } from '../core/ids/ids';

/** Where a connection that does not get through ends; undefined: before anything of the file. */
export interface EndsAt {
  readonly node: NodeId | undefined;
  /** Where it wanted to go. */
  readonly place: string | undefined;
}

const ENDED: ReadonlySet<AskVerdict['key']> = new Set<AskVerdict['key']>([
  'closed',
  'waiting',
  'nobody-listens',
  'no-endpoints',
]);
/** What a chain does with a connection that gets through, or of which nothing is known. */
const THROUGH: ReadonlySet<ServerOutcome['key']> = new Set<ServerOutcome['key']>([
  'handshake',
  'plaintext',
  'passthrough',
  'tunnelled',
  'unknown',
]);

/** Undefined: it gets through, or the file does not say. */
export function endsAt({ verdict, steps, path }: AskAnswer): EndsAt | undefined {
  const place = steps.flatMap((step) => placeOf(step) ?? [])[0];
  if (ENDED.has(verdict.key)) return { node: path.at(-1), place };
  const refused =
    (verdict.key === 'taken' && !THROUGH.has(verdict.by.key)) ||
    (verdict.key === 'called' && (verdict.waitsFor.length > 0 || verdict.refusal !== undefined));
  if (!refused) return undefined;
  const [socket] = steps.flatMap((step) =>
    step.step === 'server-socket' || step.step === 'client-socket' ? (step.socket ?? []) : [],
  );
  return { node: socket ?? (verdict.key === 'taken' ? verdict.chain : path[0]), place };
}

function placeOf(step: AskStep): string | undefined {
  if (step.step === 'arrives') return step.place;
  return step.step === 'endpoint' ? step.endpoint : undefined;
}

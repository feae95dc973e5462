import type { JsonObject } from '../../base/json';
import type { Pointer } from '../../base/pointer';
import { Message } from '../../dump/schema/message';
import { referencesOf, type SecretReference, type SecretUse } from '../../model/secret-references';
import type { SdsReference, TlsContext } from '../../model/types';
import type { SecretLookup } from '../secret/lookup';
import { type EndTexts, endTexts, type SecretBody } from './material';

/** What goes into one end: its context, what the file knows of its secrets, its PEM texts. */
export interface EndInput {
  readonly context: TlsContext;
  readonly lookup: SecretLookup;
  readonly texts: EndTexts;
}

/**
 * The places of the file that a handshake reads beside the model, which keeps no PEM: the context and
 * the rows of its secrets.
 */
export function endPointers(context: TlsContext, lookup: SecretLookup): readonly Pointer[] {
  const rows = referencesIn(context).map(({ reference, use }) =>
    rowPointer(reference, use, lookup),
  );
  return [context.pointer, ...rows.flatMap((pointer) => pointer ?? [])];
}

/** One end, with the texts at its `endPointers`. A missing one counts as not in the file. */
export function endInput(
  context: TlsContext,
  lookup: SecretLookup,
  json: ReadonlyMap<Pointer, JsonObject>,
): EndInput {
  // What is odd there became a notice when the file was read.
  const at = (pointer: Pointer): Message => new Message(json.get(pointer) ?? {}, pointer, () => {});
  const bodies = new Map<SdsReference, Message | undefined>();
  for (const { reference, use } of referencesIn(context)) {
    const pointer = rowPointer(reference, use, lookup);
    if (pointer === undefined) continue;
    // A list of resources has the secret itself where a dump has a row with it.
    bodies.set(reference, at(pointer).message('secret') ?? at(pointer));
  }
  const bodyOf: SecretBody = (reference) => bodies.get(reference);
  return { context, lookup, texts: endTexts(at(context.pointer), context, bodyOf) };
}

/** Ticket keys matter only by their arrival, which the model has. */
const referencesIn = (context: TlsContext): readonly SecretReference[] =>
  referencesOf(context).filter(({ use }) => use !== 'ticket-keys');

function rowPointer(
  reference: SdsReference,
  use: SecretUse,
  lookup: SecretLookup,
): Pointer | undefined {
  const state = lookup(reference, use);
  return state.kind === 'not-in-file' ? undefined : state.secret.pointer;
}

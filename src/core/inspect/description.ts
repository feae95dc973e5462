import type { Pointer } from '../base/pointer';
import type { Origin } from '../model/types';
import type { FactLabel, FactValue } from './facts';
import type { Message } from './messages';
import type { Details, Fact, JsonPlace } from './types';

export type Said = Details['messages'][number];
export type Tone = Said['tone'];
export type PlaceInFile = Pick<JsonPlace, 'role' | 'pointer'>;

/** What one kind of node adds to the details that all have in common. */
export interface Description {
  readonly messages: readonly Said[];
  readonly facts: readonly Fact[];
  readonly places: readonly PlaceInFile[];
}

export const say = (message: Message, tone: Tone = 'plain'): Said => ({ tone, message });
/** A message that is there only under a condition; to be spread. */
export const when = (
  condition: boolean,
  message: Message,
  tone: Tone = 'plain',
): readonly Said[] => (condition ? [say(message, tone)] : []);

export const place = (role: JsonPlace['role'], pointer: Pointer): PlaceInFile => ({
  role,
  pointer,
});

export const text = (value: string | number | boolean, note?: string): FactValue => ({
  type: 'text',
  text: String(value),
  ...(note === undefined ? {} : { note }),
});
export const word = (value: Extract<FactValue, { type: 'word' }>['word']): FactValue => ({
  type: 'word',
  word: value,
});

/** A row, or none where there is nothing to show in it. */
export const fact = (label: FactLabel, values: readonly FactValue[]): readonly Fact[] =>
  values.length === 0 ? [] : [{ label, values }];

/** A row of one text, or none where the file does not have it. */
export const textFact = (
  label: FactLabel,
  value: string | number | boolean | undefined,
): readonly Fact[] => (value === undefined || value === '' ? [] : fact(label, [text(value)]));

export const textFacts = (label: FactLabel, values: readonly string[]): readonly Fact[] =>
  fact(
    label,
    values.map((value) => text(value)),
  );

/** How a resource came: state, version, time, and Envoy's words where it refused it. */
export function originFacts(origin: Origin): readonly Fact[] {
  return [
    ...fact('state', [origin.state === 'unknown' ? word('absent') : text(origin.state)]),
    ...textFact('version-info', origin.versionInfo),
    ...textFact('last-updated', origin.lastUpdated),
    ...(origin.rejected === undefined
      ? []
      : fact('rejected-because', [text(origin.rejected.details, origin.rejected.at)])),
  ];
}

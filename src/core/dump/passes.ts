import type { JsonValue } from '../base/json';
import type { Pointer } from '../base/pointer';
import type { Convert, ReadFormat } from './formats/format';
import { readConverted } from './formats/read-converted';
import { type Known, type Outcome, Pass, PlanPass } from './pass';
import { MAX_TEXT_BYTES } from './scan/container-scanner';
import type { ResourceSink } from './source';
import type { Damage } from './stream/next-row';

/** What the reading of a file needs next. */
export type Need =
  /** All of its bytes in chunks of any size, until `push` says that it has enough. */
  | { readonly kind: 'bytes'; readonly push: (chunk: Uint8Array) => boolean }
  /** What `nextRow` finds; to be sent. */
  | { readonly kind: 'next-row'; readonly damage: Damage }
  /** That something is loaded. */
  | { readonly kind: 'load'; readonly load: () => Promise<void> };

/** Each costs the file another pass. */
const MAX_MENDS = 16;

/**
 * Reads a file in as many passes as it needs: one; another if its head shows that it is no dump of
 * the admin interface; another with a plan if its order is unusual; and one more for each row that
 * swallows what follows it. `freshSink` is called for each pass: what an earlier one reported must
 * be dropped.
 */
export function* passes(
  freshSink: () => ResourceSink,
  { formats, dump }: Pick<Known, 'formats' | 'dump'> = {},
): Generator<Need, Outcome, number | undefined> {
  const mends = new Map<number, number | undefined>();
  let known: Known = { formats, dump };
  for (;;) {
    known = { ...known, mends: { places: mends, full: mends.size >= MAX_MENDS } };
    const sink = freshSink();
    const pass = new Pass(sink, known);
    yield { kind: 'bytes', push: (chunk) => pass.push(chunk) };
    const end = pass.end();
    if (end.kind !== 'again') {
      const { format } = known;
      const converts = end.kind === 'read' && format !== undefined && 'convert' in format;
      return converts ? yield* converted(format, pass.document, sink, dump) : end;
    }
    const { damage, format } = end;
    if (format !== known.format) known = { ...known, format, plan: undefined };
    else if (damage === undefined) {
      const planning = new PlanPass(known);
      yield { kind: 'bytes', push: (chunk) => planning.push(chunk) };
      known = { ...known, plan: planning.plan() };
    } else {
      mends.set(damage.at, yield { kind: 'next-row', damage });
      // What was planned for the part after the damage was seen wrongly.
      known = { ...known, plan: undefined };
    }
  }
}

/** Converts a document, and reads one of the dumps that this gives: the one that is wanted, or the first. */
function* converted(
  { name, convert }: Extract<ReadFormat, { readonly convert: unknown }>,
  document: JsonValue | undefined,
  sink: ResourceSink,
  wanted: Pointer | undefined,
): Generator<Need, Outcome, unknown> {
  if (document === undefined) {
    return { kind: 'problem', problem: { kind: 'too-large', limit: MAX_TEXT_BYTES } };
  }
  let loaded: Convert | undefined;
  const load = async (): Promise<void> => {
    loaded = await convert();
  };
  yield { kind: 'load', load };
  if (loaded === undefined) throw new Error('nothing was loaded that converts');
  const dumps = loaded(document);
  const [first] = dumps;
  readConverted(dumps.find(({ at }) => at === wanted) ?? first, document, sink);
  return { kind: 'read', format: name, dumps: dumps.map(({ at }) => at) };
}

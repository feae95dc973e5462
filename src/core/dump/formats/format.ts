import type { JsonValue } from '../../base/json';
import type { Pointer } from '../../base/pointer';
import type { OpenProblem } from '../problem';
import type { ResourceSink } from '../source';
import type { Enters, OuterEvents } from '../stream/events';
import type { Plan } from '../stream/plan';

/**
 * One kind of file. Recognised by a sketch of what is in it, never by its name. It is refused with a
 * sentence, or read as a stream, resource by resource.
 */
export type Format = Kind & (Refused | Streamed);

/** A format that is not refused. */
export type ReadFormat = Kind & Streamed;

interface Kind {
  readonly name: string;
  /** Whether a document is of this kind, by a sketch of it (see sketch.ts). */
  recognises(document: JsonValue): boolean;
  /** What is recognised in the head of a document holds whatever follows: no more of it is waited for. */
  readonly early?: true;
}

interface Refused {
  readonly refuse: OpenProblem;
}

interface Streamed {
  readonly stream: Stream;
}

/** How a format is read while it passes. */
export interface Stream {
  /** What of a document its reader wants member by member. */
  readonly enters: Enters;
  /**
   * A reader of one dump: of the file's only or first one, or of the one at `dump`. Without a plan it may
   * throw NeedsPlan.
   */
  reader(sink: ResourceSink, plan: Plan | undefined, dump: Pointer | undefined): FormatReader;
}

/** Makes resources of what passes. */
export interface FormatReader extends OuterEvents {
  /** Where the reading is: the innermost section, and its type. */
  readonly place: { readonly pointer: Pointer; readonly type: string | undefined };
  /** The file stops here, in the middle. */
  stop(): void;
  /** The document is of this format after all, and was read as far as it goes. Gives where its dumps are. */
  done(): readonly Pointer[];
}

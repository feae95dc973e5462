import type { JsonObject, JsonValue } from '../../base/json';
import type { Pointer } from '../../base/pointer';
import type { OpenProblem } from '../problem';
import type { ResourceSink } from '../source';
import type { Enters, OuterEvents } from '../stream/events';
import type { Plan } from '../stream/plan';

/**
 * One kind of file. Recognised by a sketch of what is in it, never by its name. It is refused with a
 * sentence, or read as a stream, resource by resource, or, if it is never large, converted as a whole to
 * what Envoy's admin interface would have printed.
 */
export type Format = Kind & (Refused | Streamed | Converted);

/** A format that is not refused. */
export type ReadFormat = Kind & (Streamed | Converted);

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

interface Converted {
  /** Loads what converts. */
  readonly convert: () => Promise<Convert>;
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

/** Converts a whole document; gives the dumps that are in it, at least one. */
export type Convert = (document: JsonValue) => readonly [ConvertedDump, ...ConvertedDump[]];

/** A dump that was made of a document, or of a part of one. */
export interface ConvertedDump {
  /** Where it is in the file. */
  readonly at: Pointer;
  /** What `/config_dump?include_eds` would have printed (admin/v3/config_dump.proto). */
  readonly document: JsonObject;
  /**
   * From places in `document` to places in the file. What is below the one is below the other as well: bodies
   * of resources are taken over as they are. What no entry leads to is said to be at `at`.
   */
  readonly pointers: ReadonlyMap<Pointer, Pointer>;
}

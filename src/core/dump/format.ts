import type { JsonValue } from '../base/json';
import type { OpenProblem } from './problem';
import type { ResourceSink } from './source';

/** One kind of file. Recognised by what is in it, never by its name. One file each in formats/. */
export type Format =
  | {
      readonly name: string;
      readonly opens: true;
      recognises(document: JsonValue): boolean;
      /** Calls the sink for everything that the document holds. */
      read(document: JsonValue, sink: ResourceSink): void;
    }
  | {
      readonly name: string;
      readonly opens: false;
      recognises(document: JsonValue): boolean;
      readonly problem: OpenProblem;
    };

import type { JsonValue } from '../../base/json';
import type { OpenProblem } from '../problem';

/**
 * One kind of file. Recognised by a sketch of what is in it, never by its name. One file each in formats/.
 * What opens is read by stream/dump-reader.ts.
 */
export type Format =
  | {
      readonly name: string;
      readonly opens: true;
      recognises(document: JsonValue): boolean;
    }
  | {
      readonly name: string;
      readonly opens: false;
      recognises(document: JsonValue): boolean;
      readonly problem: OpenProblem;
    };

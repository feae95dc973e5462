import type { JsonObject } from '../base/json';
import type { Pointer } from '../base/pointer';
import type { State } from '../ids/kinds';
import type { Notice } from './notice';

export type ResourceKind = 'listener' | 'cluster' | 'endpoints' | 'secret' | 'bootstrap';

/**
 * The steps from the top of the file to a body, as jq would walk them: the section (by `@type` in
 * an array, or by key in an object of sections), the array in it, the row by its name, the fields
 * from the row to the body. All keys are spelled as the file spells them.
 */
export interface RowAddress {
  /** Keys from the top to the sections: `['configs']`, or `[]` for a single section. */
  readonly container: readonly string[];
  /**
   * `type`: sections (or rows, in a row dump) are in an array and selected by `@type`; `key`: they
   * are in an object; `only`: the container itself is the one section; `elements`: it is the array
   * of rows.
   */
  readonly section:
    | { readonly by: 'type'; readonly type: string | undefined }
    | { readonly by: 'key'; readonly key: string }
    | { readonly by: 'only' }
    | { readonly by: 'elements' };
  /** The array of the section that holds the row; undefined in a row dump and for a bootstrap. */
  readonly array: string | undefined;
  /** From the row down to the body, for example `['active_state', 'listener']`; a number is an index. */
  readonly path: readonly (string | number)[];
  /** The field of the body that names it (`name`, `cluster_name`, `clusterName`), and its value. */
  readonly named: { readonly field: string; readonly name: string | undefined } | undefined;
}

/** One body out of the file, whatever the wrapper was. */
export interface SourceResource {
  readonly kind: ResourceKind;
  readonly state: State;
  /** The pointer of the body (not of its row). */
  readonly pointer: Pointer;
  /** The pointer of its row; the same as `pointer` if the row is the body. */
  readonly rowPointer: Pointer;
  readonly address: RowAddress;
  readonly value: JsonObject;
  /** The siblings of the body in its row, as in the file. */
  readonly row: {
    readonly name: string | undefined;
    readonly versionInfo: string | undefined;
    readonly lastUpdated: string | undefined;
    readonly rejected: { readonly details: string; readonly at: string | undefined } | undefined;
  };
  /** The range of the row's text in the file, if the reader knows it: half-open, in bytes. */
  readonly range: { readonly start: number; readonly end: number } | undefined;
}

/**
 * The seam from bytes to resources. A reader calls `resource` for
 * every body in file order, `section` for every section that it met (an empty one too), and `notice` for the rest.
 */
export interface ResourceSink {
  resource(resource: SourceResource): void;
  section(kind: ResourceKind, place: RowAddress['section']): void;
  notice(notice: Notice): void;
  /** A row that is no resource, of routes for example, last changed then. */
  otherRow?(lastUpdated: string): void;
}

import type { JsonObject, JsonValue } from '../base/json';

/** The position of a row. */
export interface RowPlace {
  /**
   * `@type` of its section, or its key if sections are members of an object; undefined in a row
   * dump.
   */
  readonly section: string | undefined;
  /** The array of the section that holds it, as the file spells it; undefined: none does. */
  readonly array?: string | undefined;
}

/** What a redactor did so far, for a preview: how many texts, unless it says otherwise. */
export interface RedactionReport {
  /** Vocabulary of Envoy, Istio or a standard, which stayed as it is. */
  readonly kept: number;
  /** Replaced by pseudonyms, in part or as a whole. */
  readonly replaced: number;
  /** Different names (hosts count label by label), and different addresses, among those. */
  readonly names: number;
  readonly addresses: number;
  /** Private keys, tokens, passwords and other secrets that were removed. */
  readonly removed: number;
  /** Certificates and revocation lists that were replaced by a description. */
  readonly stoodIn: number;
  /** Regexes, pins, hashes and parts of names that cannot be mapped: they became `redacted`. */
  readonly unmappable: number;
}

/**
 * Replaces what identifies anybody, the same name by the same pseudonym in everything that one
 * redactor is given. Synchronous, one row at a time: nothing of a file is held but its names.
 */
export interface Redactor {
  /** A row of a section (or of a row dump). The structure stays, so that pointers stay as well. */
  row(json: JsonObject, place: RowPlace): JsonObject;
  /** A whole document, or all that surrounds the rows, whatever its format. */
  document(json: JsonValue): JsonValue;
  /** A name as resources have it: `outbound|80||a.example`, `default`. */
  name(text: string): string;
  /** An IP address, or one with the length of its prefix; a name if it is none. */
  address(text: string): string;
  /** A host or SNI, also with `*`, also in Istio's SNI form. */
  host(text: string): string;
  /** A protocol of ALPN. */
  protocol(text: string): string;
  report(): RedactionReport;
}

/**
 * What must be known before the first row: the PEM texts of the file (`pemTextsIn`, row by row), of
 * which the descriptions are made that replace them.
 */
export type Material = Iterable<string>;

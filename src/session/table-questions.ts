import type { CertificateCounts } from '../core/tables/certificates';
import type { TableId, TableQuery, TableRows } from '../core/tables/types';
import type { Range } from './graph-questions';

/** Rows of a table that pass the filter, in its order. */
export interface TablePage<T extends TableId> {
  readonly rows: readonly TableRows[T][];
  /** How many pass the filter, and how many there are without it. */
  readonly total: number;
  readonly all: number;
}

export interface CertificateSummary extends CertificateCounts {
  /** So many secrets and TLS contexts were looked at, and so many there are. */
  readonly looked: number;
  readonly total: number;
  /** Not all have been read that will be. */
  readonly more: boolean;
}

/** What is listed in tables; `now`: the time at which certificates are judged, in milliseconds since 1970. */
export type TableQuestions = {
  readonly [T in TableId as `table-${T}`]: (
    asked: TableQuery<T> & Range & { readonly now: number },
  ) => TablePage<T>;
} & {
  /**
   * Reads certificates and roots, for some seconds at most, and lets other questions through meanwhile;
   * asked again while there are `more`. The table of certificates has what has been read so far.
   * Undefined: the file cannot be read any more.
   */
  readonly 'certificate-summary': (asked: {
    readonly now: number;
  }) => CertificateSummary | undefined;
};

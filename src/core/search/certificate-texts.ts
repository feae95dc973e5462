import type { NodeId } from '../ids/ids';
import type { CertificateRow } from '../tables/types';
import type { AddText } from './node-texts';

/** Adds the texts by which a certificate can be found, what people know it by first. */
export function addCertificateTexts({ certificate, source }: CertificateRow, tell: AddText): void {
  if (source !== undefined) tell('other', source);
  if (certificate === undefined) return;
  for (const san of certificate.names) tell('san', san);
  tell('subject', certificate.subject);
  tell('issuer', certificate.issuer);
  tell('serial', certificate.serial);
  tell('fingerprint', certificate.sha256);
}

/** Serial numbers and fingerprints are printed with and without colons. */
export const withoutColons = (word: string): string =>
  /^[\da-f]{2}(:[\da-f]{2})+:?$/.test(word) ? word.replaceAll(':', '') : word;

/** Certificates by the secrets and TLS contexts in which they stand. */
export function certificatesByPlace(
  rows: readonly CertificateRow[],
): ReadonlyMap<NodeId, readonly CertificateRow[]> {
  const byPlace = new Map<NodeId, CertificateRow[]>();
  for (const row of rows) {
    for (const { id } of row.places) {
      const known = byPlace.get(id);
      if (known === undefined) byPlace.set(id, [row]);
      else known.push(row);
    }
  }
  return byPlace;
}

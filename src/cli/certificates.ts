import type { Pointer } from '../core/base/pointer';
import { holdsCertificates, ownPointer } from '../core/certificates/material';
import type { ValidityState } from '../core/x509/validity';
import type { DumpSession } from '../session/dump-session';
import { isFileError } from '../session/file-reader';

/** A certificate that stands in a dump, as `--json` prints it. */
export interface CertificateSummary {
  /** Null: it is written into a TLS context. */
  readonly secret: string | null;
  readonly pointer: string;
  readonly holds: 'certificate' | 'roots';
  readonly subject: string;
  /** Subject alternative names; those of a kind that is not read are left out. */
  readonly names: readonly string[];
  readonly not_before: string;
  readonly not_after: string;
  readonly state: ValidityState;
  /** Whole days until it expires, negative once it has. */
  readonly days_left: number;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * The certificates whose text the file has, those of a chain one by one, judged at `now` (milliseconds since
 * 1970); null: the secrets are not in the file, and no TLS context has any.
 */
export async function certificatesOf(
  session: DumpSession,
  now: number,
): Promise<readonly CertificateSummary[] | null> {
  const { graph, subjects, model } = session.dump;
  const rows: CertificateSummary[] = [];
  for (const { id, kind, name } of graph.nodes) {
    const subject = subjects.get(id);
    if (subject === undefined || !holdsCertificates(subject)) continue;
    const pointer = ownPointer(subject);
    if (pointer === undefined) continue;
    const [{ pemPlacesIn }, { readPem, certificatesIn }, { validityAt }] = await Promise.all([
      import('../core/x509/pem-places'),
      import('../core/x509/inspect-pem'),
      import('../core/x509/validity'),
    ]);
    for (const { field, blocks } of readPem(pemPlacesIn(valueAt(session, pointer), pointer))) {
      for (const certificate of certificatesIn(blocks)) {
        const { state, left } = validityAt(certificate, now);
        rows.push({
          secret: kind === 'secret' ? name : null,
          pointer,
          holds: field === 'certificate_chain' ? 'certificate' : 'roots',
          subject: certificate.subject,
          names: (certificate.names ?? []).flatMap(({ value }) => value ?? []),
          not_before: new Date(certificate.notBefore).toISOString(),
          not_after: new Date(certificate.notAfter).toISOString(),
          state,
          days_left: Math.trunc(left / DAY),
        });
      }
    }
  }
  return rows.length === 0 && !model.sections.secrets ? null : rows;
}

/** Undefined where the file is gone meanwhile. */
function valueAt(session: DumpSession, pointer: Pointer) {
  try {
    return session.json(pointer)?.value;
  } catch (error) {
    if (isFileError(error)) return undefined;
    throw error;
  }
}

import { stateAt, useVerdictTexts } from '../../../app/dump/use-verdicts';
import type { BlockVerdict } from '../../../core/certificates/types';
import type { Certificate } from '../../../core/x509/types';
import { ValidityBadge } from './parts';
import styles from './Verdicts.module.css';

type Block = Extract<BlockVerdict, { kind: 'certificate' }>;

/** One certificate: who it is for, until when, and all else when it is opened. */
export function CertificateCard({
  block,
  open,
  taken,
}: {
  readonly block: Block;
  readonly open: boolean;
  /** The other clock. */
  readonly taken: number | undefined;
}) {
  const { certificates: texts } = useVerdictTexts();
  const { certificate, now } = block;
  const atDump = taken === undefined ? undefined : stateAt(certificate, taken);
  const { facts, clocks } = texts;
  const own = (id: string): string => (certificate.standIn === true ? texts.redacted : id);
  const rows: readonly (readonly [label: string, values: readonly string[]])[] = [
    [facts.from, [texts.time(certificate.notBefore)]],
    [facts.until, [texts.time(certificate.notAfter)]],
    ...(atDump === undefined ? [] : [[clocks.dump, [texts.long(atDump)]] as const]),
    [clocks.now, [texts.long(now)]],
    ...(certificate.spiffeId === undefined
      ? []
      : [[facts.spiffe, [certificate.spiffeId]] as const]),
    [facts.subject, [certificate.subject]],
    [facts.names, (certificate.names ?? []).map(texts.name)],
    [facts.issuer, [certificate.issuer]],
    [facts.serial, [own(certificate.serial)]],
    [facts.key, [texts.key(certificate)]],
    [facts.signature, [certificate.signatureAlgorithm]],
    [facts.usages, certificate.keyUsages ?? [texts.anyUse]],
    [facts.purposes, certificate.extendedUsages?.map(texts.purpose) ?? [texts.anyUse]],
    [facts.authority, [texts.authority(certificate)]],
    [facts.sha256, [own(certificate.sha256)]],
  ];
  return (
    <details className={styles.certificate} open={open}>
      <summary>
        <span className={styles.certificateName}>{nameOf(certificate) ?? texts.unnamed}</span>
        <span className={styles.certificateState}>
          <span className={styles.role}>{texts.role[certificate.role]}</span>
          <ValidityBadge validity={now} />
        </span>
      </summary>
      <dl className={styles.rows}>
        {rows.map(([label, values]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {values.length === 0 ? (
                texts.noNames
              ) : (
                <ul>
                  {values.map((value, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: values never move, and may be equal
                    <li key={at}>{value}</li>
                  ))}
                </ul>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

const nameOf = ({ spiffeId, names, commonName, subject }: Certificate): string | undefined =>
  spiffeId ??
  names?.find(({ value }) => value !== undefined)?.value ??
  commonName ??
  (subject || undefined);

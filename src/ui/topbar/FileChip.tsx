import { useTexts } from '../../app/texts/texts';
import type { OpenedDump } from '../../session/questions';
import { MiddleEllipsis } from '../parts/MiddleEllipsis';
import styles from './FileChip.module.css';

/** Which file this is, and which proxy printed it, as far as the file says. */
export function FileChip({ dump }: { readonly dump: OpenedDump }) {
  const { workspace } = useTexts();
  const { file, header } = dump;
  const { type, name, namespace, istioVersion, envoyVersion } = header;
  const versions = [
    istioVersion !== undefined && workspace.istio(istioVersion),
    envoyVersion !== undefined && workspace.envoy(envoyVersion),
  ].filter((text) => text !== false);
  const known = type !== undefined || name !== undefined || versions.length > 0;
  return (
    <div className={styles.chip}>
      <span className={styles.file}>
        <h1 className={styles.fileName}>
          <MiddleEllipsis text={file.name} />
        </h1>
        <span className={styles.quiet}>{workspace.fileSize(file.size)}</span>
      </span>
      {known ? (
        <span className={styles.proxy}>
          {type !== undefined && <span className={styles.type}>{type}</span>}
          {name !== undefined && (
            <span className={styles.name} title={namespace ? `${name}.${namespace}` : name}>
              <b>{name}</b>
              {namespace !== undefined && `.${namespace}`}
            </span>
          )}
          {versions.map((text) => (
            <span key={text} className={styles.quiet}>
              {text}
            </span>
          ))}
        </span>
      ) : (
        <span className={styles.proxy}>
          <span className={styles.quiet}>{workspace.noHeader}</span>
        </span>
      )}
    </div>
  );
}

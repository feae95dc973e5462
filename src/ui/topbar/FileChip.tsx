import { useTexts } from '../../app/texts/texts';
import type { OpenedDump } from '../../session/questions';
import { MiddleEllipsis } from '../parts/MiddleEllipsis';
import styles from './FileChip.module.css';

/** Which file this is. */
export function FileChip({ dump: { file } }: { readonly dump: OpenedDump }) {
  const { workspace } = useTexts();
  return (
    <div className={styles.chip}>
      <span className={styles.file}>
        <h1 className={styles.fileName}>
          <MiddleEllipsis text={file.name} />
        </h1>
        <span className={styles.quiet}>{workspace.fileSize(file.size)}</span>
      </span>
    </div>
  );
}

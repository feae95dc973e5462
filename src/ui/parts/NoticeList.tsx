import { useNotices } from '../../app/dump/use-more';
import { useTexts } from '../../app/texts/texts';
import type { Notice } from '../../core/dump/notice';
import type { Page } from '../../session/graph-questions';
import { Button } from './Button';
import styles from './NoticeList.module.css';

/** What of the file was not understood, is damaged or missing: a sentence each, and where it stands. */
export function NoticeList({ first }: { readonly first: Page<Notice> }) {
  const { workspace, notice } = useTexts();
  const { items, rest, more } = useNotices(first);
  return (
    <>
      <ul className={styles.list}>
        {items.map(({ pointer, about }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end
          <li key={`${i} ${pointer}`}>
            <p>{notice(about)}</p>
            <code>{pointer === '' ? workspace.notices.whole : pointer}</code>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button small variant="quiet" onClick={more}>
          {workspace.alerts.more(rest)}
        </Button>
      )}
    </>
  );
}

import { useNotices } from '../../app/dump/use-more';
import { useTexts } from '../../app/texts/texts';
import type { Notice } from '../../core/dump/notice';
import type { Page } from '../../session/graph-questions';
import { Button } from '../parts/Button';
import styles from './Notices.module.css';
import summary from './Summary.module.css';

/** What of the file was not understood, is damaged or missing. */
export function Notices({ first }: { readonly first: Page<Notice> }) {
  const { workspace, notice } = useTexts();
  const { items, rest, more } = useNotices(first);
  if (first.total === 0) return null;
  return (
    <section>
      <h3 className={summary.heading}>{workspace.notices.title(first.total)}</h3>
      <ul className={styles.list}>
        {items.map(({ pointer, about }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end
          <li key={`${i} ${pointer}`}>
            {notice(about)} <code>{pointer === '' ? workspace.notices.whole : pointer}</code>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button small variant="quiet" onClick={more}>
          {workspace.alerts.more(rest)}
        </Button>
      )}
    </section>
  );
}

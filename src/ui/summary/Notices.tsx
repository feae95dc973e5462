import { useTexts } from '../../app/texts/texts';
import type { Notice } from '../../core/dump/notice';
import type { Page } from '../../session/graph-questions';
import { NoticeList } from '../parts/NoticeList';
import summary from './Summary.module.css';

/** The notices about the file; nothing where there are none. */
export function Notices({ first }: { readonly first: Page<Notice> }) {
  const { notices } = useTexts().workspace;
  if (first.total === 0) return null;
  return (
    <section>
      <h3 className={summary.heading}>{notices.title(first.total)}</h3>
      <NoticeList first={first} />
    </section>
  );
}

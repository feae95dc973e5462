import {
  Popover,
  PopoverDescription,
  PopoverDisclosure,
  PopoverHeading,
  PopoverProvider,
} from '@ariakit/react';
import { useTexts } from '../../app/texts';
import type { Notice } from '../../core/dump/notice';
import buttons from '../parts/Button.module.css';
import { Icon } from '../parts/Icon';
import styles from './NoticesButton.module.css';

/** How many are listed at once; a broken file may have thousands. */
const MOST = 200;

/** What was not understood or is missing, counted; the list is one click away. */
export function NoticesButton({ notices }: { readonly notices: readonly Notice[] }) {
  const { workspace, notice } = useTexts();
  const { notices: texts } = workspace;
  if (notices.length === 0) return null;
  const rest = notices.length - MOST;
  return (
    <PopoverProvider placement="bottom-end">
      <PopoverDisclosure className={`${buttons.button} ${buttons.quiet}`}>
        <Icon name="info" />
        {texts.button(notices.length)}
      </PopoverDisclosure>
      <Popover className={styles.popover} portal gutter={6} unmountOnHide>
        <PopoverHeading className={styles.heading}>{texts.title(notices.length)}</PopoverHeading>
        <PopoverDescription className={styles.intro}>{texts.intro}</PopoverDescription>
        <ul className={styles.list}>
          {notices.slice(0, MOST).map(({ pointer, about }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is open
            <li key={`${i} ${pointer}`}>
              <p>{notice(about)}</p>
              <code>{pointer === '' ? texts.whole : pointer}</code>
            </li>
          ))}
        </ul>
        {rest > 0 && <p className={styles.intro}>{workspace.alerts.more(rest)}</p>}
      </Popover>
    </PopoverProvider>
  );
}

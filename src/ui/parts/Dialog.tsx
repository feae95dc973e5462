import { DialogDismiss, DialogHeading, Dialog as Shell } from '@ariakit/react';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/texts/texts';
import styles from './Dialog.module.css';
import { Icon } from './Icon';

interface Props {
  readonly open: boolean;
  /**
   * Called for Escape, a press outside and the close button; the focus then returns automatically.
   */
  readonly onClose: () => void;
  readonly heading: string;
  /** A `sheet` covers a small screen from below and keeps its content while it is closed. */
  readonly size: 'small' | 'large' | 'palette' | 'sheet';
  /** Without a visible head, for content that has its own: the heading is for screen readers. */
  readonly bare?: boolean;
  /** Asked when it is closed; where it is absent the focus goes back to where it was. */
  readonly givesFocusBack?: () => boolean;
  readonly children: ReactNode;
}

const always = (): boolean => true;

/** What lies over the workspace and takes the keyboard until it is closed. */
export function Dialog({
  open,
  onClose,
  heading,
  size,
  bare = false,
  givesFocusBack = always,
  children,
}: Props) {
  const { workspace } = useTexts();
  return (
    <Shell
      open={open}
      onClose={onClose}
      autoFocusOnHide={givesFocusBack}
      unmountOnHide={size !== 'sheet'}
      className={styles.dialog}
      data-size={size}
      backdrop={<div className={styles.backdrop} />}
    >
      {bare ? (
        <DialogHeading className="visually-hidden">{heading}</DialogHeading>
      ) : (
        <div className={styles.head}>
          <DialogHeading className={styles.heading}>{heading}</DialogHeading>
          <DialogDismiss className={styles.close} aria-label={workspace.close}>
            <Icon name="close" />
          </DialogDismiss>
        </div>
      )}
      {children}
    </Shell>
  );
}

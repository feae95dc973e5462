import { PopoverDescription } from '@ariakit/react';
import { type RefObject, useState } from 'react';
import type { DumpView } from '../../core/view/view-state';
import type { GraphView } from '../../session/graph-questions';
import type { OpenedDump } from '../../session/questions';
import type { PictureTexts } from '../../texts';
import { Icon, type IconName } from '../parts/Icon';
import { Popover } from '../parts/Popover';
import styles from './ExportPopover.module.css';
import { type ExportKind, useExport } from './use-export';

export interface ExportPopoverProps {
  readonly dump: OpenedDump;
  readonly graphView: GraphView;
  readonly view: DumpView;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly button: RefObject<HTMLButtonElement | null>;
}

type Outcome =
  | { readonly state: 'nothing' | 'busy' | 'failed' }
  | { readonly state: 'done'; readonly said: string }
  /** The clipboard is closed to the page. */
  | { readonly state: 'by-hand'; readonly text: string };

const ICONS: Readonly<Record<ExportKind, IconName>> = {
  svg: 'picture',
  png: 'picture',
  mermaid: 'path',
  report: 'file',
};
const KINDS = ['report', 'svg', 'png', 'mermaid'] as const;

/** What is on the screen, to take along: a picture, Mermaid, a report for a ticket. */
export function ExportPopover({
  open,
  onClose,
  button,
  texts,
  ...of
}: ExportPopoverProps & { readonly texts: PictureTexts }) {
  const [outcome, setOutcome] = useState<Outcome>({ state: 'nothing' });
  const run = useExport(of, texts);
  const take = async (kind: ExportKind): Promise<void> => {
    setOutcome({ state: 'busy' });
    const made = await run(kind).catch(() => undefined);
    if (made === undefined) setOutcome({ state: 'failed' });
    else if (made.kind === 'saved') setOutcome({ state: 'done', said: texts.saved(made.name) });
    else if (made.copied) setOutcome({ state: 'done', said: texts.copied });
    else setOutcome({ state: 'by-hand', text: made.text });
  };
  const said =
    outcome.state === 'done' ? outcome.said : outcome.state === 'failed' ? texts.failed : '';
  return (
    <Popover
      open={open}
      onClose={onClose}
      button={button}
      heading={texts.menu}
      size="small"
      busy={outcome.state === 'busy'}
    >
      <ul className={styles.list}>
        {KINDS.map((kind) => (
          <li key={kind}>
            <button type="button" className={styles.item} onClick={() => void take(kind)}>
              <Icon name={ICONS[kind]} />
              <span className={styles.name}>{texts[kind]}</span>
              <span className={styles.note}>{texts[`${kind}Note`]}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.said} role="status" data-failed={outcome.state === 'failed'}>
        {said}
      </p>
      {outcome.state === 'by-hand' && (
        <label className={styles.byHand}>
          {texts.byHand}
          <textarea
            readOnly
            rows={6}
            value={outcome.text}
            onFocus={(event) => event.target.select()}
          />
        </label>
      )}
      <PopoverDescription className={styles.names}>{texts.names}</PopoverDescription>
    </Popover>
  );
}

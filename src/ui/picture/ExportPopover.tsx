import { Popover, PopoverDescription, PopoverHeading, PopoverProvider } from '@ariakit/react';
import { type RefObject, useState } from 'react';
import { useTexts } from '../../app/texts';
import type { SingleView } from '../../core/view/view-state';
import type { Sight } from '../../session/graph-questions';
import type { OpenedDump } from '../../session/questions';
import type { PictureTexts } from '../../texts';
import { Icon, type IconName } from '../parts/Icon';
import styles from './ExportPopover.module.css';
import { type ExportKind, useExport } from './use-export';

interface Props {
  readonly dump: OpenedDump;
  readonly sight: Sight;
  readonly view: SingleView;
  readonly texts: PictureTexts;
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
  mermaid: 'way',
  report: 'file',
};
const KINDS = ['report', 'svg', 'png', 'mermaid'] as const;

/** What is on the screen, to take along: a picture, Mermaid, a report for a ticket. */
export function ExportPopover({ open, onClose, button, texts, ...of }: Props) {
  const [outcome, setOutcome] = useState<Outcome>({ state: 'nothing' });
  const run = useExport(of, texts);
  const { workspace } = useTexts();
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
    <PopoverProvider
      open={open}
      setOpen={(next) => {
        if (!next) onClose();
      }}
      placement="bottom-end"
    >
      <Popover
        getAnchorRect={() => button.current?.getBoundingClientRect() ?? null}
        hideOnInteractOutside={(event) =>
          !(event.target instanceof Node && button.current?.contains(event.target))
        }
        finalFocus={button}
        className={styles.popover}
        portal
        gutter={6}
        unmountOnHide
        aria-busy={outcome.state === 'busy'}
      >
        <PopoverHeading className={styles.heading}>{texts.menu}</PopoverHeading>
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
        <button type="button" className="visually-hidden" onClick={onClose}>
          {workspace.close}
        </button>
      </Popover>
    </PopoverProvider>
  );
}

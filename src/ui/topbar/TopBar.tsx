import { ariaKeys, type CommandId, keyName, useCommand } from '../../app/commands/commands';
import { useTexts } from '../../app/texts/texts';
import type { OpenedDump } from '../../session/questions';
import { Button } from '../parts/Button';
import { Icon, type IconName } from '../parts/Icon';
import { Logo } from '../parts/Logo';
import { FileChip } from './FileChip';
import { MoreButton } from './MoreButton';
import { NoticesButton } from './NoticesButton';
import styles from './TopBar.module.css';

interface Props {
  readonly dump: OpenedDump;
  readonly narrow: boolean;
  /** Which side panels are out of sight. */
  readonly collapsed: Readonly<Record<'outline' | 'inspector', boolean>>;
}

/** Which file this is, and what is done most; the menu at its end has the rest. */
export function TopBar({ dump, narrow, collapsed }: Props) {
  const { workspace } = useTexts();
  const toggleOutline = useCommand('toggle-outline');
  const toggleInspector = useCommand('toggle-inspector');
  return (
    <header data-pane className={styles.bar}>
      <Button
        variant="quiet"
        iconOnly={collapsed.outline ? workspace.showOutline : workspace.hideOutline}
        onClick={toggleOutline?.run}
      >
        <Icon name="outline" />
      </Button>
      <span className={styles.logo}>
        <Logo />
      </span>
      <FileChip dump={dump} />
      <SearchField />
      <div className={styles.right}>
        {!narrow && (
          <CommandButton
            id="ask"
            icon="ask"
            text={workspace.ask.button}
            hint={workspace.ask.open}
          />
        )}
        {!narrow && (
          <CommandButton
            id="learn"
            icon="learn"
            text={workspace.learn.button}
            hint={workspace.learn.open}
          />
        )}
        <CommandButton
          id="share"
          icon="share"
          text={narrow ? undefined : workspace.share.button}
          hint={workspace.share.open}
        />
        <NoticesButton first={dump.notices} />
        <CommandButton
          id="open-file"
          icon="file"
          text={narrow ? undefined : workspace.openAnother}
          hint={workspace.openAnother}
        />
        <MoreButton />
        <Button
          variant="quiet"
          iconOnly={collapsed.inspector ? workspace.showInspector : workspace.hideInspector}
          onClick={toggleInspector?.run}
        >
          <Icon name="inspector" />
        </Button>
      </div>
    </header>
  );
}

/** Looks like the field of the palette that it opens. */
function SearchField() {
  const { workspace } = useTexts();
  const command = useCommand('search');
  if (command === undefined) return null;
  return (
    <button
      type="button"
      className={styles.search}
      onClick={command.run}
      aria-keyshortcuts={ariaKeys(command)}
    >
      <Icon name="search" />
      <span>{workspace.search}</span>
      <kbd>{keyName(command.keys[0] ?? '')}</kbd>
    </button>
  );
}

interface CommandProps {
  readonly id: CommandId;
  readonly icon: IconName;
  /** Undefined: there is room for the icon alone. */
  readonly text: string | undefined;
  readonly hint: string;
}

/** A command that is worth a button. */
function CommandButton({ id, icon, text, hint }: CommandProps) {
  const command = useCommand(id);
  if (command === undefined) return null;
  return (
    <Button
      onClick={command.run}
      aria-keyshortcuts={ariaKeys(command)}
      {...(text === undefined ? { iconOnly: hint } : { title: hint })}
    >
      <Icon name={icon} />
      {text}
    </Button>
  );
}

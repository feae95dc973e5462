import { ComboboxGroup, ComboboxGroupLabel, ComboboxItem } from '@ariakit/react';
import { ariaKeys, type Command, keyName, useAllCommands } from '../../app/commands/commands';
import { useTexts } from '../../app/texts/texts';
import { commandLabel } from '../parts/command-label';
import { Marked } from '../parts/Marked';
import styles from './SearchPalette.module.css';

interface Props {
  /** What was typed; without it all commands are listed. */
  readonly words: string;
  readonly onRun: (command: Command) => void;
}

/** Commands, below the hits: the place to learn a key. */
export function CommandItems({ words, onRun }: Props) {
  const { workspace } = useTexts();
  const wanted = words.toLowerCase().split(/\s+/);
  const fitting = useAllCommands().flatMap((command) => {
    const label = commandLabel(command.id, workspace);
    const fits = wanted.every((word) => label.toLowerCase().includes(word));
    // The palette itself is open already.
    return fits && command.id !== 'search' ? [{ command, label }] : [];
  });
  if (fitting.length === 0) return null;
  return (
    <ComboboxGroup className={styles.group}>
      <ComboboxGroupLabel className={styles.groupLabel}>
        {workspace.paletteCommands}
      </ComboboxGroupLabel>
      {fitting.map(({ command, label }) => (
        <ComboboxItem
          key={command.id}
          value={command.id}
          className={styles.item}
          hideOnClick={false}
          setValueOnClick={false}
          focusOnHover
          aria-keyshortcuts={ariaKeys(command)}
          onClick={() => onRun(command)}
        >
          <span className={styles.command}>
            <Marked text={label} words={words} />
          </span>
          {command.keys.map((key) => (
            <kbd key={key} className={styles.key}>
              {keyName(key)}
            </kbd>
          ))}
        </ComboboxItem>
      ))}
    </ComboboxGroup>
  );
}

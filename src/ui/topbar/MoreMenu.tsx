import {
  Menu,
  MenuGroup,
  MenuGroupLabel,
  MenuItem,
  MenuItemCheck,
  MenuItemRadio,
  MenuProvider,
  MenuSeparator,
} from '@ariakit/react';
import type { RefObject } from 'react';
import { THEMES, useTheme } from '../../app/browser/theme';
import { ariaKeys, type Command, keyName, useAllCommands } from '../../app/commands/commands';
import { useLocale } from '../../app/texts/locale';
import { useTexts } from '../../app/texts/texts';
import { LOCALES } from '../../texts';
import { commandLabel } from '../parts/command-label';
import { belowButton } from '../parts/Popover';
import styles from './MoreMenu.module.css';

interface Props {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly button: RefObject<HTMLButtonElement | null>;
}

/** What is done once rather than often; and everything for which a narrow window has no button. */
const LISTED: readonly Command['id'][] = ['open-file', 'ask', 'learn', 'share', 'export', 'help'];

/** The rest of the commands, the theme and the language. */
export function MoreMenu({ open, onOpenChange, button }: Props) {
  const { workspace } = useTexts();
  const commands = useAllCommands();
  const theme = useTheme();
  const locale = useLocale();
  const of = (id: Command['id']): readonly Command[] =>
    commands.filter((command) => command.id === id);
  return (
    <MenuProvider
      open={open}
      setOpen={onOpenChange}
      placement="bottom-end"
      values={{ theme, locale }}
    >
      <Menu
        {...belowButton(button, 'menu')}
        aria-label={workspace.more}
        autoFocusOnShow
        // In the bar, not at the end of the page: what is read belongs to a landmark.
        portal={false}
      >
        {LISTED.flatMap(of).map((command) => (
          <MenuItem
            key={command.id}
            className={styles.item}
            aria-keyshortcuts={ariaKeys(command)}
            onClick={command.run}
          >
            <span>{commandLabel(command.id, workspace)}</span>
            <Keys command={command} />
          </MenuItem>
        ))}
        <MenuSeparator className={styles.line} />
        <MenuGroup className={styles.group}>
          <MenuGroupLabel className={styles.label}>{workspace.theme.legend}</MenuGroupLabel>
          {THEMES.flatMap((value) =>
            of(`theme-${value}`).map(({ run }) => (
              <MenuItemRadio
                key={value}
                name="theme"
                value={value}
                className={styles.item}
                hideOnClick={false}
                onClick={run}
              >
                <MenuItemCheck className={styles.check} />
                {workspace.theme[value]}
              </MenuItemRadio>
            )),
          )}
        </MenuGroup>
        <MenuSeparator className={styles.line} />
        <MenuGroup className={styles.group}>
          <MenuGroupLabel className={styles.label}>{workspace.language}</MenuGroupLabel>
          {LOCALES.flatMap((value) =>
            of(`language-${value}`).map(({ id, run }) => (
              <MenuItemRadio
                key={value}
                name="locale"
                value={value}
                lang={value}
                className={styles.item}
                hideOnClick={false}
                onClick={run}
              >
                <MenuItemCheck className={styles.check} />
                {commandLabel(id, workspace)}
              </MenuItemRadio>
            )),
          )}
        </MenuGroup>
      </Menu>
    </MenuProvider>
  );
}

function Keys({ command }: { readonly command: Command }) {
  const [key] = command.keys;
  return key === undefined ? null : <kbd className={styles.key}>{keyName(key)}</kbd>;
}

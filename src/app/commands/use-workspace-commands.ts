import { useMemo } from 'react';
import { TABS } from '../../core/view/view-state';
import { LOCALES } from '../../texts';
import { setTheme, THEMES } from '../browser/theme';
import { chooseLocale } from '../texts/locale';
import { useViewActions } from '../workspace/use-view-actions';
import type { Command, CommandId } from './commands';

/** Commands that open something over the workspace. */
export type DialogCommand = Extract<CommandId, 'search' | 'learn' | 'share' | 'export' | 'help'>;

interface Can {
  readonly show: (dialog: DialogCommand) => void;
  readonly ask: () => void;
  readonly openFile: () => void;
  readonly toggleOutline: () => void;
  readonly toggleInspector: () => void;
  readonly nextPanel: () => void;
}

/** Everything that can be done with an opened dump, in the order in which it is listed. */
export function useWorkspaceCommands(can: Can): readonly Command[] {
  const { show, ask, openFile, toggleOutline, toggleInspector, nextPanel } = can;
  const { overview, showTab } = useViewActions();
  return useMemo(
    (): readonly Command[] => [
      { id: 'search', keys: ['/', 'Mod+k'], run: () => show('search') },
      { id: 'ask', keys: ['a'], run: ask },
      { id: 'learn', keys: ['l'], run: () => show('learn') },
      { id: 'share', keys: ['s'], run: () => show('share') },
      { id: 'export', keys: ['e'], run: () => show('export') },
      { id: 'overview', keys: ['Escape'], run: overview },
      { id: 'open-file', keys: ['o'], run: openFile },
      ...TABS.map(
        (tab, at): Command => ({
          id: `tab-${tab}`,
          keys: [String(at + 1)],
          run: () => showTab(tab),
        }),
      ),
      { id: 'toggle-outline', keys: ['['], run: toggleOutline },
      { id: 'toggle-inspector', keys: [']'], run: toggleInspector },
      { id: 'next-panel', keys: ['F6'], run: nextPanel },
      { id: 'help', keys: ['?'], run: () => show('help') },
      ...THEMES.map(
        (theme): Command => ({ id: `theme-${theme}`, keys: [], run: () => setTheme(theme) }),
      ),
      ...LOCALES.map(
        (locale): Command => ({
          id: `language-${locale}`,
          keys: [],
          // Without a network the texts may not come; the page stays as it is.
          run: () => void chooseLocale(locale).catch(() => undefined),
        }),
      ),
    ],
    [show, ask, openFile, toggleOutline, toggleInspector, nextPanel, overview, showTab],
  );
}

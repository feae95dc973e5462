import { createContext, useContext, useEffect } from 'react';
import type { ViewTab } from '../../core/view/view-state';
import type { Locale } from '../../texts';
import type { Theme } from '../browser/theme';

export type CommandId =
  | 'search'
  | 'ask'
  | 'learn'
  | 'share'
  | 'export'
  | 'overview'
  | 'open-file'
  | `tab-${ViewTab}`
  | 'toggle-outline'
  | 'toggle-inspector'
  | 'next-panel'
  | `theme-${Theme}`
  | `language-${Locale}`
  | 'help';

/**
 * One thing that a person can do. There is one list of them (use-workspace-commands.ts): the keys,
 * the palette, the menu, the buttons and the list of keys are all made of it. Labels are in texts, by id.
 */
export interface Command {
  readonly id: CommandId;
  /** Values of `KeyboardEvent.key`; `Mod+` before one: with Ctrl, or Command where there is one. */
  readonly keys: readonly string[];
  readonly run: () => void;
}

const NONE: readonly Command[] = [];
export const CommandsContext = createContext<readonly Command[]>(NONE);

export const useAllCommands = (): readonly Command[] => useContext(CommandsContext);

/** A command by its id; undefined where it cannot be done at the moment. */
export const useCommand = (id: CommandId): Command | undefined =>
  useAllCommands().find((command) => command.id === id);

const MOD = 'Mod+';

/** A key as it is labelled on the keyboard. */
export function keyName(key: string): string {
  if (key === 'Escape') return 'Esc';
  if (!key.startsWith(MOD)) return key;
  const letter = key.slice(MOD.length).toUpperCase();
  return /Mac|iP(hone|ad)/.test(navigator.platform) ? `⌘${letter}` : `Ctrl+${letter}`;
}

/** The form of `aria-keyshortcuts` (WAI-ARIA 1.2); undefined for a command without a key. */
export const ariaKeys = ({ keys }: Command): string | undefined =>
  keys.length === 0 ? undefined : keys.map((key) => key.replace(MOD, 'Control+')).join(' ');

/** Fields in which nobody types: letters mean nothing to them. */
const UNTYPED = [
  'button',
  'checkbox',
  'radio',
  'range',
  'submit',
  'reset',
  'file',
  'color',
  'image',
];
const FIELDS = `input${UNTYPED.map((type) => `:not([type="${type}"])`).join('')}, textarea, select`;

const within = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;
const inDialog = (target: EventTarget | null): boolean => within(target, '[role="dialog"]');

/** Whether keys belong to what has the focus: a field or a dialog. */
export const takesText = (target: EventTarget | null): boolean =>
  inDialog(target) || within(target, `${FIELDS}, [contenteditable="true"]`);

/** Keys that write nothing in any field, and mean nothing to it. */
const isFunctionKey = (key: string): boolean => /^F\d+$/.test(key);

/**
 * The command that a key means; keys typed into a field or a dialog belong to it, unless with Mod or
 * a function key.
 */
export function commandOf(event: KeyboardEvent, commands: readonly Command[]): Command | undefined {
  if (event.defaultPrevented || event.altKey) return undefined;
  const mod = event.ctrlKey || event.metaKey;
  const theirs = isFunctionKey(event.key) ? inDialog : takesText;
  if (!mod && theirs(event.target)) return undefined;
  const key = mod ? `${MOD}${event.key.toLowerCase()}` : event.key;
  return commands.find(({ keys }) => keys.includes(key));
}

/** Binds commands to the keyboard. */
export function useCommandKeys(commands: readonly Command[]): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const command = commandOf(event, commands);
      if (command === undefined) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [commands]);
}

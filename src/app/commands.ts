import { useEffect } from 'react';

export type CommandId =
  | 'search'
  | 'ask'
  | 'share'
  | 'overview'
  | 'toggle-outline'
  | 'toggle-inspector'
  | 'help';

/** One thing that a person can do by key; its label is in texts, by id. */
export interface Command {
  readonly id: CommandId;
  /** Values of `KeyboardEvent.key`. */
  readonly keys: readonly string[];
  readonly run: () => void;
}

const takesText = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"]') !== null;

/** Binds commands to the keyboard; keys typed into a field or a dialog belong to it. */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (takesText(event.target)) return;
      const command = commands.find(({ keys }) => keys.includes(event.key));
      if (command === undefined) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [commands]);
}

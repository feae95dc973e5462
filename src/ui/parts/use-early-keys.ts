import { useCallback, useEffect, useRef } from 'react';

/** What was typed for a field that is not here yet. */
export interface EarlyKeys {
  readonly text: string;
  /** Enter was pressed. */
  readonly entered: boolean;
}

const NOTHING: EarlyKeys = { text: '', entered: false };

/**
 * Keeps what is typed from the key that opens a field until the field has the focus, and hands it over
 * to the field. `onClose`: Escape was pressed meanwhile.
 */
export function useEarlyKeys(open: boolean, onClose: () => void): () => EarlyKeys {
  const typed = useRef<EarlyKeys | undefined>(undefined);
  useEffect(() => {
    if (!open) return;
    typed.current = NOTHING;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (typed.current === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      const next = withKey(typed.current, event.key);
      if (next === undefined && event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      if (next === undefined) onClose();
      else typed.current = next;
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      typed.current = undefined;
      window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [open, onClose]);
  return useCallback(() => {
    const taken = typed.current ?? NOTHING;
    typed.current = undefined;
    return taken;
  }, []);
}

/** Undefined: the key writes nothing. */
function withKey({ text, entered }: EarlyKeys, key: string): EarlyKeys | undefined {
  if (key === 'Enter') return { text, entered: true };
  if (key === 'Backspace') return { text: [...text].slice(0, -1).join(''), entered };
  return [...key].length === 1 ? { text: text + key, entered } : undefined;
}

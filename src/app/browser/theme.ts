import { useSyncExternalStore } from 'react';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'mtlscope.theme';
const listeners = new Set<() => void>();

/** Storage may be forbidden (private windows, sandboxed frames); then nothing is remembered. */
export function remembered(key: string): string | undefined {
  try {
    return window.localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(key: string, value: string): void {
  try {
    window.localStorage.setItem(key, value);
  } catch {
    // Not remembered, and nothing else is lost.
  }
}

const isTheme = (text: string | undefined): text is Theme => THEMES.some((theme) => theme === text);

let theme: Theme = 'system';

/** Takes up the remembered theme before the first paint. */
export function startTheme(): void {
  const stored = remembered(KEY);
  setTheme(isTheme(stored) ? stored : 'system');
}

export function setTheme(next: Theme): void {
  theme = next;
  if (next === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  remember(KEY, next);
  for (const listener of listeners) listener();
}

export const useTheme = (): Theme =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => theme,
  );

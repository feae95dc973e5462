import { useSyncExternalStore } from 'react';
import type { TourId } from '../../core/view/tour';
import { remember, remembered } from '../browser/theme';

/** Progress in a walkthrough: the last step that was shown, or all of it. */
export type TourProgress = { readonly step: number } | 'finished' | undefined;

const listeners = new Set<() => void>();
const keyOf = (tour: TourId): string => `mtlscope.tour.${tour}`;
const FINISHED = 'finished';

const stored = (tour: TourId): string => remembered(keyOf(tour)) ?? '';

/** Remembers the name of a walkthrough and a number; nothing of a dump. */
export function rememberProgress(tour: TourId, progress: TourProgress): void {
  const text = progress === 'finished' ? FINISHED : String(progress?.step ?? '');
  if (text === stored(tour)) return;
  remember(keyOf(tour), text);
  for (const listener of listeners) listener();
}

export function useTourProgress(tour: TourId): TourProgress {
  const text = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => stored(tour),
  );
  if (text === FINISHED) return FINISHED;
  return /^[1-9]\d?$/.test(text) ? { step: Number(text) } : undefined;
}

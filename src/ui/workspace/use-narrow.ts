import { useSyncExternalStore } from 'react';

/** Below this width the outline and the inspector are sheets over the drawing. */
export const useNarrow = (): boolean => useMedia('(max-width: 899px)');

/** Below this width a drawing has no room for the whole outline beside it. */
export const useCrowded = (): boolean => useMedia('(max-width: 1799px)');

const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );

import { useSyncExternalStore } from 'react';

/** Below this width the outline and the inspector are sheets over the drawing. */
const query = '(max-width: 899px)';

export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );

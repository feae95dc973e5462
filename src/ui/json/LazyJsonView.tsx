import { lazy } from 'react';

/** The viewer with its editor, about 100 kB, fetched when JSON is first looked at. */
export const LazyJsonView = lazy(async () => ({ default: (await import('./JsonView')).JsonView }));

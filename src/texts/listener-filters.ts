import type { AskFilter } from '../core/ask/types';

/** `tls_inspector`: a listener filter as people call it. */
export const filterName = (name: string): string => name.replace(/^envoy\.filters\.listener\./, '');

export const looksForTls = (filters: readonly AskFilter[]): boolean =>
  filters.some(({ name, effect }) => /tls_inspector$/.test(name) && effect.kind !== 'disabled');

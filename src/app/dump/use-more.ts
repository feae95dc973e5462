import { useState } from 'react';
import type { Notice } from '../../core/dump/notice';
import type { Finding } from '../../core/findings/index';
import type { FoundFindings, Page } from '../../session/graph-questions';
import { useNow } from '../browser/now';
import { PAGE, type Paged, usePages } from './use-pages';

/** A list that is read from its top and grows when a person asks for more. */
export interface More<T> {
  readonly items: readonly T[];
  /** How many have not been asked for. */
  readonly rest: number;
  readonly more: () => void;
}

function useMore<T>(first: Page<T>, list: Paged<Page<T>>): More<T> {
  const [asked, setAsked] = useState(0);
  const count = Math.max(first.items.length, asked);
  const from = Math.floor(first.items.length / PAGE);
  const pages = Array.from({ length: Math.ceil(count / PAGE) - from }, (_, at) => from + at);
  const { page } = usePages([{ list, pages: count > first.items.length ? pages : [] }]);
  const later = pages.flatMap((at) => page(list, at)?.items ?? []);
  return {
    items: [...first.items, ...later.slice(first.items.length - from * PAGE)],
    rest: first.total - count,
    more: () => setAsked(Math.min(first.total, count + PAGE)),
  };
}

/** `found`: what `first` is the first of; undefined: of what is known without certificates. */
export function useMoreFindings(
  first: Page<Finding>,
  found: FoundFindings | undefined,
): More<Finding> {
  const now = useNow();
  const at = found?.now ?? now;
  return useMore(first, {
    what: ['findings', found?.looked ?? 0, at],
    ask: async (engine, from, to) =>
      (await engine.ask({ ask: 'findings', from, to, now: at })).findings,
  });
}

/** What was not understood or is missing. */
export const useNotices = (first: Page<Notice>): More<Notice> =>
  useMore(first, {
    what: ['notices'],
    ask: (engine, from, to) => engine.ask({ ask: 'notices', from, to }),
  });

import type { FoundNodes } from '../../session/graph-questions';
import { useNow } from '../browser/now';
import { useTexts } from '../texts/texts';
import { useCertificates } from './use-certificates';
import { type Asked, useAsk } from './use-dump';

/** What was typed, in the words that a search knows: the page has its own for some in each language. */
export function useQuery(text: string): string {
  const { search } = useTexts().inspector;
  return text
    .split(/\s+/)
    .map((word) => search.word(word) ?? word)
    .join(' ');
}

export interface Search {
  readonly found: Asked<FoundNodes>;
  /** Certificates are still being read: more may be found in them. */
  readonly reading: boolean;
}

/**
 * Nodes that match the words; the last answer stays until the next one arrives. It comes at once with
 * the certificates that have been read, and again with those that are read meanwhile.
 */
export function useSearch(text: string): Search {
  const now = useNow();
  const certificates = useCertificates(text !== '');
  const listed = certificates.state === 'ready' ? certificates.value : undefined;
  const found = useAsk(
    text === '' ? undefined : ['search', text, now, listed?.looked],
    (engine) => engine.ask({ ask: 'search', text, now }),
    { keepLast: true },
  );
  return { found, reading: certificates.state === 'waiting' || listed?.more === true };
}

/** Nodes that match the words, without an answer to other words and without certificates. */
export function useFresh(text: string): Asked<FoundNodes> {
  const words = text.trim();
  return useAsk(words === '' ? undefined : ['search', words], (engine) =>
    engine.ask({ ask: 'search', text: words, now: 0 }),
  );
}

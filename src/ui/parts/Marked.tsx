import { Fragment } from 'react';

interface MarkedSpan {
  readonly text: string;
  readonly hit: boolean;
}

/** Splits a text at the words; case does not matter, overlaps are joined. */
export function marks(text: string, words: string): readonly MarkedSpan[] {
  const lower = text.toLowerCase();
  // A few letters change their length in lower case; then places would not agree.
  if (lower.length !== text.length) return [{ text, hit: false }];
  const inside = new Uint8Array(text.length);
  for (const word of words.toLowerCase().split(/\s+/)) {
    if (word === '') continue;
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1))
      inside.fill(1, at, at + word.length);
  }
  const parts: MarkedSpan[] = [];
  for (let from = 0, to = 0; from < text.length; from = to) {
    const hit = inside[from] === 1;
    while (to < text.length && (inside[to] === 1) === hit) to++;
    parts.push({ text: text.slice(from, to), hit });
  }
  return parts;
}

/** The text with the words that were searched for marked in it. */
export function Marked({ text, words }: { readonly text: string; readonly words: string }) {
  return marks(text, words).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a fixed text never move
    <Fragment key={at}>{part.hit ? <mark>{part.text}</mark> : part.text}</Fragment>
  ));
}

/** How a text fits the first word: it is the word, it begins with it, or it has it somewhere. */
export const FIT = [0, 1, 2] as const;
export type Fit = (typeof FIT)[number];

/** The words of a query, in lower case. */
export const wordsOf = (query: string): readonly string[] =>
  query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

/** Undefined: not all words are in the text. */
export function fitOf(lower: string, words: readonly string[]): Fit | undefined {
  const [first = ''] = words;
  if (!words.every((word) => lower.includes(word))) return undefined;
  return lower === first ? 0 : lower.startsWith(first) ? 1 : 2;
}

/** The fit of a text that has its only word first at `before`, with `behind` letters after it. */
const fitAt = (before: number, behind: number): Fit => (before > 0 ? 2 : behind > 0 ? 1 : 0);

/** Texts a page: one Chinese name doubles the size of its page only. */
const PAGE = 2_048;

/** Texts in lower case, joined by line breaks. */
interface Page {
  readonly text: string;
  /** Offset of the line break after each. */
  readonly ends: Uint32Array;
  /** Number of the page's first text. */
  readonly first: number;
}

/**
 * Texts, each with numbers (holders) beside it, that can be searched for words. A search looks
 * through pages of text with the engine's own search, not through texts one by one; words have no
 * white space, so that none can be found across two texts.
 */
export class TextTable {
  private readonly pages: Page[] = [];
  private lower: string[] = [];
  private count = 0;
  private known = new Map<string, number>();
  /** Pairs while texts are added: the text's number and the holder. */
  private pairs: number[] = [];
  /** Holders of text `i` are those from `starts[i]` to `starts[i + 1]`. */
  private starts = new Uint32Array(0);
  private holders = new Uint32Array(0);

  /** `repeats`: the text may have come before, and is then not kept twice. */
  add(text: string, holder: number, repeats: boolean): void {
    let number = repeats ? this.known.get(text) : undefined;
    if (number === undefined) {
      number = this.count;
      this.count += 1;
      if (repeats) this.known.set(text, number);
      this.lower.push(text.toLowerCase());
      if (this.lower.length === PAGE) this.closePage();
    }
    this.pairs.push(number, holder);
  }

  /** To be called once, after the last `add`. */
  finish(): void {
    this.closePage();
    const { pairs } = this;
    const starts = new Uint32Array(this.count + 1);
    for (let i = 0; i < pairs.length; i += 2) {
      const next = (pairs[i] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let i = 1; i < starts.length; i += 1) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
    const holders = new Uint32Array(pairs.length / 2);
    const next = starts.slice();
    for (let i = 0; i < pairs.length; i += 2) {
      const number = pairs[i] ?? 0;
      const at = next[number] ?? 0;
      holders[at] = pairs[i + 1] ?? 0;
      next[number] = at + 1;
    }
    this.starts = starts;
    this.holders = holders;
    this.pairs = [];
    this.known = new Map();
  }

  /** Calls `found` for every holder of a text that has all the words. */
  find(words: readonly string[], found: (fit: Fit, holder: number) => void): void {
    // The longest word is the rarest, as a rule.
    const sought = words.reduce((a, b) => (b.length > a.length ? b : a), '');
    for (const { text, ends, first } of this.pages) {
      let at = 0;
      let start = 0;
      for (let hit = text.indexOf(sought); hit >= 0; hit = text.indexOf(sought, start)) {
        for (let end = ends[at] ?? 0; end < hit; end = ends[at] ?? 0) {
          start = end + 1;
          at += 1;
        }
        const end = ends[at] ?? text.length;
        const fit =
          words.length > 1
            ? fitOf(text.slice(start, end), words)
            : fitAt(hit - start, end - hit - sought.length);
        if (fit !== undefined) this.report(first + at, fit, found);
        start = end + 1;
        at += 1;
      }
    }
  }

  private report(number: number, fit: Fit, found: (fit: Fit, holder: number) => void): void {
    const end = this.starts[number + 1] ?? 0;
    for (let i = this.starts[number] ?? 0; i < end; i += 1) found(fit, this.holders[i] ?? 0);
  }

  private closePage(): void {
    const { lower } = this;
    if (lower.length === 0) return;
    const ends = new Uint32Array(lower.length);
    let end = -1;
    lower.forEach((text, i) => {
      end += 1 + text.length;
      ends[i] = end;
    });
    this.pages.push({ text: lower.join('\n'), ends, first: this.count - lower.length });
    this.lower = [];
  }
}

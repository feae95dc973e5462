/** What a name was first met as; it is part of its pseudonym, so that this can be read. */
export type NameHint = 'name' | 'host' | 'ns' | 'sa' | 'key';

/** How many variants of upper and lower case a hint may have. */
const formsOf = (hint: NameHint): number => 2 ** hint.length;

/** The hint with capital letters where `form` has bits. */
const written = (hint: NameHint, form: number): string =>
  [...hint].map((c, i) => (((form >> i) & 1) === 1 ? c.toUpperCase() : c)).join('');

interface Known {
  readonly hint: NameHint;
  readonly number: number;
  readonly forms: string[];
}

/** Envoy folds the letters of ASCII alone. */
export const folded = (text: string): string =>
  text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/**
 * One pseudonym for each name, numbered in order of appearance: nothing can be worked back from it.
 * Names that differ in case alone get pseudonyms that do so too, because DNS names and some matchers
 * fold case.
 */
export class Pseudonyms {
  private readonly known = new Map<string, Known>();
  private readonly numbers = new Map<string, number>();
  private readonly counts = new Map<NameHint, number>();

  get size(): number {
    return this.known.size;
  }

  name(name: string, hint: NameHint): string {
    const key = folded(name);
    // The form in small letters is kept free for the name in small letters.
    let known = this.known.get(key) ?? this.add(key, hint, key);
    let form = known.forms.indexOf(name);
    if (form < 0 && known.forms.length < formsOf(known.hint)) form = known.forms.push(name) - 1;
    if (form < 0) {
      // More variants than that are treated as another name.
      known = this.known.get(name) ?? this.add(name, hint, name);
      form = 0;
    }
    return `${written(known.hint, form)}-${known.number}`;
  }

  /** Numbers beyond ports become others. */
  number(number: string): number {
    const known = this.numbers.get(number) ?? 1_000_000 + this.numbers.size;
    this.numbers.set(number, known);
    return known;
  }

  private add(key: string, hint: NameHint, form: string): Known {
    const number = (this.counts.get(hint) ?? 0) + 1;
    this.counts.set(hint, number);
    const known = { hint, number, forms: [form] };
    this.known.set(key, known);
    return known;
  }
}

const WORD = 'name';
/** As many ways are there to write WORD in small and capital letters. */
const FORMS = 2 ** WORD.length;

/** WORD with capital letters where `form` has bits. */
const written = (form: number): string =>
  [...WORD].map((c, i) => (((form >> i) & 1) === 1 ? c.toUpperCase() : c)).join('');

/**
 * One pseudonym for each name, numbered in order of appearance. Names that differ in case alone get
 * pseudonyms that do so too, because DNS names and some matchers fold case.
 */
export class Pseudonyms {
  private readonly byFolded = new Map<
    string,
    { readonly number: number; readonly forms: string[] }
  >();
  private readonly numbers = new Map<string, string>();
  private count = 0;

  name(name: string): string {
    const folded = name.toLowerCase();
    let known = this.byFolded.get(folded);
    if (known === undefined) {
      this.count += 1;
      // The form in small letters is kept free for the name in small letters.
      known = { number: this.count, forms: [folded] };
      this.byFolded.set(folded, known);
    }
    let form = known.forms.indexOf(name);
    if (form < 0) form = known.forms.push(name) - 1;
    // Nobody writes a name in so many ways; those beyond share the last.
    return `${written(Math.min(form, FORMS - 1))}${known.number}`;
  }

  /** Digits that are no port become other digits. */
  digits(digits: string): string {
    let known = this.numbers.get(digits);
    if (known === undefined) {
      known = String(1_000_000 + this.numbers.size);
      this.numbers.set(digits, known);
    }
    return known;
  }
}

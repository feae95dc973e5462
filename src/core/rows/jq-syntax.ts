/*
 * How jq and a shell spell things. Names in a dump are anybody's text: none may end a string, start
 * an interpolation or leave the quotes of the shell.
 */

/** A jq string literal. JSON's escapes are jq's; a backslash is doubled, so `\(` cannot arise. */
export const jqString = (text: string): string => JSON.stringify(text);

/** `.name`, or `."@type"` where the key is no identifier. */
export const jqField = (key: string): string =>
  /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? `.${key}` : `.${jqString(key)}`;

/** A word of a POSIX shell, quoted only where it has to be. A leading dash would be an option. */
export function shellFile(name: string): string {
  const path = name.startsWith('-') ? `./${name}` : name;
  return /^[\w.,:@%+=/-]+$/.test(path) ? path : shellQuote(path);
}

/** The whole text in single quotes. */
export const shellQuote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A jq filter under construction: paths are joined, everything else is separated by pipes. */
export class Filter {
  private readonly stages: string[] = [];
  private path = '';

  /** Continues the path, for example `.name`, `[]` or `[2]`. */
  step(text: string): this {
    this.path += this.path === '' && text.startsWith('[') ? `.${text}` : text;
    return this;
  }

  select(condition: string): this {
    this.pipe();
    this.stages.push(`select(${condition})`);
    return this;
  }

  /** Of all that came so far, the one with a number. */
  only(index: number): this {
    const all = this.toString();
    this.stages.length = 0;
    this.path = `[${all}][${index}]`;
    return this;
  }

  toString(): string {
    this.pipe();
    return this.stages.length === 0 ? '.' : this.stages.join(' | ');
  }

  private pipe(): void {
    if (this.path !== '') this.stages.push(this.path);
    this.path = '';
  }
}

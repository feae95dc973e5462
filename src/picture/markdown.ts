/** What begins something in Markdown or HTML, where it is only a character of a text. */
const SPECIAL = /[\\*_[\]<>#|~&]/g;

/** A sentence of ours as Markdown: its names in backticks stay code, everything else is plain text. */
export function markdownOf(sentence: string): string {
  return sentence
    .split(/`((?:[^`]|``)+)`/g)
    .map((part, at) => (at % 2 === 1 ? code(part.replaceAll('``', '`')) : plain(part)))
    .join('');
}

export const plain = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(SPECIAL, (letter) => `\\${letter}`);

/** A name as code, whatever it has in it (CommonMark, "Code spans"). */
export function code(name: string): string {
  const text = name.replace(/\s+/g, ' ');
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** Lines of a shell in a block that none of them can close (CommonMark, "Fenced code blocks"). */
export function shellBlock(lines: readonly string[]): readonly string[] {
  const longest = Math.max(
    2,
    ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)),
  );
  const fence = '`'.repeat(longest + 1);
  return [`${fence}sh`, ...lines, fence];
}

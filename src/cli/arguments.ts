import { parseArgs } from 'node:util';
import { LOCALES, type Locale } from '../texts';
import type { CliTexts } from '../texts/cli';
import type { Verb, VerbOption } from './verb';
import { VERB_NAMES, type VerbName } from './verbs';

/** Options of every verb, and of some. */
const OPTIONS = {
  json: { type: 'boolean' },
  'fail-on': { type: 'string' },
  at: { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** How an option is written. */
const WRITTEN = {
  json: '--json',
  'fail-on': '--fail-on error|warning',
  at: '--at TIME',
  lang: `--lang ${LOCALES.join('|')}`,
  help: '-h, --help',
  version: '--version',
} as const satisfies Record<keyof typeof OPTIONS, string>;

/** Accepts everything: what is wrong is reported afterwards, in the right language. */
const parsed = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });

export interface Arguments {
  readonly positionals: readonly string[];
  readonly json: boolean;
  readonly help: boolean;
  readonly version: boolean;
  /** As they were written. */
  readonly at: string | undefined;
  readonly lang: string | undefined;
  readonly failOn: string | undefined;
  /** What is wrong with the options, as a sentence. */
  readonly wrong: (texts: CliTexts['wrong']) => string | undefined;
}

export function argumentsOf(args: readonly string[]): Arguments {
  const { values, positionals, tokens } = parsed(args);
  const text = (value: string | boolean | undefined): string | undefined =>
    typeof value === 'string' ? value : undefined;
  return {
    positionals,
    json: values.json === true,
    help: values.help === true,
    version: values.version === true,
    at: text(values.at),
    lang: text(values.lang),
    failOn: text(values['fail-on']),
    wrong: (texts) => {
      for (const token of tokens) {
        if (token.kind !== 'option') continue;
        const { name, rawName, value, inlineValue } = token;
        if (!isOption(name)) return texts.unknownOption(rawName);
        const takesValue = OPTIONS[name].type === 'string';
        // `--at --json`: the value was forgotten.
        const missing = value === undefined || (!inlineValue && /^-./.test(value));
        if (takesValue && missing) return texts.noValue(rawName);
        if (!takesValue && value !== undefined) return texts.needlessValue(rawName);
      }
      return undefined;
    },
  };
}

/** Options that only those verbs have which name them. */
const VERB_OPTIONS: ReadonlySet<string> = new Set<VerbOption>(['fail-on']);

const isOption = (name: string): name is keyof typeof OPTIONS => Object.hasOwn(OPTIONS, name);

export const isLocale = (text: string | undefined): text is Locale =>
  LOCALES.some((locale) => locale === text);

/** The language of a user (POSIX, Environment Variables, 8.2), English unless it is one of ours. */
export function localeOf(env: Readonly<Record<string, string | undefined>>): Locale {
  const set = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find(
    (text) => text !== undefined && text !== '',
  );
  return LOCALES.find((locale) => set?.toLowerCase().startsWith(locale) === true) ?? 'en';
}

const DATE = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d:?\d\d))?$/i;

/**
 * ISO 8601 (a day, or a time with its zone), or seconds since 1970, as `date +%s` prints them; in milliseconds
 * since 1970. Undefined for anything else, such as a year, or a day that its month does not have.
 */
export function timeOf(text: string): number | undefined {
  if (/^\d{9,11}(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const day = DATE.exec(text)?.[1];
  const midnight = day === undefined ? Number.NaN : Date.parse(day);
  // V8 takes the 31st of February for a day in March.
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(`${day}`))
    return undefined;
  const time = Date.parse(text.toUpperCase().replace(',', '.'));
  return Number.isNaN(time) ? undefined : time;
}

/** As it is started in a checkout of the repository. */
const PROGRAM = 'npm run -s cli --';

export const usageOf = (name: VerbName, { files }: Verb): string =>
  `${PROGRAM} ${name} ${files === 'one' ? 'FILE' : 'FILE…'}`;

/** What `--help` prints, of a verb or of all. */
export function help(
  texts: CliTexts,
  verb?: { readonly name: VerbName; readonly verb: Verb },
): string {
  const lines = (rows: readonly (readonly [string, string])[]): readonly string[] => {
    const width = Math.max(...rows.map(([written]) => written.length));
    return rows.map(([written, does]) => `  ${written.padEnd(width)}  ${does}`);
  };
  const options = Object.keys(OPTIONS)
    .filter(isOption)
    .filter((name) => !VERB_OPTIONS.has(name) || verb?.verb.options?.some((own) => own === name));
  return [
    ...(verb === undefined
      ? [
          texts.about,
          '',
          texts.usage(`${PROGRAM} VERB FILE…`),
          '',
          texts.verbsTitle,
          ...lines(VERB_NAMES.map((name) => [name, texts.verbs[name]])),
        ]
      : [texts.usage(usageOf(verb.name, verb.verb)), '', `  ${texts.verbs[verb.name]}`]),
    '',
    texts.optionsTitle,
    ...lines(options.map((name) => [WRITTEN[name], texts.options[name]])),
    '',
    texts.file,
    texts.exits,
    ...(verb?.verb.judgesByTime === false ? [texts.timeless] : []),
    '',
  ].join('\n');
}

import { readFileSync } from 'node:fs';
import { LOCALES } from '../texts';
import { loadCliTexts } from '../texts/cli';
import { plainLine } from '../texts/one-line';
import { argumentsOf, help, isLocale, localeOf, timeOf, usageOf } from './arguments';
import type { Io } from './io';
import type { Context, ExitCode } from './verb';
import { VERB_NAMES, VERBS, verbNamed } from './verbs';

/** Runs the command line with its arguments (without the program's name). */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { positionals, json, help: asksHelp, version, at, lang, failOn, wrong } = argumentsOf(args);
  const texts = await loadCliTexts(isLocale(lang) ? lang : localeOf(io.env));
  const [word, ...paths] = positionals;
  const name = verbNamed(word);
  const refuse = async (sentence: string): Promise<ExitCode> => {
    await io.err.write(`${plainLine(sentence)}\n`);
    return 2;
  };
  const verbs = VERB_NAMES.join(', ');

  const wrongOption = wrong(texts.wrong);
  if (wrongOption !== undefined) return refuse(wrongOption);
  if (lang !== undefined && !isLocale(lang)) {
    return refuse(texts.wrong.language(lang, LOCALES.join(', ')));
  }
  const now = at === undefined ? io.now() : timeOf(at);
  if (now === undefined) return refuse(texts.wrong.time(at ?? ''));
  if (version) {
    await io.out.write(`${ownVersion()}\n`);
    return 0;
  }
  if (word === undefined) {
    if (!asksHelp) return refuse(texts.wrong.noVerb(verbs));
    await io.out.write(help(texts));
    return 0;
  }
  if (name === undefined) return refuse(texts.wrong.unknownVerb(word, verbs));
  const verb = await VERBS[name]();
  if (asksHelp) {
    await io.out.write(help(texts, { name, verb }));
    return 0;
  }
  if (failOn !== undefined) {
    if (verb.options?.includes('fail-on') !== true) {
      return refuse(texts.wrong.unknownOption('--fail-on'));
    }
    if (!isFailOn(failOn)) return refuse(texts.wrong.failOn(failOn));
  }
  if (paths.length === 0) return refuse(texts.wrong.noFile(usageOf(name, verb)));
  if (paths.length > 1 && verb.files === 'one') {
    return refuse(texts.wrong.oneFile(usageOf(name, verb)));
  }
  let failed = false;
  const context: Context = {
    texts,
    now,
    failOn: isFailOn(failOn) ? failOn : undefined,
    io,
    print: (found, forPeople) => io.out.write(json ? `${JSON.stringify(found)}\n` : forPeople()),
    fail: async (sentence) => {
      failed = true;
      await io.err.write(`${plainLine(sentence)}\n`);
    },
  };
  const code = await verb.run(paths, context);
  return failed ? 2 : code;
}

const isFailOn = (text: string | undefined): text is 'error' | 'warning' =>
  text === 'error' || text === 'warning';

function ownVersion(): string {
  const manifest: { readonly version: string } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  return manifest.version;
}

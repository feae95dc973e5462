import type { Verb } from './verb';

/** All verbs; each is loaded when it is asked for. A verb has a line in `texts/en/cli.ts`. */
export const VERBS = {
  dumps: () => import('./dumps').then(({ dumps }) => dumps),
  summary: () => import('./summary').then(({ summary }) => summary),
  facts: () => import('./facts').then(({ facts }) => facts),
  findings: () => import('./findings').then(({ findings }) => findings),
  redact: () => import('./redact').then(({ redact }) => redact),
  replay: () => import('./replay').then(({ replay }) => replay),
} satisfies Record<string, () => Promise<Verb>>;

export type VerbName = keyof typeof VERBS;

const isVerb = (name: string): name is VerbName => Object.hasOwn(VERBS, name);

export const verbNamed = (name: string | undefined): VerbName | undefined =>
  name !== undefined && isVerb(name) ? name : undefined;

export const VERB_NAMES: readonly VerbName[] = Object.keys(VERBS).filter(isVerb);

import { wordsOf } from '../inspect/text-table';

/** Words that mean what a node or its certificates are, rather than a text. */
export const SEARCH_WORDS = [
  'plaintext',
  'mtls',
  'tls',
  'passthrough',
  'expired',
  'unverified',
  'warming',
  'draining',
  'rejected',
  'static',
  'missing',
] as const;
export type SearchWord = (typeof SEARCH_WORDS)[number];

/** Fields that can be searched alone, as `san:text`, and the field of a hit that is meant. */
export const SEARCH_FIELDS = {
  name: 'name',
  sni: 'sni',
  san: 'san',
  secret: 'secret',
  alpn: 'alpn',
  address: 'address',
  subject: 'subject',
  issuer: 'issuer',
  serial: 'serial',
  sha256: 'fingerprint',
  fingerprint: 'fingerprint',
} as const;
export type TextField = (typeof SEARCH_FIELDS)[keyof typeof SEARCH_FIELDS];

/** What a node must be, beside the words that one of its texts must have. */
export type SearchTerm =
  | { readonly kind: 'word'; readonly word: SearchWord }
  | { readonly kind: 'port'; readonly port: number }
  | { readonly kind: 'namespace'; readonly name: string }
  /** `text`: in lower case. */
  | { readonly kind: 'field'; readonly field: TextField; readonly text: string };

export interface Query {
  /** All that was typed, each word as a text. */
  readonly literal: readonly string[];
  /** The texts among them. */
  readonly words: readonly string[];
  readonly terms: readonly SearchTerm[];
}

/**
 * Reads a query: words between white space, in lower case. `field:text` and a word of SEARCH_WORDS
 * are terms; `name:50051`, as clusters and addresses are printed, is a text and a port.
 */
export function parseQuery(query: string): Query {
  const literal = wordsOf(query);
  const words: string[] = [];
  const terms: SearchTerm[] = [];
  for (const word of literal) {
    const term = termOf(word);
    if (term !== undefined) {
      terms.push(term);
      continue;
    }
    const { text, port } = portBehind(word);
    if (text !== '') words.push(text);
    if (port !== undefined) terms.push({ kind: 'port', port });
  }
  return { literal, words, terms };
}

const isWord = (word: string): word is SearchWord =>
  SEARCH_WORDS.some((one: string) => one === word);
const isField = (name: string): name is keyof typeof SEARCH_FIELDS =>
  Object.hasOwn(SEARCH_FIELDS, name);

function termOf(word: string): SearchTerm | undefined {
  if (isWord(word)) return { kind: 'word', word };
  const colon = word.indexOf(':');
  const name = word.slice(0, Math.max(0, colon));
  const text = word.slice(colon + 1);
  if (name === '' || text === '') return undefined;
  if (name === 'ns' || name === 'namespace') return { kind: 'namespace', name: text };
  if (name === 'port') return isPort(text) ? { kind: 'port', port: Number(text) } : undefined;
  return isField(name) ? { kind: 'field', field: SEARCH_FIELDS[name], text } : undefined;
}

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;

/** An IPv6 address without brackets ends in digits as well: more than one colon is no port. */
function portBehind(word: string): { readonly text: string; readonly port: number | undefined } {
  const [text = '', port = '', ...more] = word.startsWith('[')
    ? word.split(/(?<=\]):/)
    : word.split(':');
  return more.length === 0 && isPort(port)
    ? { text, port: Number(port) }
    : { text: word, port: undefined };
}

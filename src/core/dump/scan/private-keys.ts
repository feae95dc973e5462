import { isEnvoyRedacted } from '../../base/envoy-redacted';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  skipSpace,
  skipString,
  unescaped,
} from './chars';
import type { TextRange } from './locate';

/** Replaces a private key; without quote or backslash, so that JSON stays JSON. */
export const HIDDEN_KEY = '(private key hidden)';

/** Fields that Envoy's API marks as sensitive (common.proto TlsCertificate), in both spellings. */
const SENSITIVE = new Set(['private_key', 'privateKey', 'password', 'pkcs12']);
/** Messages whose `secret`, `secrets` and `keys` are sensitive; elsewhere these words are harmless. */
const HOLDERS = new Set([
  'generic_secret',
  'genericSecret',
  'session_ticket_keys',
  'sessionTicketKeys',
]);
const HELD = new Set(['secret', 'secrets', 'keys']);
const INLINE = new Set(['inline_bytes', 'inlineBytes', 'inline_string', 'inlineString']);
/** Where a secret comes from is no secret (config.core.v3.DataSource, WatchedDirectory). */
const HARMLESS = new Set([
  'filename',
  'environment_variable',
  'environmentVariable',
  '@type',
  'path',
]);

/** What is known inside one object or array. */
interface Frame {
  readonly isObject: boolean;
  /** The key that leads to it ('' for an element of an array), and the one that leads to its parent. */
  readonly key: string;
  readonly parentKey: string;
  /** In or under a sensitive field: all strings are. */
  readonly sensitive: boolean;
  /** In or under a message of HOLDERS. */
  readonly held: boolean;
}

const OUTSIDE: Frame = { isObject: false, key: '', parentKey: '', sensitive: false, held: false };

const inside = (frame: Frame, key: string, isObject: boolean): Frame => ({
  isObject,
  key,
  parentKey: frame.key,
  sensitive: frame.sensitive || isSensitive(frame, key),
  held: frame.held || HOLDERS.has(key),
});

const isSensitive = (frame: Frame, key: string): boolean =>
  SENSITIVE.has(key) ||
  (frame.held && HELD.has(key)) ||
  // A piece that starts below the holder: `secret: {inline_…}`, `keys: [{inline_…}]`.
  (INLINE.has(key) && (frame.key === 'secret' || /^(secrets|keys)$/.test(frame.parentKey)));

/**
 * The contents (without quotes) of all strings in a piece of JSON text that are private key
 * material and not redacted: any string in or under a sensitive field, and any string anywhere that
 * is or encodes a PEM private key. `within`: the keys that lead to the piece, if it is not a whole
 * file. Text that is not JSON is searched as far as it makes sense.
 */
export function privateKeys(text: string, within: readonly string[] = []): readonly TextRange[] {
  const found: TextRange[] = [];
  const frames: Frame[] = [];
  let frame = within.slice(0, -1).reduce((at, key) => inside(at, key, true), OUTSIDE);
  let key = within.at(-1) ?? '';
  let i = 0;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      const end = skipString(text, i);
      const isKey = frame.isObject && text.charCodeAt(skipSpace(text, end)) === COLON;
      if (isKey) key = unescaped(text, i + 1, end - 1);
      else if (isSecret(text, i + 1, end - 1, frame, key))
        found.push({ start: i + 1, end: end - 1 });
      i = end;
      continue;
    }
    if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      frames.push(frame);
      frame = inside(frame, key, code === OPEN_BRACE);
      key = '';
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      frame = frames.pop() ?? frame;
      key = '';
    } else if (code === COMMA) key = '';
    i++;
  }
  return found;
}

function isSecret(text: string, start: number, end: number, frame: Frame, key: string): boolean {
  if (end <= start) return false;
  const sensitive = (frame.sensitive || isSensitive(frame, key)) && !HARMLESS.has(key);
  // A PEM header alone has more characters than most strings of a dump.
  if (!sensitive && end - start < 27) return false;
  const value = unescaped(text, start, end);
  return sensitive ? value !== '' && !isEnvoyRedacted(value) : holdsPemKey(value);
}

/**
 * `PRIVATE KEY` in base64: nine of its bytes fall on whole groups of three, differently for each of
 * the three places where the words can start. Looking for these spares decoding every certificate.
 */
const ENCODED = ['UFJJVkFURSBL', 'SVZBVEUgS0VZ', 'UklWQVRFIEtF'];

function holdsPemKey(value: string): boolean {
  if (value.includes('PRIVATE KEY')) return true;
  const encoded = value.replace(/\s+/g, '');
  return ENCODED.some((words) => encoded.includes(words));
}

/** The piece with every private key replaced; still JSON if it was. */
export function maskPrivateKeys(
  text: string,
  within: readonly string[] = [],
): { readonly text: string; readonly count: number } {
  const keys = privateKeys(text, within);
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of keys) {
    parts.push(text.slice(from, start), HIDDEN_KEY);
    from = end;
  }
  parts.push(text.slice(from));
  return { text: parts.join(''), count: keys.length };
}

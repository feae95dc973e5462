import type { JsonGeneralName } from '@peculiar/x509';
import type { Random } from '../../../scripts/random';
import type { JsonObject } from '../../../src/core/base/json';
import type { Subject } from './certificates';

const SAN_TYPES = { dns: 'DNS', url: 'URI', ip: 'IP_ADDRESS', email: 'EMAIL' } as const;
type SanType = (typeof SAN_TYPES)[keyof typeof SAN_TYPES];
const ALL_TYPES = Object.values(SAN_TYPES);

/** Values that some certificate has, nearly has, or has in other letters. */
const STRANGERS: readonly string[] = [
  'spiffe://cluster.local/ns/dev/sa/default',
  'spiffe://cluster.local/ns/dev/sa/Default',
  'spiffe://cluster.local/ns/prod/sa/payments',
  'spiffe://td2.example/ns/dev/sa/default',
  'api.example.com',
  'API.example.COM',
  'a.b.example.com',
  'example.com',
  '*.example.com',
  'web.example.com',
  'w*.example.com',
  'xn--web.example.com',
  'other.example.com',
  '127.0.0.1',
  '2001:DB8:0::1',
  '2001:db8::1',
  'ops@example.com',
  'OPS@mail.example.com',
  'com',
  '.*',
];

/** A `StringMatcher` on a value that a certificate has: it matches, or misses by a little. */
function matcherFor(random: Random, value: string): JsonObject {
  const start = random.below(value.length);
  const end = start + 1 + random.below(value.length - start);
  const exact = random.percent(70) ? value : otherCase(value);
  const pattern = random.pick<JsonObject>([
    { exact },
    { exact },
    { prefix: otherCaseAtTimes(random, value.slice(0, end)) },
    { suffix: otherCaseAtTimes(random, value.slice(start)) },
    { contains: otherCaseAtTimes(random, value.slice(start, end)) },
    { safe_regex: { regex: regexFor(random, value) } },
  ]);
  const caseless = pattern.safe_regex === undefined && random.percent(20);
  return caseless ? { ...pattern, ignore_case: true } : pattern;
}

function otherCaseAtTimes(random: Random, text: string): string {
  return random.once(6) ? otherCase(text) : text;
}

function otherCase(text: string): string {
  const upper = text.toUpperCase();
  return upper === text ? text.toLowerCase() : upper;
}

/** Whole, or so cut that a search would find it but a full match would not. */
function regexFor(random: Random, value: string): string {
  return random.pick([
    quoted(value),
    quoted(value),
    `${quoted(value.slice(0, 4))}.*`,
    quoted(value.slice(0, 4)),
    `.*${quoted(value.slice(-3))}`,
    `(?i)${quoted(value).toUpperCase()}`,
    '[^/]+',
  ]);
}

function quoted(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function valueFor(random: Random, subject: Subject): JsonGeneralName | undefined {
  return random.percent(82) ? random.pick(subject.names) : undefined;
}

/** One of `match_typed_subject_alt_names`. */
export function typedMatcher(random: Random, subject: Subject): JsonObject {
  const own = valueFor(random, subject);
  const type: SanType =
    own !== undefined && random.percent(92) ? sanType(own) : (random.pick(ALL_TYPES) ?? 'URI');
  return {
    san_type: type,
    matcher: matcherFor(random, own?.value ?? random.pick(STRANGERS) ?? ''),
  };
}

function sanType(name: JsonGeneralName): SanType {
  if (name.type === 'dns' || name.type === 'ip' || name.type === 'email') {
    return SAN_TYPES[name.type];
  }
  return 'URI';
}

/** One of the deprecated `match_subject_alt_names`. */
export function untypedMatcher(random: Random, subject: Subject): JsonObject {
  const own = valueFor(random, subject);
  return matcherFor(random, own?.value ?? random.pick(STRANGERS) ?? '');
}

import { isArray, isObject, type JsonObject, type JsonValue } from '../../src/core/base/json';
import type { Issued } from './authority';

/**
 * What a recording's `@NAME` stands for: PEM (certificates, revocation lists), and the private key of
 * its first certificate.
 */
export interface Bundle {
  readonly pem: string;
  readonly key?: string;
}

export type Bundles = ReadonlyMap<string, Bundle>;

/** What a recording shows of a private key. */
export const REDACTED = '[redacted]';

/**
 * Each certificate under its name, and bundles of several under their names joined by `+`. The
 * first one's key is the bundle's.
 */
export function makeBundles(
  issued: readonly (Bundle & Pick<Issued, 'name'>)[],
  joined: readonly (readonly [string, ...string[]])[],
): Bundles {
  const bundles = new Map<string, Bundle>(issued.map((one) => [one.name, one]));
  const pemOf = (name: string): Bundle => {
    const found = bundles.get(name);
    if (found === undefined) throw new Error(`no certificate ${name}`);
    return found;
  };
  for (const names of joined) {
    const { key } = pemOf(names[0]);
    const pem = names.map((name) => pemOf(name).pem).join('');
    bundles.set(names.join('+'), key === undefined ? { pem } : { pem, key });
  }
  return bundles;
}

/** `{NAME: PEM}` for a recording's first line. */
export function certificatesOf(bundles: Bundles): JsonObject {
  return Object.fromEntries([...bundles].map(([name, { pem }]) => [name, pem]));
}

/** A TLS certificate as a recording writes it; what `filled` makes loadable. */
export function tlsCertificate(name: string): JsonObject {
  return {
    certificate_chain: { inline_string: `@${name}` },
    private_key: { inline_string: REDACTED },
  };
}

/**
 * The configuration that Envoy gets for one that a recording holds: `@NAME` is that bundle, a
 * redacted private key the one that belongs to the chain beside it.
 */
export function filled(value: JsonObject, bundles: Bundles): JsonObject {
  const chain = value.certificate_chain;
  const chainName = isObject(chain) ? reference(chain.inline_string) : undefined;
  return Object.fromEntries(
    Object.entries(value).map(([field, member]): [string, JsonValue] => {
      if (field === 'private_key' && chainName !== undefined && redacted(member)) {
        return [field, { inline_string: bundleOf(bundles, chainName).key ?? '' }];
      }
      const name = field === 'inline_string' ? reference(member) : undefined;
      return [field, name === undefined ? deep(member, bundles) : bundleOf(bundles, name).pem];
    }),
  );
}

function deep(value: JsonValue, bundles: Bundles): JsonValue {
  if (isArray(value)) return value.map((element) => deep(element, bundles));
  return isObject(value) ? filled(value, bundles) : value;
}

function redacted(value: JsonValue): boolean {
  return isObject(value) && value.inline_string === REDACTED;
}

function reference(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value.startsWith('@') ? value.slice(1) : undefined;
}

function bundleOf(bundles: Bundles, name: string): Bundle {
  const found = bundles.get(name);
  if (found === undefined) throw new Error(`no certificate ${name}`);
  return found;
}

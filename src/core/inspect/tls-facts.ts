import { unreachable } from '../base/assert';
import type { EffectiveTls } from '../decide/tls/tls-context';
import type { Unverified } from '../decide/tls/verification';
import type { Dump } from '../graph/dump';
import { nameText } from '../graph/lines';
import type { NodeId } from '../ids/ids';
import { DEFAULT_FETCH_TIMEOUT, referencesOf } from '../model/secret-references';
import type { SanMatcher, SdsReference, TlsContext } from '../model/types';
import { fact, text, textFacts, word } from './description';
import type { FactValue, FactWord } from './facts';
import { nodeValue, secretValue } from './node-value';
import { overrideNames, type SniOverrides } from './sni-overrides';
import { dataText, presentedText } from './tls-messages';
import type { Fact } from './types';

const GAPS: Readonly<Record<Unverified, FactWord>> = {
  everything: 'nothing-verified',
  chain: 'chain-not-verified',
  name: 'name-not-verified',
  expiry: 'expiry-not-verified',
  client: 'client-not-verified',
  'system-roots-ignored': 'system-roots-ignored',
};

/** A matcher with the kind of name it is for; an untyped one is for several. */
export const nameValue = (matcher: SanMatcher): FactValue =>
  matcher.type === 'ANY' ? text(nameText(matcher)) : text(nameText(matcher), matcher.type);

const orNone = (values: readonly FactValue[]): readonly FactValue[] =>
  values.length === 0 ? [word('none')] : values;

/** Every field of a TLS context in effect, Envoy's defaults filled in. */
export function tlsFacts(
  dump: Dump,
  context: TlsContext,
  effective: EffectiveTls,
  overrides: SniOverrides,
): readonly Fact[] {
  const server = context.side === 'downstream';
  const references = referencesOf(context).map(({ reference }) => reference);
  return [
    ...fact('socket-type', [text(server ? 'DownstreamTlsContext' : 'UpstreamTlsContext')]),
    ...fact('presents', orNone(presented(dump, effective))),
    ...(server ? fact('client-certificate', [demandWord(effective)]) : []),
    ...fact('trusted-roots', rootsValues(dump, effective)),
    ...fact('expected-names', namesValues(effective, overrides)),
    ...fact(
      'pins',
      effective.pins.map((pin) => text(pin)),
    ),
    ...fact(
      'not-verified',
      effective.unverified
        .filter((gap) => gap !== 'name' || !overrides.autoSanValidation)
        .map((gap) => word(GAPS[gap])),
    ),
    ...parameterFacts(effective),
    ...fact('alpn', orNone(effective.alpn.map((protocol) => text(protocol)))),
    ...(server ? [] : sniFacts(effective, overrides)),
    ...(context.sessionTicketKeys === undefined
      ? []
      : fact('session-resumption', [secretValue(dump, context.sessionTicketKeys)])),
    ...fact('secrets-from', sources(dump, references)),
    ...fact('fetch-timeout', timeouts(references)),
  ];
}

function presented(dump: Dump, { presents }: EffectiveTls): readonly FactValue[] {
  return presents.map((one) =>
    one.kind === 'sds' ? secretValue(dump, one.reference) : text(presentedText(one)),
  );
}

function demandWord({ clientCertificate: { demand } }: EffectiveTls): FactValue {
  return word(demand === 'none' ? 'not-asked' : demand);
}

function rootsValues(dump: Dump, { validation, verification }: EffectiveTls): readonly FactValue[] {
  if (verification.kind === 'spiffe') return verification.domains.map((domain) => text(domain));
  switch (validation.kind) {
    case 'none':
      return [word('none')];
    case 'partial':
      return [secretValue(dump, validation.reference)];
    case 'known':
      if (validation.roots === undefined) return [word('none')];
      return [
        validation.roots.kind === 'secret'
          ? secretValue(dump, validation.roots.reference)
          : text(dataText(validation.roots.data)),
      ];
    default:
      return unreachable(validation);
  }
}

function namesValues(
  { side, names, namesFollowSni, verification }: EffectiveTls,
  { autoSanValidation }: SniOverrides,
): readonly FactValue[] {
  const chain = verification.kind === 'chain';
  const host = autoSanValidation && chain ? [text('auto_san_validation')] : [];
  if (names.length > 0) return [...names.map(nameValue), ...host];
  if (namesFollowSni) return [text('auto_sni_san_validation')];
  if (host.length > 0) return host;
  switch (verification.kind) {
    case 'nothing':
      // A server that verifies nothing requests no certificate, so there are no names to match.
      return side === 'downstream' ? [] : [word('any')];
    case 'accepts-untrusted':
    case 'chain':
    case 'pins':
    case 'spiffe':
      return [word('any')];
    case 'custom':
    case 'unknown':
      return [word('unknown')];
    case 'refused':
      return [];
    default:
      return unreachable(verification);
  }
}

function parameterFacts({ versions, ciphers, curves, policy }: EffectiveTls): readonly Fact[] {
  const value = (of: string, byDefault: boolean): FactValue => ({
    type: 'text',
    text: of,
    byDefault,
    ...(policy === undefined ? {} : { note: policy }),
  });
  return [
    ...fact('tls-versions', [
      value(versions.min, versions.minByDefault),
      value(versions.max, versions.maxByDefault),
    ]),
    ...fact(
      'cipher-suites',
      ciphers.values.map((suite) => value(suite, ciphers.byDefault)),
    ),
    ...fact(
      'curves',
      curves.values.map((curve) => value(curve, curves.byDefault)),
    ),
  ];
}

function sniFacts({ sni }: EffectiveTls, overrides: SniOverrides): readonly Fact[] {
  return [
    ...fact('sni', [sni === undefined ? word('none') : text(sni)]),
    ...textFacts('sni-overrides', overrideNames(overrides)),
  ];
}

function sources(dump: Dump, references: readonly SdsReference[]): readonly FactValue[] {
  const found = new Set<NodeId>();
  for (const reference of references) {
    const secret = dump.secretNode(reference);
    if (secret === undefined) continue;
    for (const { id } of dump.next(secret, 'sds-source')) found.add(id);
  }
  return [...found].map((id) => nodeValue(id, dump.index.byId.get(id)?.name ?? ''));
}

export function timeouts(references: readonly SdsReference[]): readonly FactValue[] {
  // A static secret is not fetched.
  const fetched = references.filter(({ source }) => source.kind !== 'static');
  return [...new Set(fetched.map(({ fetchTimeout }) => fetchTimeout))].map((seconds): FactValue => {
    if (seconds === 0) return word('waits-forever');
    return {
      type: 'text',
      text: `${seconds ?? DEFAULT_FETCH_TIMEOUT}s`,
      byDefault: seconds === undefined,
    };
  });
}

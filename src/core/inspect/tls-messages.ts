import { unreachable } from '../base/assert';
import type { EffectiveTls, Presented } from '../decide/tls/tls-context';
import type { RootsSource } from '../decide/tls/validation';
import { nameText } from '../graph/lines';
import type { DataSource } from '../model/types';
import { type Said, say, when } from './description';
import type { SniOverrides } from './sni-overrides';

/** How messages name bytes: `file:PATH`, `env:VARIABLE`, or `inline`. */
export function dataText(data: DataSource): string {
  switch (data.kind) {
    case 'file':
      return `file:${data.path}`;
    case 'environment':
      return `env:${data.variable}`;
    case 'inline':
      return 'inline';
    default:
      return unreachable(data);
  }
}

/** A secret's name, or where a written certificate comes from. */
export function presentedText(presented: Presented): string {
  if (presented.kind === 'sds') return presented.reference.name;
  const { chain, pkcs12, privateKey } = presented.certificate;
  const data = chain ?? pkcs12 ?? privateKey;
  return data === undefined ? 'inline' : dataText(data);
}

export const rootsText = (roots: RootsSource): string =>
  roots.kind === 'secret' ? roots.reference.name : dataText(roots.data);

/** The roots of a validation by name; empty: there are none. */
export function presentedRoots(validation: EffectiveTls['validation']): readonly string[] {
  switch (validation.kind) {
    case 'none':
      return [];
    case 'partial':
      return [validation.reference.name];
    case 'known':
      return validation.roots === undefined ? [] : [rootsText(validation.roots)];
    default:
      return unreachable(validation);
  }
}

type Side = 'server' | 'client';
export const sideOf = (effective: Pick<EffectiveTls, 'side'>): Side =>
  effective.side === 'downstream' ? 'server' : 'client';

/**
 * Who presents which certificate, who verifies whom and how, and what is not verified. Each key
 * comes at most once.
 */
export function sayTls(effective: EffectiveTls, overrides: SniOverrides): readonly Said[] {
  const side = sideOf(effective);
  const names = effective.presents.map(presentedText);
  return [
    names.length === 0
      ? say({ key: 'presents-nothing', side }, side === 'server' ? 'bad' : 'plain')
      : say({ key: 'presents', side, names }),
    ...(side === 'server' ? sayDemand(effective) : []),
    ...sayVerification(effective, side, overrides),
    ...sayExceptions(effective),
    ...saySecrets(effective),
    ...(side === 'client' ? sayClient(effective, overrides) : []),
  ];
}

function sayDemand({ clientCertificate: { demand, reason } }: EffectiveTls): readonly Said[] {
  const implied = reason === 'names-imply' || reason === 'pins-imply';
  return [
    say({ key: 'demands', demands: demand }, demand === 'required' ? 'good' : 'warning'),
    ...when(implied, { key: 'demand-implied-by-names' }),
    ...when(
      reason === 'flag-without-effect' && demand === 'none',
      { key: 'demand-without-effect' },
      'bad',
    ),
  ];
}

/** Nothing is said where nothing follows: the secret that decides is named by another message. */
function sayVerification(
  effective: EffectiveTls,
  side: Side,
  { autoSanValidation }: SniOverrides,
): readonly Said[] {
  const { verification } = effective;
  const names = effective.names.map(nameText);
  switch (verification.kind) {
    case 'nothing':
      // A server that verifies nothing requests no certificate, which is said already.
      return when(side === 'client', { key: 'verifies-nothing', side }, 'bad');
    case 'chain': {
      const roots = [rootsText(verification.roots)];
      if (names.length > 0) return [say({ key: 'verifies', side, roots, names }, 'good')];
      if (verification.pins > 0 || effective.namesFollowSni || autoSanValidation) return [];
      return [say({ key: 'verifies-any-name', side, roots }, 'warning')];
    }
    case 'pins':
      return [say({ key: 'verifies-pins-only', side, pins: verification.pins }, 'warning')];
    case 'spiffe': {
      const tone = names.length === 0 ? 'warning' : 'good';
      return [say({ key: 'verifies-spiffe', side, domains: verification.domains, names }, tone)];
    }
    case 'custom':
      return [say({ key: 'verifies-custom', side, validator: verification.validator }, 'warning')];
    case 'accepts-untrusted':
      return [say({ key: 'accepts-untrusted', side }, 'bad')];
    case 'refused':
    case 'unknown':
      return [];
    default:
      return unreachable(verification);
  }
}

function sayExceptions({
  validation,
  untypedIgnored,
  verification,
}: EffectiveTls): readonly Said[] {
  const protections = verification.kind === 'chain' || verification.kind === 'spiffe';
  const expired = validation.kind !== 'none' && validation.context.allowExpired && protections;
  const widenedBy = validation.kind === 'known' ? validation.widenedBy : undefined;
  return [
    ...when(expired, { key: 'allows-expired' }, 'warning'),
    ...(widenedBy === undefined
      ? []
      : [say({ key: 'merge-widens', secret: widenedBy }, 'warning')]),
    ...when(untypedIgnored, { key: 'untyped-ignored' }, 'warning'),
  ];
}

function saySecrets({ readiness, validation }: EffectiveTls): readonly Said[] {
  const waits = readiness.ready === false ? readiness.waitsFor : [];
  const missing = new Set(readiness.ready === 'unknown' ? readiness.missing : []);
  // Also one that has arrived and whose body was masked out of the file.
  if (validation.kind === 'partial' && !waits.includes(validation.reference.name)) {
    missing.add(validation.reference.name);
  }
  return [
    ...when(waits.length > 0, { key: 'secret-not-ready', names: waits }, 'bad'),
    ...when(missing.size > 0, { key: 'secret-not-in-file', names: [...missing] }, 'warning'),
  ];
}

function sayClient(
  { versions, sni }: EffectiveTls,
  { autoHostSni, autoSni }: SniOverrides,
): readonly Said[] {
  return [
    ...when(
      versions.maxByDefault && versions.max === 'TLSv1.2',
      { key: 'max-is-tls12-by-default' },
      versions.possible ? 'plain' : 'bad',
    ),
    ...when(sni === undefined && !autoHostSni && !autoSni, { key: 'no-sni' }),
  ];
}

import './reflect';
import { cryptoProvider, type PublicKey, X509Certificate, X509Crl } from '@peculiar/x509';
import { nameKey } from './name-key';
import type { PemBlock, Proof, Signatures } from './types';

/** Pairs that are looked at: a hostile file can give all its certificates one name. */
const MAX_PAIRS = 2000;

/**
 * Checks the signature of each certificate and revocation list with the key of each certificate that
 * has its issuer's name. Only what is among `blocks` is looked at; too many pairs stay unchecked, all.
 */
export async function checkSignatures(
  blocks: readonly PemBlock[],
  mostPairs = MAX_PAIRS,
): Promise<Signatures> {
  const issuers = new Map<string, Map<string, Key>>();
  const seen = new Map<string, Signed>();
  for (const block of blocks) {
    const signed = signedOf(block);
    if (signed === undefined || seen.has(signed.id)) continue;
    seen.set(signed.id, signed);
    if (block.kind !== 'certificate') continue;
    const { subject } = block.certificate;
    const named = issuers.get(nameKey(subject)) ?? new Map<string, Key>();
    named.set(
      signed.id,
      block.der === undefined
        ? undefined
        : new X509Certificate(new Uint8Array(block.der)).publicKey,
    );
    issuers.set(nameKey(subject), named);
  }
  const signers = new Map<string, Set<string>>();
  let pairs = 0;
  for (const { id, issuer, verify } of seen.values()) {
    if (verify === undefined) return { kind: 'unchecked' };
    for (const [by, key] of issuers.get(nameKey(issuer)) ?? []) {
      pairs += 1;
      if (pairs > mostPairs) return { kind: 'unchecked' };
      if (!(await verify(key, by))) continue;
      const all = signers.get(id) ?? new Set<string>();
      all.add(by);
      signers.set(id, all);
    }
  }
  return { kind: 'checked', signers };
}

/** A stand-in has none. */
type Key = PublicKey | undefined;

interface Signed {
  readonly id: string;
  readonly issuer: string;
  /** By a key, and which certificate has it; undefined: it cannot be checked. */
  readonly verify: ((key: Key, by: string) => Promise<boolean>) | undefined;
}

function signedOf(block: PemBlock): Signed | undefined {
  switch (block.kind) {
    case 'certificate': {
      const { sha256: id, issuer } = block.certificate;
      return {
        id,
        issuer,
        verify: verifierOf(block, (der, publicKey) =>
          new X509Certificate(der).verify({ publicKey, signatureOnly: true }),
        ),
      };
    }
    case 'revocation-list': {
      const { sha256: id, issuer } = block.list;
      return {
        id,
        issuer,
        verify: verifierOf(block, (der, publicKey) => new X509Crl(der).verify({ publicKey })),
      };
    }
    case 'private-key':
    case 'broken':
    case 'other':
      return undefined;
  }
}

/** A stand-in names its signers; it has no key. */
function verifierOf(
  { der, standIn }: Proof,
  verify: (der: Uint8Array<ArrayBuffer>, key: PublicKey) => Promise<boolean>,
): Signed['verify'] {
  if (standIn !== undefined) {
    const { signers } = standIn;
    return signers && (async (_key, by) => signers.includes(by));
  }
  if (!hasWebCrypto()) return undefined;
  return async (key) =>
    key !== undefined && (await quietly(() => verify(new Uint8Array(der), key)));
}

/** An algorithm that WebCrypto does not know verifies nothing. */
async function quietly(verify: () => Promise<boolean>): Promise<boolean> {
  try {
    return await verify();
  } catch {
    return false;
  }
}

function hasWebCrypto(): boolean {
  try {
    return cryptoProvider.get().subtle !== undefined;
  } catch {
    return false;
  }
}

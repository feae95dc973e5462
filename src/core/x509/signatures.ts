import './reflect';
import { cryptoProvider, type PublicKey, X509Certificate, X509Crl } from '@peculiar/x509';
import { nameKey } from './name-key';
import type { PemBlock, Signatures } from './types';

/** Pairs that are looked at: a hostile file can give all its certificates one name. */
const MOST_PAIRS = 2000;

/**
 * Checks the signature of each certificate and revocation list with the key of each certificate that
 * has its issuer's name. Only what is among `blocks` is looked at; too many pairs stay unchecked, all.
 */
export async function checkSignatures(blocks: readonly PemBlock[]): Promise<Signatures> {
  if (!hasWebCrypto()) return { kind: 'unchecked' };
  const issuers = new Map<string, Map<string, PublicKey>>();
  const seen = new Map<string, Signed>();
  for (const block of blocks) {
    const signed = signedOf(block);
    if (signed === undefined || seen.has(signed.id)) continue;
    seen.set(signed.id, signed);
    if (block.kind !== 'certificate') continue;
    const { subject } = block.certificate;
    const named = issuers.get(nameKey(subject)) ?? new Map<string, PublicKey>();
    named.set(signed.id, new X509Certificate(new Uint8Array(block.der)).publicKey);
    issuers.set(nameKey(subject), named);
  }
  const signers = new Map<string, Set<string>>();
  let pairs = 0;
  for (const { id, issuer, verify } of seen.values()) {
    for (const [by, key] of issuers.get(nameKey(issuer)) ?? []) {
      pairs += 1;
      if (pairs > MOST_PAIRS) return { kind: 'unchecked' };
      if (!(await verify(key))) continue;
      const all = signers.get(id) ?? new Set<string>();
      all.add(by);
      signers.set(id, all);
    }
  }
  return { kind: 'checked', signers };
}

interface Signed {
  readonly id: string;
  readonly issuer: string;
  verify(key: PublicKey): Promise<boolean>;
}

function signedOf(block: PemBlock): Signed | undefined {
  switch (block.kind) {
    case 'certificate':
      return {
        id: block.certificate.sha256,
        issuer: block.certificate.issuer,
        verify: (publicKey) =>
          quietly(() =>
            new X509Certificate(new Uint8Array(block.der)).verify({
              publicKey,
              signatureOnly: true,
            }),
          ),
      };
    case 'revocation-list':
      return {
        id: block.list.sha256,
        issuer: block.list.issuer,
        verify: (publicKey) =>
          quietly(() => new X509Crl(new Uint8Array(block.der)).verify({ publicKey })),
      };
    case 'private-key':
    case 'broken':
    case 'other':
      return undefined;
  }
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

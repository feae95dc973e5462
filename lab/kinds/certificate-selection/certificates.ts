import type { JsonGeneralName } from '@peculiar/x509';
import { type Authority, certificateHash, type KeyKind } from '../../pki/authority';
import { type Bundles, makeBundles } from '../../pki/bundles';

const dns = (...values: string[]): JsonGeneralName[] =>
  values.map((value) => ({ type: 'dns', value }));

interface Shape {
  readonly label: string;
  readonly names?: readonly JsonGeneralName[];
  /** Common name of the subject. */
  readonly subject?: string;
}

/** What certificates are for. Each is there with each kind of key. */
const SHAPES: readonly Shape[] = [
  { label: 'api', names: dns('api.example.com') },
  { label: 'web', names: dns('web.example.com', 'www.example.com') },
  { label: 'wild', names: dns('*.example.com') },
  { label: 'wild-deep', names: dns('*.b.example.com', 'b.example.com') },
  { label: 'wild-com', names: dns('*.com') },
  { label: 'part', names: dns('w*.example.com') },
  { label: 'upper', names: dns('API.Example.COM') },
  { label: 'other', names: dns('example.org') },
  // The common name counts only without any alternative name.
  { label: 'common', subject: 'api.example.com' },
  {
    label: 'uri',
    subject: 'api.example.com',
    names: [{ type: 'url', value: 'spiffe://cluster.local/ns/dev/sa/default' }],
  },
];

const KEYS = {
  ecdsa: 'ecdsa-p256',
  rsa: 'rsa-2048',
  p384: 'ecdsa-p384',
} as const satisfies Record<string, KeyKind>;

/** Names of the certificates: what they are for, and their key. */
export const CERTIFICATES: readonly string[] = SHAPES.flatMap(({ label }) =>
  Object.keys(KEYS).map((suffix) => `${label}-${suffix}`),
);

export interface Wardrobe {
  readonly bundles: Bundles;
  /** Name of the certificate with this SHA-256 (hex). */
  nameOf(hash: string): string | undefined;
}

/** Issues the certificates among which servers choose. */
export async function makeWardrobe(authority: Authority): Promise<Wardrobe> {
  const root = await authority.issue({ name: 'root', ca: true });
  const issued = [];
  for (const { label, ...shape } of SHAPES) {
    for (const [suffix, key] of Object.entries(KEYS)) {
      const name = `${label}-${suffix}`;
      issued.push(await authority.issue({ ...shape, name, key, issuer: root }));
    }
  }
  const byHash = new Map(issued.map((one) => [certificateHash(one), one.name]));
  return {
    bundles: makeBundles(issued, []),
    nameOf: (hash) => byHash.get(hash),
  };
}

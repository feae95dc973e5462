import type { JsonGeneralName } from '@peculiar/x509';
import {
  type Authority,
  type CertificateOrder,
  certificateHash,
  type Issued,
  publicKeyPin,
} from '../../pki/authority';
import { type Bundles, makeBundles } from '../../pki/bundles';

const uri = (value: string): JsonGeneralName => ({ type: 'url', value });
const dns = (value: string): JsonGeneralName => ({ type: 'dns', value });
const ip = (value: string): JsonGeneralName => ({ type: 'ip', value });
const email = (value: string): JsonGeneralName => ({ type: 'email', value });

const DEFAULT = uri('spiffe://cluster.local/ns/dev/sa/default');

/** Authorities. An order may name only what stands above it. */
const CAS = [
  { name: 'rootA' },
  { name: 'rootB' },
  { name: 'rootRsa', key: 'rsa-2048' },
  { name: 'rootOld', from: -40, until: -5 },
  { name: 'midA', by: 'rootA', key: 'ecdsa-p384' },
  { name: 'midA2', by: 'midA' },
  { name: 'midOld', by: 'rootA', from: -40, until: -5 },
  { name: 'midRevoked', by: 'rootA' },
  // Other keys under the name of another root, as after a root was renewed: without and with
  // identifiers of keys.
  { name: 'rootTwin', subject: 'rootA' },
  { name: 'rootK', keyIds: true },
  { name: 'rootKTwin', subject: 'rootK', keyIds: true },
  { name: 'midShort', by: 'rootA', pathLength: 0 },
  { name: 'midTooDeep', by: 'midShort' },
  { name: 'midNotCa', by: 'rootA', ca: false, maySign: true },
  { name: 'midMayNotSign', by: 'rootA', maySign: false },
  { name: 'midForClients', by: 'rootA', usages: ['clientAuth'] },
] as const satisfies readonly (Omit<CertificateOrder, 'issuer'> & { readonly by?: string })[];

type CaName = (typeof CAS)[number]['name'];
type Leaf = Omit<CertificateOrder, 'issuer' | 'ca'> & {
  readonly by: CaName | 'itself';
  /** Sent (or loaded) together with these. */
  readonly with?: readonly (readonly string[])[];
};

/** Names that no random question asks for: Envoy never gets as far as a handshake with them. */
const NAMED_ONLY: readonly string[] = ['rsa1024', 'p521'];

/** Leaf certificates: usual ones first, then each with one thing that is peculiar. */
const LEAVES: readonly Leaf[] = [
  { name: 'spiffe', by: 'rootA', names: [DEFAULT] },
  {
    name: 'payments',
    by: 'rootA',
    names: [uri('spiffe://cluster.local/ns/prod/sa/payments')],
  },
  { name: 'otherDomain', by: 'rootA', names: [uri('spiffe://td2.example/ns/dev/sa/default')] },
  { name: 'spiffeRootB', by: 'rootB', names: [DEFAULT] },
  { name: 'dns', by: 'rootA', names: [dns('api.example.com'), dns('Other.Example.com')] },
  { name: 'wild', by: 'rootA', names: [dns('*.example.com')] },
  { name: 'part', by: 'rootA', names: [dns('w*.example.com')] },
  { name: 'ip', by: 'rootA', names: [ip('127.0.0.1'), ip('2001:db8::1')] },
  { name: 'email', by: 'rootA', names: [email('ops@example.com'), email('Ops@Mail.Example.com')] },
  {
    name: 'mixed',
    by: 'rootA',
    names: [dns('uc.dev.svc.cluster.local'), DEFAULT, ip('10.0.0.7'), email('uc@example.com')],
  },
  {
    name: 'twoUris',
    by: 'rootA',
    names: [uri('spiffe://td2.example/ns/dev/sa/default'), DEFAULT],
  },
  { name: 'noTrustDomain', by: 'rootA', names: [uri('https://cluster.local/ns/dev/sa/default')] },
  { name: 'noNames', by: 'rootA', subject: 'api.example.com' },
  { name: 'expired', by: 'rootA', names: [DEFAULT], from: -30, until: -2 },
  { name: 'future', by: 'rootA', names: [DEFAULT], from: 2, until: 30 },
  { name: 'serverOnly', by: 'rootA', names: [DEFAULT], usages: ['serverAuth'] },
  { name: 'clientOnly', by: 'rootA', names: [DEFAULT], usages: ['clientAuth'] },
  { name: 'codeOnly', by: 'rootA', names: [DEFAULT], usages: ['codeSigning'] },
  { name: 'noUsages', by: 'rootA', names: [DEFAULT], usages: [] },
  { name: 'signs', by: 'rootA', names: [DEFAULT], maySign: true },
  { name: 'viaMid', by: 'midA', names: [DEFAULT], with: [['midA'], ['midA', 'rootA']] },
  { name: 'viaMid2', by: 'midA2', names: [DEFAULT], with: [['midA2', 'midA'], ['midA2']] },
  { name: 'viaMidOld', by: 'midOld', names: [DEFAULT], with: [['midOld']] },
  { name: 'viaRootOld', by: 'rootOld', names: [DEFAULT] },
  { name: 'revoked', by: 'rootA', names: [DEFAULT] },
  { name: 'viaMidRevoked', by: 'midRevoked', names: [DEFAULT], with: [['midRevoked']] },
  { name: 'viaRootTwin', by: 'rootTwin', names: [DEFAULT] },
  { name: 'viaRootK', by: 'rootK', names: [DEFAULT], keyIds: true },
  { name: 'viaMidShort', by: 'midShort', names: [DEFAULT], with: [['midShort']] },
  {
    name: 'viaMidTooDeep',
    by: 'midTooDeep',
    names: [DEFAULT],
    with: [['midTooDeep', 'midShort']],
  },
  { name: 'viaMidNotCa', by: 'midNotCa', names: [DEFAULT], with: [['midNotCa']] },
  { name: 'viaMidMayNotSign', by: 'midMayNotSign', names: [DEFAULT], with: [['midMayNotSign']] },
  { name: 'viaMidForClients', by: 'midForClients', names: [DEFAULT], with: [['midForClients']] },
  { name: 'viaRootRsa', by: 'rootRsa', names: [DEFAULT] },
  { name: 'itself', by: 'itself', names: [DEFAULT] },
  { name: 'rsa', by: 'rootA', names: [DEFAULT, dns('api.example.com')], key: 'rsa-2048' },
  { name: 'p384', by: 'rootA', names: [DEFAULT], key: 'ecdsa-p384' },
  { name: 'p521', by: 'rootA', names: [DEFAULT], key: 'ecdsa-p521' },
  { name: 'rsa1024', by: 'rootA', names: [DEFAULT], key: 'rsa-1024' },
];

/** Bundles of authorities, as `trusted_ca` may hold them. */
const TRUSTED: readonly (readonly [string, ...string[]])[] = [
  ['rootA', 'rootB'],
  ['rootB', 'rootRsa'],
  ['midA2', 'rootA'],
];
/** Two roots of one name: which of them is tried follows from their order and identifiers. */
const TWINS: readonly (readonly [string, ...string[]])[] = [
  ['rootA', 'rootTwin'],
  ['rootTwin', 'rootA'],
  ['rootKTwin', 'rootK'],
];

/** Revocation lists: who signs, what is taken back, and when it is in force. */
const LISTS = [
  { name: 'listA', by: 'rootA', revoked: ['revoked', 'midRevoked'] },
  { name: 'listA-old', by: 'rootA', revoked: ['revoked'], from: -30, until: -2 },
  { name: 'listA-future', by: 'rootA', revoked: ['revoked'], from: 2, until: 30 },
  { name: 'listB', by: 'rootB', revoked: [] },
  { name: 'listMidA', by: 'midA', revoked: [] },
] as const;

const JOINED_LISTS: readonly (readonly [string, ...string[]])[] = [
  ['listA', 'listMidA'],
  ['rootA', 'listA'],
];

/** A leaf as the questions need to know it. */
export interface Subject {
  readonly name: string;
  /** What it is sent as: alone, or with intermediates. */
  readonly chains: readonly string[];
  /** Bundles of which one verifies it if its chain is whole. */
  readonly anchors: readonly string[];
  readonly names: readonly JsonGeneralName[];
  readonly hash: string;
  readonly pin: string;
}

export interface Cast {
  readonly bundles: Bundles;
  /** What random questions may pick. */
  readonly subjects: readonly Subject[];
  readonly authorities: readonly string[];
  /** Bundles with two roots of one name. */
  readonly twins: readonly string[];
  /** Bundles of revocation lists. */
  readonly lists: readonly string[];
  subject(name: string): Subject;
}

/** Issues all certificates of the handshakes. */
export async function castCertificates(authority: Authority): Promise<Cast> {
  const issued = new Map<string, Issued>();
  for (const order of CAS) {
    const issuer = 'by' in order ? issued.get(order.by) : undefined;
    issued.set(
      order.name,
      await authority.issue({ ca: true, ...order, ...(issuer !== undefined && { issuer }) }),
    );
  }
  const subjects: Subject[] = [];
  const joined = [...TRUSTED, ...TWINS];
  for (const { by, with: together, ...order } of LEAVES) {
    const issuer = issued.get(by);
    const leaf = await authority.issue({ ...order, ...(issuer !== undefined && { issuer }) });
    issued.set(leaf.name, leaf);
    const chains = (together ?? []).map((more): [string, ...string[]] => [leaf.name, ...more]);
    joined.push(...chains);
    subjects.push({
      name: leaf.name,
      chains: [leaf.name, ...chains.map((names) => names.join('+'))],
      anchors: anchorsOf(by, leaf.name),
      names: order.names ?? [],
      hash: certificateHash(leaf),
      pin: publicKeyPin(leaf),
    });
  }
  const lists = [];
  for (const { name, by, revoked, ...times } of LISTS) {
    const issuer = issued.get(by);
    if (issuer === undefined) throw new Error(`no authority ${by}`);
    const taken = revoked.flatMap((one) => issued.get(one) ?? []);
    lists.push({ name, pem: await authority.revoke(issuer, taken, times) });
  }
  return {
    bundles: makeBundles([...issued.values(), ...lists], [...joined, ...JOINED_LISTS]),
    lists: [...LISTS.map(({ name }) => name), 'listA+listMidA'],
    subjects: subjects.filter(({ name }) => !NAMED_ONLY.includes(name)),
    authorities: [
      ...CAS.map(({ name }) => name).filter((name) => !/Twin$/.test(name)),
      ...TRUSTED.map((names) => names.join('+')),
    ],
    twins: TWINS.map((names) => names.join('+')),
    subject: (name) => {
      const found = subjects.find((subject) => subject.name === name);
      if (found === undefined) throw new Error(`no certificate ${name}`);
      return found;
    },
  };
}

/** Who signed, who signed that one, and so on; each can be an anchor, and so can the leaf. */
function anchorsOf(by: CaName | 'itself', leaf: string): readonly string[] {
  const found: string[] = [leaf];
  let at: CaName | 'itself' | undefined = by;
  while (at !== undefined && at !== 'itself') {
    found.push(at);
    const ca = CAS.find(({ name }) => name === at);
    at = ca !== undefined && 'by' in ca ? ca.by : undefined;
  }
  return found;
}

import { expect, it } from 'vitest';
import { connect } from '../graph/connect';
import {
  active,
  certificate,
  chain,
  type DumpParts,
  dump,
  ISTIO_SERVER,
  listener,
  modelOf,
  roots,
  sds,
  serverTls,
} from '../testing/dump-builder';
import { type CertificateReading, type NotChecked, notChecked } from './not-checked';

const READ: CertificateReading = { tooMany: false, unreadable: false, unchecked: false };
const all = (parts: DumpParts, reading: Partial<CertificateReading> = {}): readonly NotChecked[] =>
  notChecked(connect(modelOf(dump(parts))), { ...READ, ...reading });
const whys = (rule: NotChecked['rule'], found: readonly NotChecked[]): readonly string[] =>
  found.filter((one) => one.rule === rule).map(({ why }) => why);

const server = (socket = serverTls({ certificates: [sds('x')], roots: sds('y') })): DumpParts => ({
  listeners: { dynamic_listeners: [active(listener('in', [chain('a', {}, socket)]))] },
  clusters: {},
});
const SECRETS = { dynamic_active_secrets: [certificate('x'), roots('y')] };

it('is nothing where the file has all that the rules read', () => {
  expect(all({ ...server(), secrets: SECRETS })).toEqual([]);
});

it('is what sections would tell that the file does not have', () => {
  expect(whys('certificate-expired', all(server()))).toEqual(['no-secrets']);
  expect(whys('secret-missing', all(server()))).toEqual(['no-secrets']);
  expect(whys('update-rejected', all({ secrets: SECRETS }))).toEqual([
    'no-listeners',
    'no-clusters',
  ]);
});

it('is what was taken out of the file, or is not in it', () => {
  const masked = { name: 'x', version_info: '1', secret: { name: 'x' } };
  const found = all({ ...server(), secrets: { dynamic_active_secrets: [masked] } });
  expect(whys('certificate-expiring', found)).toEqual(['masked', 'secret-not-in-file']);
  const named = { certificate_chain: { filename: '/etc/certs/cert.pem' } };
  const files = {
    name: 'x',
    secret: { name: 'x', tls_certificate: named },
  };
  const secrets = { dynamic_active_secrets: [files, roots('y')] };
  expect(whys('chain-incomplete', all({ ...server(), secrets }))).toEqual(['file-names']);
});

it('is what could not be read, and what could not be verified', () => {
  const parts = { ...server(), secrets: SECRETS };
  const found = all(parts, { tooMany: true, unreadable: true, unchecked: true });
  expect(whys('certificate-expired', found)).toEqual(['too-many', 'unreadable']);
  expect(whys('chain-incomplete', found)).toEqual(['too-many', 'unreadable', 'no-webcrypto']);
});

it('is whether callers refuse a name, where it is not known who leads here', () => {
  const parts = { ...server(ISTIO_SERVER), secrets: SECRETS };
  expect(whys('name-refused', all(parts))).toContain('no-own-address');
});

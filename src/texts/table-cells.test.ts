import { describe, expect, it } from 'vitest';
import { clusterId, secretId } from '../core/ids/ids';
import type { CertificateRow, OutboundRow, PortRow } from '../core/tables/types';
import { tables as english, type TableTexts } from './en/tables';
import { tables as chinese } from './zh/tables';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const CERTIFICATE: CertificateRow = {
  id: secretId('default', 'sds-grpc', 'active'),
  role: 'leaf',
  certificate: undefined,
  name: 'default',
  validity: undefined,
  unread: undefined,
  source: undefined,
  places: [],
  placesTotal: 0,
  users: { chains: 0, clusters: 0 },
};

const DESTINATION: OutboundRow = {
  id: clusterId('x', 'active'),
  cluster: 'outbound|80|v1|x.dev.svc.cluster.local',
  host: 'x.dev',
  port: 80,
  subset: 'v1',
  namespace: 'dev',
  protection: 'mixed',
  endpoints: 1201,
  counts: [
    { protection: 'mtls', endpoints: 1200 },
    { protection: 'plaintext', endpoints: 1 },
  ],
  sni: [],
  type: 'EDS',
};

const PORT: PortRow = {
  id: undefined,
  port: 15021,
  what: 'health',
  mode: 'DISABLE',
  plaintext: 'not-listening',
  standing: 'rejected',
  clients: undefined,
  roots: [],
  names: [],
  versions: undefined,
  listener: '0.0.0.0_15021',
  chain: '',
  chains: 2,
};

describe('cells', () => {
  it('say how long a certificate is good, in days, so that rows compare', () => {
    const left = (state: 'valid' | 'expired', ms: number, texts: TableTexts = english): string =>
      texts.cells.certificates.left({ ...CERTIFICATE, validity: { state, left: ms } });
    expect(left('valid', 3650.5 * DAY)).toBe('3,650 days');
    expect(left('valid', 5 * HOUR)).toBe('5 h');
    expect(left('expired', -3 * DAY)).toBe('expired 3 days ago');
    expect(left('expired', -3 * DAY, chinese)).toBe('已过期 3 天');
  });

  it('say why a certificate cannot be read where its time would stand', () => {
    const row: CertificateRow = { ...CERTIFICATE, unread: 'file' };
    expect(english.cells.certificates.left(row)).toBe('in a file on the host');
    expect(chinese.cells.certificates.left(row)).toBe('在主机的文件中');
    expect(english.cells.certificates.users(row)).toBe('unused');
  });

  it('count endpoints that are called differently', () => {
    expect(english.cells.outbound.destination(DESTINATION)).toBe('x.dev:80 (v1)');
    expect(english.cells.outbound.protection(DESTINATION)).toBe('1,200 mTLS, 1 plaintext');
    expect(chinese.cells.outbound.protection(DESTINATION)).toBe('1,200 mTLS、1 明文');
  });

  it('say what a port is for, and that nothing listens', () => {
    expect(english.cells.ports.port(PORT)).toBe('15021 health rejected');
    expect(english.cells.ports.where(PORT)).toBe('0.0.0.0_15021 (2 chains)');
  });

  it('say which version nobody has set', () => {
    const versions = (minByDefault: boolean, maxByDefault: boolean): string =>
      english.cells.ports.versions({
        ...PORT,
        versions: { min: 'TLSv1.2', max: 'TLSv1.3', minByDefault, maxByDefault, possible: true },
      });
    expect(versions(false, false)).toBe('1.2–1.3');
    expect(versions(true, true)).toBe('1.2–1.3 (default)');
    expect(versions(true, false)).toBe('1.2 (default)–1.3');
  });
});

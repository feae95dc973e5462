import { describe, expect, it } from 'vitest';
import { ROOT } from '../base/pointer';
import type { DataSource, FilterChainMatch, TlsContext } from '../model/types';
import { client, combined, inline, reference, server, untyped, uri } from './fixtures/contexts';
import { isMeshClient, isMeshServer } from './istio-sockets';

const NO_MATCH: FilterChainMatch = {
  destinationPort: undefined,
  prefixRanges: [],
  sourcePrefixRanges: [],
  directSourcePrefixRanges: [],
  sourcePorts: [],
  sourceType: 'ANY',
  serverNames: [],
  transportProtocol: '',
  applicationProtocols: [],
  addressSuffix: undefined,
  suffixLength: undefined,
};
const alpn = (...applicationProtocols: readonly string[]) => ({
  ...NO_MATCH,
  applicationProtocols,
});
const shown = (chain: DataSource | undefined): TlsContext['certificates'][number] => ({
  chain,
  privateKey: undefined,
  pkcs12: undefined,
  provider: undefined,
  pointer: ROOT,
});
const file = (path: string): DataSource => ({ kind: 'file', path });
const REQUIRED = { requireClientCertificate: true } as const;
const WORKLOAD = { sdsCertificates: [reference('default')] };
const ROOTS: TlsContext['validation'] = {
  kind: 'sds',
  reference: reference('ROOTCA'),
};

describe('Istio’s mutual TLS of a server (istio-mtls.md 1.3)', () => {
  const is = (fields: Partial<TlsContext>, match = NO_MATCH) =>
    isMeshServer(server({ ...REQUIRED, ...fields }), match);

  it('has the workload’s certificate and the mesh’s roots, and demands a certificate', () => {
    expect(is({ ...WORKLOAD, validation: combined() })).toBe(true);
    expect(is({ ...WORKLOAD, validation: ROOTS })).toBe(true);
    expect(is({ ...WORKLOAD, validation: ROOTS, requireClientCertificate: false })).toBe(false);
    expect(is({ ...WORKLOAD, validation: ROOTS, requireClientCertificate: undefined })).toBe(false);
  });
  it('is not told by one of the two', () => {
    expect(is({ ...WORKLOAD, validation: inline({}) })).toBe(false);
    expect(is({ sdsCertificates: [reference('x')], validation: ROOTS })).toBe(false);
    const others = { ...ROOTS, reference: reference('file-root:/x') };
    expect(is({ ...WORKLOAD, validation: others })).toBe(false);
  });
  it('was of files before Istio 1.5', () => {
    const roots = inline({ trustedCa: file('/etc/certs/root-cert.pem') });
    const certificates = [shown(file('/etc/certs/cert-chain.pem'))];
    expect(is({ certificates, validation: roots })).toBe(true);
    const others = inline({ trustedCa: file('/etc/ssl/certs.pem') });
    expect(is({ certificates, validation: others })).toBe(false);
    expect(is({ certificates: [shown(file('/x/etc/certs/'))], validation: roots })).toBe(false);
    expect(is({ certificates: [shown(undefined)], validation: roots })).toBe(false);
  });
  describe('with files of the proxy', () => {
    const ofFile = { certificates: [shown(undefined), shown(file('/own/cert.pem'))] };
    const ofAgent = { sdsCertificates: [reference('x'), reference('file-cert:a~b')] };
    it.each([ofFile, ofAgent])('is told by an ALPN of Istio in the match', (fields) => {
      expect(is(fields, alpn('h2', 'istio-http/1.1'))).toBe(true);
      expect(is(fields, alpn('istio'))).toBe(true);
      expect(is(fields, alpn('h2', 'not-istio'))).toBe(false);
      expect(is(fields)).toBe(false);
    });
    it.each([ofFile, ofAgent])('is told by a matcher for SPIFFE ids', (fields) => {
      const mesh = uri('spiffe://cluster.local/', 'prefix');
      const other = uri('https://spiffe://', 'prefix');
      const named = (validation: TlsContext['validation']) => is({ ...fields, validation });
      expect(named(inline({ typedNames: [other, mesh] }))).toBe(true);
      expect(named(combined({ untypedNames: [{ ...untyped(mesh.value), how: 'prefix' }] }))).toBe(
        true,
      );
      expect(named(inline({ typedNames: [other] }))).toBe(false);
      expect(named(inline({ typedNames: [{ ...mesh, how: 'exact' }] }))).toBe(false);
      expect(named(ROOTS)).toBe(false);
    });
    it('is not told by them without files', () => {
      const written = { certificates: [shown({ kind: 'inline', redacted: false, empty: false })] };
      expect(is(written, alpn('istio'))).toBe(false);
      expect(is({ certificates: [shown(undefined)] }, alpn('istio'))).toBe(false);
      expect(is({ sdsCertificates: [reference('a-file-cert:')] }, alpn('istio'))).toBe(false);
    });
  });
});

describe('Istio’s mutual TLS of a client (2.3)', () => {
  it('shows the workload’s certificate and trusts the mesh’s roots', () => {
    expect(isMeshClient(client({ ...WORKLOAD, validation: combined() }))).toBe(true);
    expect(isMeshClient(client({ ...WORKLOAD }))).toBe(false);
    const certificates = [shown(file('/etc/certs/cert-chain.pem'))];
    const trusted = combined({ trustedCa: file('/etc/certs/root-cert.pem') });
    expect(isMeshClient(client({ certificates, validation: trusted }))).toBe(true);
    expect(isMeshClient(client({ certificates }))).toBe(false);
  });
});

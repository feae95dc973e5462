import { describe, expect, it } from 'vitest';
import { readChainMatch } from '../../model/read-listener';
import type { DataSource, FilterChainMatch, TlsContext } from '../../model/types';
import {
  certificateSecret,
  client,
  combined,
  inline,
  reference,
  server,
  untyped,
  uri,
} from '../fixtures/contexts';
import { isMeshClient, isMeshServer } from './istio-sockets';

const file = (path: string): DataSource => ({ kind: 'file', path });
const shown = (chain: DataSource | undefined): TlsContext['certificates'][number] => {
  const { content } = certificateSecret('x');
  if (content.kind !== 'certificate') throw new Error('a certificate was expected');
  return { ...content.certificate, chain };
};
const matching = (...applicationProtocols: readonly string[]): FilterChainMatch => ({
  ...readChainMatch(undefined),
  transportProtocol: 'tls',
  applicationProtocols,
});
const MESH: Partial<TlsContext> = {
  requireClientCertificate: true,
  sdsCertificates: [reference('default')],
  validation: combined(),
};
const REQUIRED = { requireClientCertificate: true };

describe('a server socket of Istio’s', () => {
  const isIstios = (fields: Partial<TlsContext>, ...alpn: readonly string[]) =>
    isMeshServer(server({ ...MESH, ...fields }), matching(...alpn));
  it('has the mesh’s secrets, whoever serves them, and requires a certificate', () => {
    expect(isIstios({})).toBe(true);
    expect(isIstios({ sdsCertificates: [reference('x'), reference('default', 'spire')] })).toBe(
      true,
    );
    expect(isIstios({ validation: { kind: 'sds', reference: reference('ROOTCA', 'spire') } })).toBe(
      true,
    );
    expect(isIstios({ requireClientCertificate: false })).toBe(false);
    expect(isIstios({ requireClientCertificate: undefined })).toBe(false);
    expect(isIstios({ sdsCertificates: [reference('kubernetes://x')] })).toBe(false);
    expect(isIstios({ validation: { kind: 'sds', reference: reference('other') } })).toBe(false);
    expect(isIstios({ validation: inline({}) })).toBe(false);
    expect(isIstios({ validation: { kind: 'none' } })).toBe(false);
  });
  it('had the agent’s files before', () => {
    const old = (chain: DataSource, roots: DataSource) =>
      isIstios({
        sdsCertificates: [],
        certificates: [shown(undefined), shown(chain)],
        validation: inline({ trustedCa: roots }),
      });
    const chain = file('/etc/certs/cert-chain.pem');
    expect(old(chain, file('/etc/certs/root-cert.pem'))).toBe(true);
    expect(old(file('/mine/c.pem'), file('/etc/certs/root-cert.pem'))).toBe(false);
    expect(old(chain, file('/mine/r.pem'))).toBe(false);
    expect(old({ kind: 'environment', variable: '/etc/certs/' }, file('/etc/certs/r.pem'))).toBe(
      false,
    );
  });
  it('with files of the proxy’s own says so by its match or its matchers', () => {
    const own: Partial<TlsContext> = {
      sdsCertificates: [reference('x'), reference('file-cert:a~b')],
      validation: combined(),
    };
    expect(isIstios(own)).toBe(false);
    expect(isIstios(own, 'h2', 'istio-h2')).toBe(true);
    expect(isIstios(own, 'h2')).toBe(false);
    expect(
      isIstios({
        ...own,
        validation: combined({ typedNames: [uri('x'), uri('spiffe://td/', 'prefix')] }),
      }),
    ).toBe(true);
    expect(
      isIstios({
        ...own,
        validation: inline({ untypedNames: [{ ...untyped('spiffe://td/'), how: 'prefix' }] }),
      }),
    ).toBe(true);
    expect(isIstios({ ...own, validation: inline({ typedNames: [uri('spiffe://td/x')] }) })).toBe(
      false,
    );
    expect(
      isIstios({ ...own, validation: inline({ typedNames: [uri('https://', 'prefix')] }) }),
    ).toBe(false);
    const written = {
      sdsCertificates: [],
      certificates: [shown(undefined), shown(file('/mine/c.pem'))],
    };
    expect(isIstios(written, 'istio')).toBe(true);
    expect(isIstios({ ...written, certificates: [shown(undefined)] }, 'istio')).toBe(false);
    expect(
      isMeshServer(server({ ...written, ...REQUIRED, validation: { kind: 'none' } }), matching()),
    ).toBe(false);
  });
});

describe('a client socket of Istio’s', () => {
  it('shows the mesh’s certificate and trusts the mesh’s roots', () => {
    expect(isMeshClient(client({ ...MESH, requireClientCertificate: undefined }))).toBe(true);
    expect(isMeshClient(client({ validation: combined() }))).toBe(false);
    expect(isMeshClient(client({ sdsCertificates: [reference('default')] }))).toBe(false);
  });
});

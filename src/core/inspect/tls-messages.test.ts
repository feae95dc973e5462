import { describe, expect, it } from 'vitest';
import {
  CA,
  certificateSecret,
  client,
  combined,
  inline,
  lookupOf,
  reference,
  rootsSecret,
  server,
  uri,
  warmingSecret,
} from '../decide/fixtures/contexts';
import { effectiveTls } from '../decide/tls/tls-context';
import type { TlsContext } from '../model/types';
import type { Said } from './description';
import { sniOverrides } from './sni-overrides';
import { sayTls } from './tls-messages';

const MESH = lookupOf(certificateSecret('default'), rootsSecret('ROOTCA', { trustedCa: CA }));
const NO_HTTP = { autoSni: false, autoSanValidation: false };
const said = (context: TlsContext, lookup = MESH, http = NO_HTTP): readonly Said[] =>
  sayTls(effectiveTls(context, lookup), sniOverrides(context, http));
const keys = (context: TlsContext, lookup = MESH): readonly string[] =>
  said(context, lookup).map(({ message, tone }) => `${tone} ${message.key}`);

const DEFAULT = [reference('default')];

describe('a server end', () => {
  it('of a mesh: who shows what, who is verified against what', () => {
    const mesh = server({
      sdsCertificates: DEFAULT,
      validation: combined({ typedNames: [uri('spiffe://a/', 'prefix')] }),
      requireClientCertificate: true,
    });
    expect(said(mesh).map(({ message }) => message)).toEqual([
      { key: 'presents', side: 'server', names: ['default'] },
      { key: 'demands', demands: 'required' },
      {
        key: 'verifies',
        side: 'server',
        roots: ['ROOTCA'],
        names: ['prefix spiffe://a/'],
      },
    ]);
  });
  it('whose flag does nothing', () => {
    const flag = server({ sdsCertificates: DEFAULT, requireClientCertificate: true });
    expect(keys(flag)).toEqual(['plain presents', 'warning demands', 'bad demand-without-effect']);
  });
  it('that demands a certificate although the flag is not set', () => {
    const names = server({
      sdsCertificates: DEFAULT,
      validation: inline({ trustedCa: CA, typedNames: [uri('a')] }),
    });
    expect(keys(names)).toContain('plain demand-implied-by-names');
  });
  it('without a certificate cannot serve', () => {
    expect(keys(server({}))).toContain('bad presents-nothing');
  });
});

describe('a client end', () => {
  it('that believes whoever answers, in TLS 1.2 alone', () => {
    expect(keys(client({}))).toEqual([
      'plain presents-nothing',
      'bad verifies-nothing',
      'plain max-is-tls12-by-default',
      'plain no-sni',
    ]);
  });
  it('that asks for 1.3 and leaves the maximum unset cannot call at all', () => {
    expect(keys(client({ minVersion: 'TLSv1.3' }))).toContain('bad max-is-tls12-by-default');
  });
  it('that verifies no name', () => {
    const given = client({ validation: combined(), maxVersion: 'TLSv1.3', sni: 'a' });
    expect(keys(given)).toEqual(['plain presents-nothing', 'warning verifies-any-name']);
  });
  it('whose name is the SNI that is sent is not said to verify none', () => {
    const given = client({ validation: combined(), autoSniSanValidation: true });
    expect(keys(given)).not.toContain('warning verifies-any-name');
  });
  it('whose cluster takes SNI and name from the host of a call', () => {
    const given = client({ validation: combined() });
    const http = { autoSni: true, autoSanValidation: true };
    const keys = said(given, MESH, http).map(({ message }) => message.key);
    expect(keys).not.toContain('no-sni');
    expect(keys).not.toContain('verifies-any-name');
  });
  it('that lets everything pass', () => {
    const given = client({ validation: inline({ trustedCa: CA, acceptUntrusted: true }) });
    expect(keys(given)).toContain('bad accepts-untrusted');
  });
  it('that pins', () => {
    const given = client({ validation: inline({ hashes: ['aa', 'bb'] }) });
    expect(said(given).map(({ message }) => message)).toContainEqual({
      key: 'verifies-pins-only',
      side: 'client',
      pins: 2,
    });
  });
});

describe('exceptions and secrets', () => {
  it('a secret that adds names', () => {
    const wide = lookupOf(rootsSecret('ROOTCA', { trustedCa: CA, typedNames: [uri('b')] }));
    const given = client({ validation: combined({ typedNames: [uri('a')] }) });
    expect(said(given, wide).map(({ message }) => message)).toContainEqual({
      key: 'merge-widens',
      secret: 'ROOTCA',
    });
  });
  it('expired certificates that pass', () => {
    const given = client({ validation: inline({ trustedCa: CA, allowExpired: true }) });
    expect(keys(given)).toContain('warning allows-expired');
  });
  it('a secret that has not arrived, and one that is not in the file', () => {
    const given = client({ sdsCertificates: DEFAULT, validation: combined() });
    expect(keys(given, lookupOf(certificateSecret('default'), warmingSecret('ROOTCA')))).toContain(
      'bad secret-not-ready',
    );
    const missing = said(given, lookupOf()).find(({ message }) => message.key.startsWith('secret'));
    expect(missing?.message).toEqual({ key: 'secret-not-in-file', names: ['default', 'ROOTCA'] });
  });
});

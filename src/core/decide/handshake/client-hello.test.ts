import { describe, expect, it } from 'vitest';
import { certificate, clientEnd, serverEnd } from '../fixtures/handshake-ends';
import { commonVersion, groupsOf, hasCipher, helloOf } from './client-hello';
import { answerHello } from './server-answer';

describe('the version of a handshake', () => {
  it.each([
    [['TLSv1.0', 'TLSv1.0'], ['TLSv1.0', 'TLSv1.3'], 'TLSv1.0'],
    [['TLSv1.0', 'TLSv1.1'], ['TLSv1.0', 'TLSv1.3'], 'TLSv1.1'],
    [['TLSv1.1', 'TLSv1.3'], ['TLSv1.0', 'TLSv1.2'], 'TLSv1.2'],
    [['TLSv1.2', 'TLSv1.3'], ['TLSv1.3', 'TLSv1.3'], 'TLSv1.3'],
    [['TLSv1.3', 'TLSv1.3'], ['TLSv1.2', 'TLSv1.2'], undefined],
    [['TLSv1.1', 'TLSv1.2'], ['TLSv1.0', 'TLSv1.0'], undefined],
  ] as const)('of %j and %j is %s, whoever calls', (a, b, expected) => {
    const [one, other] = [
      { min: a[0], max: a[1] },
      { min: b[0], max: b[1] },
    ];
    expect(commonVersion(one, other)).toBe(expected);
    expect(commonVersion(other, one)).toBe(expected);
  });
});

describe('what an Envoy sends as a client', () => {
  it('is the name of its context, unless the call brings its own', () => {
    const fields = { sni: 'context.example' };
    const call = { sni: 'call.example', verifiedNames: [] };
    expect(helloOf(clientEnd(fields)).sni).toBe('context.example');
    expect(helloOf(clientEnd(fields, { call })).sni).toBe('call.example');
    expect(helloOf(clientEnd({}, { call })).sni).toBe('call.example');
    const nameless = { ...call, sni: undefined };
    expect(helloOf(clientEnd(fields, { call: nameless })).sni).toBe('context.example');
  });
  it('is no suite that is younger than its versions', () => {
    const suites = (maxVersion: 'TLSv1.1' | 'TLSv1.2') =>
      helloOf(clientEnd({ minVersion: 'TLSv1.0', maxVersion })).suites;
    expect(suites('TLSv1.2')).toContain('ECDHE-ECDSA-AES128-GCM-SHA256');
    expect(suites('TLSv1.1')).not.toContain('ECDHE-ECDSA-AES128-GCM-SHA256');
  });
  it('is no group that BoringSSL does not know', () => {
    expect(
      groupsOf({ curves: { values: ['P-256', 'brainpool', 'x25519'], byDefault: false } }),
    ).toEqual(['P-256', 'X25519']);
  });
  it('needs a suite, but for TLS 1.3, whose suites are always offered', () => {
    const offers = { versions: { min: 'TLSv1.2', max: 'TLSv1.2' } } as const;
    const none = { ...helloOf(clientEnd({})), suites: [] };
    expect(hasCipher({ ...none, ...offers })).toBe(false);
    const modern = { ...none, versions: { min: 'TLSv1.2', max: 'TLSv1.3' } } as const;
    expect(hasCipher(modern)).toBe(true);
    const server = serverEnd({ maxVersion: 'TLSv1.3' }, { shows: [certificate('server')] });
    expect(answerHello(server, modern)).toMatchObject({ kind: 'agreed', version: 'TLSv1.3' });
  });
});

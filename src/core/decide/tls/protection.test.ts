import { describe, expect, it } from 'vitest';
import { ROOT } from '../../base/pointer';
import { Message } from '../../dump/schema/message';
import { readChainMatch } from '../../model/read-listener';
import { impliedSocket } from '../../model/read-socket';
import type { FilterChain, TlsContext, TransportSocket, Wrapper } from '../../model/types';
import {
  CA,
  client,
  combined,
  inline,
  lookupOf,
  reference,
  server,
  tlsSocket,
  uri,
  warmingSecret,
} from '../fixtures/contexts';
import { cannotRead, chainProtection, socketProtection } from './protection';

const RAW = impliedSocket(ROOT);
const wrap = (wrapper: Wrapper, inner: TransportSocket): TransportSocket => ({
  name: wrapper,
  pointer: ROOT,
  shape: wrapper,
  content: { kind: 'wrapper', wrapper, field: 'transport_socket', inner },
});
const OPAQUE: TransportSocket = { ...RAW, content: { kind: 'other', type: 'alts.v3.Alts' } };
const quic = (context: TlsContext): TransportSocket => ({
  ...RAW,
  content: { kind: 'quic', context },
});
const protectionFor = (socket: TransportSocket) => socketProtection(socket, lookupOf());
const DEMANDS = server({ validation: inline({ trustedCa: CA }), requireClientCertificate: true });
const SHOWS = client({ sdsCertificates: [reference('default')] });

describe('socketProtection', () => {
  it.each([
    ['a server that demands a certificate', tlsSocket(DEMANDS), 'mtls'],
    ['one whose flag has no effect', tlsSocket(server({ requireClientCertificate: true })), 'tls'],
    [
      'one that takes it or leaves it',
      tlsSocket(server({ validation: inline({ trustedCa: CA }) })),
      'tls',
    ],
    ['a client that shows a certificate', tlsSocket(SHOWS), 'mtls'],
    [
      'a client that shows none',
      tlsSocket(client({ validation: inline({ trustedCa: CA }) })),
      'tls',
    ],
    ['QUIC', quic(DEMANDS), 'mtls'],
    ['a raw buffer', RAW, 'plaintext'],
    ['starttls, which starts in cleartext', wrap('starttls', tlsSocket(DEMANDS)), 'plaintext'],
    ['tap', wrap('tap', tlsSocket(DEMANDS)), 'mtls'],
    [
      'a wrapper in a wrapper',
      wrap('tcp_stats', wrap('upstream_proxy_protocol', tlsSocket(SHOWS))),
      'mtls',
    ],
    ['http_11_proxy without a socket inside', wrap('http_11_proxy', RAW), 'plaintext'],
    ['internal_upstream that dials itself', wrap('internal_upstream', RAW), 'plaintext'],
  ] as const)('%s', (_, socket, expected) => {
    expect(protectionFor(socket)).toEqual({ kind: expected });
  });

  it('is unknown for a socket of unknown type, wrapped or not', () => {
    expect(protectionFor(wrap('tap', OPAQUE))).toEqual({ kind: 'unknown', missing: 'socket-type' });
  });
  it('is unknown where the demand depends on a secret that is not there', () => {
    const open = tlsSocket(server({ validation: combined(), requireClientCertificate: true }));
    expect(protectionFor(open)).toEqual({ kind: 'unknown', missing: 'secret' });
    const implied = tlsSocket(server({ validation: combined({ typedNames: [uri('a')] }) }));
    expect(protectionFor(implied)).toEqual({ kind: 'mtls' });
  });
  it('is unknown, whatever is captured, where a validator of its own decides', () => {
    const customValidator = { kind: 'other', name: 'example.validator' } as const;
    const own = server({ validation: inline({ customValidator }), requireClientCertificate: true });
    expect(protectionFor(tlsSocket(own))).toEqual({ kind: 'unknown' });
  });
  it('does not ask whether secrets have arrived', () => {
    const waiting = lookupOf(warmingSecret('default'));
    expect(socketProtection(tlsSocket(SHOWS), waiting)).toEqual({ kind: 'mtls' });
  });
  it('is that of what stands behind the internal listener to which a raw buffer leads', () => {
    const hbone = wrap('internal_upstream', RAW);
    expect(socketProtection(hbone, lookupOf(), { kind: 'mtls' })).toEqual({
      kind: 'mtls',
      through: 'hbone',
    });
    const missing = { kind: 'unknown', missing: 'internal-listener' } as const;
    expect(socketProtection(hbone, lookupOf(), missing)).toMatchObject(missing);
  });
  it('stays its own where TLS runs inside the tunnel', () => {
    const inside = wrap('internal_upstream', tlsSocket(client({})));
    expect(socketProtection(inside, lookupOf(), { kind: 'mtls' })).toEqual({ kind: 'tls' });
  });
});

describe('chainProtection', () => {
  const match = (fields: Partial<FilterChain['match']>): FilterChain['match'] => ({
    ...readChainMatch(new Message({}, ROOT, () => undefined)),
    ...fields,
  });
  const chain = (fields: Partial<FilterChain>): FilterChain => ({
    name: '',
    pointer: ROOT,
    isDefault: false,
    match: match({}),
    socket: RAW,
    clusters: [],
    terminal: { kind: 'unknown' },
    ...fields,
  });
  const at = { internal: false, byMatcher: false };
  const protect = (fields: Partial<FilterChain>, listener = at) =>
    chainProtection(chain(fields), listener, lookupOf()).kind;

  it('is the socket’s', () => {
    expect(protect({ socket: tlsSocket(DEMANDS) })).toBe('mtls');
    expect(protect({ match: match({ transportProtocol: 'raw_buffer' }) })).toBe('plaintext');
    expect(protect({})).toBe('plaintext');
  });
  it('passes the caller’s own TLS through where the chain takes TLS and has no socket', () => {
    expect(protect({ match: match({ transportProtocol: 'tls' }) })).toBe('passthrough');
    expect(protect({ match: match({ serverNames: ['a.example.com'] }) })).toBe('passthrough');
  });
  it('passes none to an HTTP connection manager, which cannot read it', () => {
    const tls = match({ transportProtocol: 'tls' });
    const http = { kind: 'http', codec: 'auto', http10: false } as const;
    expect(protect({ match: tls, terminal: http })).toBe('plaintext');
    expect(protect({ match: tls, terminal: { kind: 'tcp' } })).toBe('passthrough');
    const reads = (fields: Partial<FilterChain>, listener = at) =>
      !cannotRead(chain({ terminal: http, ...fields }), listener);
    expect(reads({ match: tls })).toBe(false);
    expect(reads({ match: match({ serverNames: ['a'] }) })).toBe(false);
    expect(reads({ match: tls, socket: tlsSocket(DEMANDS) })).toBe(true);
    expect(reads({ match: match({ transportProtocol: 'raw_buffer' }) })).toBe(true);
    expect(reads({ match: tls }, { ...at, byMatcher: true })).toBe(true);
    expect(reads({ match: tls }, { ...at, internal: true })).toBe(true);
    expect(reads({ match: tls, terminal: { kind: 'unknown' } })).toBe(true);
  });
  it('does not read a match that Envoy does not look at', () => {
    const tls = match({ transportProtocol: 'tls' });
    expect(protect({ match: tls }, { ...at, byMatcher: true })).toBe('plaintext');
    expect(protect({ match: tls, isDefault: true })).toBe('plaintext');
  });
  it('passes through what a wrapper without TLS takes', () => {
    const tls = match({ transportProtocol: 'tls' });
    expect(protect({ socket: wrap('tap', RAW), match: tls })).toBe('passthrough');
    const two = wrap('tcp_stats', wrap('upstream_proxy_protocol', RAW));
    expect(protect({ socket: two, match: tls })).toBe('passthrough');
    expect(protect({ socket: wrap('tap', tlsSocket(DEMANDS)), match: tls })).toBe('mtls');
    expect(protect({ socket: wrap('tap', OPAQUE), match: tls })).toBe('unknown');
  });
  it('calls starttls neither passed through nor inside a tunnel', () => {
    const bare = wrap('starttls', RAW);
    const tls = match({ transportProtocol: 'tls' });
    for (const socket of [bare, wrap('starttls', tlsSocket(DEMANDS)), wrap('tap', bare)]) {
      expect(protect({ socket, match: tls })).toBe('plaintext');
      expect(protect({ socket }, { ...at, internal: true })).toBe('plaintext');
    }
  });
  it('is inside a tunnel for an internal listener', () => {
    const inside = { ...at, internal: true };
    expect(protect({}, inside)).toBe('tunnelled');
    expect(protect({ match: match({ transportProtocol: 'tls' }) }, inside)).toBe('tunnelled');
    expect(protect({ socket: tlsSocket(DEMANDS) }, inside)).toBe('mtls');
  });
});

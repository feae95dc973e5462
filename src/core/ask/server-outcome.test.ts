import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { active, chain, dump, dumpOf, listener } from '../testing/dump-builder';
import { ANY_INBOUND, type InboundQuestion } from '../view/question';
import { askAbout } from './ask';

const TLS_INSPECTOR = { name: 'envoy.filters.listener.tls_inspector' };
const TLS = { transport_protocol: 'tls' };
const http = (config: JsonObject = {}): JsonObject => ({
  name: 'http',
  typed_config: { '@type': 'x/HttpConnectionManager', ...config },
});
const TCP = { name: 'tcp', typed_config: { '@type': 'x/TcpProxy', cluster: 'app' } };
const CERTIFICATE = { certificate_chain: { filename: 'c' }, private_key: { filename: 'k' } };
const serverWith = (alpn: readonly string[]): JsonObject => ({
  name: 'tls',
  typed_config: {
    '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext',
    common_tls_context: { alpn_protocols: alpn, tls_certificates: [CERTIFICATE] },
  },
});

/** What becomes of a connection to the only chain of a listener. */
function outcome(
  filter: JsonObject,
  question: Partial<InboundQuestion>,
  match: JsonObject = {},
  socket?: JsonObject,
) {
  const chains = [{ ...chain('c', match, socket), filters: [filter] }];
  const body = listener('l', chains, { listener_filters: [TLS_INSPECTOR] });
  const here = dumpOf(dump({ listeners: { dynamic_listeners: [active(body)] } }));
  const { verdict } = askAbout({ ...ANY_INBOUND, port: 15006, ...question }, here);
  if (verdict.key !== 'taken') throw new Error(verdict.key);
  return verdict.by;
}

describe('a chain without TLS of its own', () => {
  it('passes a caller’s TLS on to a TCP proxy, whatever it matches', () => {
    for (const match of [TLS, {}]) {
      expect(outcome(TCP, { sends: 'tls' }, match)).toEqual({ key: 'passthrough' });
    }
  });

  it('cannot read it with an HTTP connection manager, whatever it matches', () => {
    for (const match of [TLS, {}]) {
      const refused = { key: 'codec-error', codec: 'http1', sends: 'tls' };
      expect(outcome(http(), { sends: 'tls' }, match)).toEqual(refused);
      const http2 = http({ codec_type: 'HTTP2' });
      expect(outcome(http2, { sends: 'tls' }, match)).toEqual({ ...refused, codec: 'http2' });
    }
  });

  it('serves HTTP as the codec has it', () => {
    const served = (protocol: string) => ({ key: 'plaintext', read: { kind: 'served', protocol } });
    expect(outcome(http(), { sends: 'http/1.1' })).toEqual(served('HTTP/1.1'));
    expect(outcome(http(), { sends: 'h2c' })).toEqual(served('HTTP/2'));
    expect(outcome(http(), { sends: 'http/1.0' })).toEqual({ key: 'low-version' });
    expect(outcome(http(), { sends: 'raw' })).toMatchObject({ key: 'codec-error', sends: 'raw' });
    expect(outcome(TCP, { sends: 'raw' })).toEqual({ key: 'plaintext', read: { kind: 'proxied' } });
  });

  it('is told as before where its last filter is not known', () => {
    const other = { name: 'someone.elses' };
    expect(outcome(other, { sends: 'tls' }, TLS)).toEqual({ key: 'passthrough' });
    expect(outcome(other, { sends: 'h2c' })).toEqual({ key: 'plaintext', read: undefined });
  });
});

describe('a chain with TLS of its own', () => {
  const inside = (filter: JsonObject, server: readonly string[], alpn: readonly string[]) =>
    outcome(filter, { sends: 'tls', alpn }, TLS, serverWith(server));

  it('reads inside what ALPN agrees on: the first of the server’s that the client has', () => {
    expect(inside(http(), ['h2', 'http/1.1'], ['http/1.1', 'h2'])).toMatchObject({
      key: 'handshake',
      inside: { reads: 'http2', by: 'alpn', agreed: 'h2' },
    });
    expect(inside(http(), ['h2', 'http/1.1'], ['http/1.1'])).toMatchObject({
      inside: { reads: 'http1', agreed: 'http/1.1' },
    });
    expect(inside(http(), ['h2'], [])).toMatchObject({ inside: { reads: 'either' } });
  });

  it('says where codec_type reads something else than was agreed on', () => {
    expect(inside(http({ codec_type: 'HTTP1' }), ['h2'], ['h2'])).toMatchObject({
      inside: { reads: 'http1', clashes: true },
    });
  });
});

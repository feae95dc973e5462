import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import type { Terminal } from '../../model/types';
import { dump, dumpOf } from '../../testing/dump-builder';
import { insideOf, terminalOutcome } from './terminal';

const HCM =
  'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager';
const TCP = 'type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy';
const http = (config: JsonObject = {}): JsonObject => ({
  name: 'any name',
  typed_config: { '@type': HCM, ...config },
});
const tcp = { name: 'any name', typed_config: { '@type': TCP, cluster: 'c' } };
const named = (name: string, config: JsonObject = {}): JsonObject => ({ name, config });

/** What a chain with these filters ends in. */
function terminalOf(...filters: readonly JsonObject[]): Terminal {
  const listener = { name: 'l', filter_chains: [{ filters }] };
  const { model } = dumpOf(dump({ listeners: { static_listeners: [{ listener }] } }));
  const [chain] = model.listeners.flatMap(({ chains }) => chains);
  if (chain === undefined) throw new Error('no chain');
  return chain.terminal;
}

describe('what a chain ends in', () => {
  it('is known by the type of its last filter, or by a name without type', () => {
    expect(terminalOf(tcp)).toEqual({ kind: 'tcp' });
    expect(terminalOf(named('envoy.tcp_proxy', { cluster: 'c' }))).toEqual({ kind: 'tcp' });
    const auto = { kind: 'http', codec: 'auto', http10: false };
    expect(terminalOf(http())).toEqual(auto);
    expect(terminalOf(named('envoy.http_connection_manager'))).toEqual(auto);
    expect(terminalOf(named('envoy.filters.network.rbac'), named('istio.stats'), http())).toEqual(
      auto,
    );
  });

  it('has the codec by name or number, and whether HTTP/1.0 is accepted', () => {
    const codec = (type: string | number): Terminal => terminalOf(http({ codec_type: type }));
    expect(codec('AUTO')).toMatchObject({ codec: 'auto' });
    expect(codec('HTTP1')).toMatchObject({ codec: 'http1' });
    expect(codec(2)).toMatchObject({ codec: 'http2' });
    expect(terminalOf(http({ http_protocol_options: { accept_http_10: true } }))).toMatchObject({
      http10: true,
    });
  });

  it('is not known behind a filter that is not, nor without a filter', () => {
    const unknown = { kind: 'unknown' };
    expect(terminalOf()).toEqual(unknown);
    expect(terminalOf(named('envoy.filters.network.echo'))).toEqual(unknown);
    expect(terminalOf(named('someone.elses'), http())).toEqual(unknown);
    expect(terminalOf(http(), named('someone.elses'))).toEqual(unknown);
    expect(terminalOf({ name: 'envoy.http_connection_manager' })).toEqual(unknown);
    expect(terminalOf(http({ codec_type: 'HTTP3' }))).toEqual(unknown);
    expect(terminalOf(http({ codec_type: 'redacted-1' }))).toEqual(unknown);
  });
});

/**
 * Recorded with Envoy 1.40.0: one listener each, plain TCP, routes that answer 200. The comment on
 * each line has what the client read, then response code, flags and details of the access log.
 */
const AUTO = http();
const AUTO_10 = http({ http_protocol_options: { accept_http_10: true } });
const HTTP1 = http({ codec_type: 'HTTP1' });
const HTTP1_10 = http({ codec_type: 'HTTP1', http_protocol_options: { accept_http_10: true } });
const HTTP2 = http({ codec_type: 'HTTP2' });
const ERROR_1 = { kind: 'codec-error', codec: 'http1' };
const ERROR_2 = { kind: 'codec-error', codec: 'http2' };
const served = (protocol: string) => ({ kind: 'served', protocol });
const LOW = { kind: 'low-version' };

describe('what Envoy makes of what the client sends', () => {
  it.each([
    // A ClientHello: "HTTP/1.1 400 Bad Request" and closed; 400 DPE http1.codec_error.
    ['AUTO', AUTO, 'tls', ERROR_1],
    // 200 - direct_response, HTTP/1.1
    ['AUTO', AUTO, 'http/1.1', served('HTTP/1.1')],
    // "HTTP/1.1 426 Upgrade Required" and closed, with a Host header or without; 426 DPE low_version.
    ['AUTO', AUTO, 'http/1.0', LOW],
    // 200 - direct_response, HTTP/2
    ['AUTO', AUTO, 'h2c', served('HTTP/2')],
    // "HTTP/1.1 400 Bad Request" and closed; 400 DPE http1.codec_error.
    ['AUTO', AUTO, 'raw', ERROR_1],
    // "HTTP/1.0 200 OK"; 200 - direct_response, HTTP/1.0
    ['AUTO, accept_http_10', AUTO_10, 'http/1.0', served('HTTP/1.0')],
    ['AUTO, accept_http_10', AUTO_10, 'tls', ERROR_1],
    ['HTTP1', HTTP1, 'tls', ERROR_1],
    ['HTTP1', HTTP1, 'http/1.1', served('HTTP/1.1')],
    ['HTTP1', HTTP1, 'http/1.0', LOW],
    // The preface of HTTP/2: "HTTP/1.1 400 Bad Request" and closed; 400 DPE http1.codec_error.
    ['HTTP1', HTTP1, 'h2c', ERROR_1],
    ['HTTP1', HTTP1, 'raw', ERROR_1],
    ['HTTP1, accept_http_10', HTTP1_10, 'http/1.0', served('HTTP/1.0')],
    // Not a byte, and closed; nothing in the access log, downstream_cx_protocol_error counts it.
    ['HTTP2', HTTP2, 'tls', ERROR_2],
    ['HTTP2', HTTP2, 'http/1.1', ERROR_2],
    ['HTTP2', HTTP2, 'http/1.0', ERROR_2],
    ['HTTP2', HTTP2, 'raw', ERROR_2],
    ['HTTP2', HTTP2, 'h2c', served('HTTP/2')],
    // The server received exactly these bytes through the proxy.
    ['tcp_proxy', tcp, 'tls', { kind: 'proxied' }],
    ['tcp_proxy', tcp, 'http/1.1', { kind: 'proxied' }],
    ['tcp_proxy', tcp, 'http/1.0', { kind: 'proxied' }],
    ['tcp_proxy', tcp, 'h2c', { kind: 'proxied' }],
    ['tcp_proxy', tcp, 'raw', { kind: 'proxied' }],
    // Open after four seconds: nothing is decided yet.
    ['AUTO', AUTO, 'none', undefined],
    ['HTTP2', HTTP2, 'none', undefined],
    ['tcp_proxy', tcp, 'none', undefined],
    ['something else', named('someone.elses'), 'tls', undefined],
  ] as const)('%s: %# %s', (_, filter, bytes, expected) => {
    expect(terminalOutcome(terminalOf(filter), bytes)).toEqual(expected);
  });

  /*
   * The same through a TLS socket. Server ALPN h2, http/1.1: what the client agreed on decides, and
   * without ALPN the first bytes. Server ALPN istio, istio-h2, h2: `istio-h2` and `istio` read as
   * HTTP/1.1, and the preface of HTTP/2 got 400.
   */
  it.each([
    // HTTP/1.1 inside: closed without a byte; the preface: 200 over HTTP/2.
    ['AUTO', AUTO, 'h2', { reads: 'http2', by: 'alpn', clashes: false }],
    // HTTP/1.1 inside: 200; the preface: 400 DPE http1.codec_error.
    ['AUTO', AUTO, 'http/1.1', { reads: 'http1', by: 'alpn', clashes: false }],
    ['AUTO', AUTO, 'istio-h2', { reads: 'http1', by: 'alpn', clashes: false }],
    ['AUTO', AUTO, 'istio', { reads: 'http1', by: 'alpn', clashes: false }],
    // HTTP/1.1: 200 over HTTP/1.1; the preface: 200 over HTTP/2.
    ['AUTO', AUTO, undefined, { reads: 'either', by: 'bytes', clashes: false }],
    // Agreed on h2, the preface: 400 DPE http1.codec_error; HTTP/1.1: 200.
    ['HTTP1', HTTP1, 'h2', { reads: 'http1', by: 'codec-type', clashes: true }],
    ['HTTP1', HTTP1, 'http/1.1', { reads: 'http1', by: 'codec-type', clashes: false }],
    ['HTTP1', HTTP1, undefined, { reads: 'http1', by: 'codec-type', clashes: false }],
    // Agreed on http/1.1, HTTP/1.1 inside: closed without a byte; the preface: 200.
    ['HTTP2', HTTP2, 'http/1.1', { reads: 'http2', by: 'codec-type', clashes: true }],
    ['HTTP2', HTTP2, 'h2', { reads: 'http2', by: 'codec-type', clashes: false }],
  ] as const)('inside TLS, %s: %# agreed on %s', (_, filter, agreed, expected) => {
    expect(insideOf(terminalOf(filter), agreed)).toMatchObject({ agreed, ...expected });
  });

  it('inside TLS is passed on by a TCP proxy, and not known of others', () => {
    expect(insideOf(terminalOf(tcp), 'h2')).toEqual({
      reads: 'anything',
      by: 'proxy',
      agreed: 'h2',
      clashes: false,
    });
    expect(insideOf(terminalOf(named('someone.elses')), 'h2')).toBeUndefined();
  });
});

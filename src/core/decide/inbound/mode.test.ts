import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import type { Model } from '../../model/types';
import {
  active,
  chain,
  dump,
  ISTIO_SERVER,
  listener,
  modelOf,
  sds,
  serverTls,
} from '../../testing/dump-builder';
import { CA, lookupOf, rootsSecret } from '../fixtures/contexts';
import { inboundModes as allModes, inboundMode, modeOf } from './mode';

const INSPECTOR = { listener_filters: [{ name: 'envoy.filters.listener.tls_inspector' }] };
const ALL = ['istio', 'istio-peer-exchange', 'istio-http/1.0', 'istio-http/1.1', 'istio-h2'];
const MHTTP = ['istio-http/1.0', 'istio-http/1.1', 'istio-h2'];
const MTCP = ['istio-peer-exchange', 'istio'];
const PLAIN = ['http/1.1', 'h2c'];

const ALTS: JsonObject = {
  name: 'envoy.transport_sockets.alts',
  typed_config: { '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.alts.v3.Alts' },
};

/** Of most cases no secret needs to be known. */
const UNKNOWN = lookupOf();
const inboundModes = (model: Model, lookup = UNKNOWN) => allModes(model, lookup);

type Alpn = readonly string[];
const at = (port: number | undefined): JsonObject =>
  port === undefined ? {} : { destination_port: port };
/** Istio's socket, no socket, another socket. */
const ts = (alpn: Alpn = [], port?: number, more: JsonObject = {}): JsonObject =>
  chain('c', match('tls', alpn, port, more), ISTIO_SERVER);
const raw = (alpn: Alpn = [], port?: number, more: JsonObject = {}): JsonObject =>
  chain('c', match('raw_buffer', alpn, port, more));
const tls = (port?: number): JsonObject => chain('c', match('tls', [], port));
const own = (port?: number, require = false): JsonObject =>
  chain('c', match('tls', [], port), serverTls({ certificates: [sds('kubernetes://x')], require }));

const match = (
  transport: string,
  alpn: Alpn,
  port?: number,
  more: JsonObject = {},
): JsonObject => ({
  ...at(port),
  transport_protocol: transport,
  ...(alpn.length > 0 ? { application_protocols: alpn } : {}),
  ...more,
});

const listeners = (...bodies: readonly JsonObject[]): JsonObject => ({
  dynamic_listeners: bodies.map(active),
});
const modelWith = (chains: readonly JsonObject[], more: JsonObject = INSPECTOR): Model =>
  modelOf(dump({ listeners: listeners(listener('virtualInbound', chains, more)) }));

/** The mode of port 80, and the rows that say so. */
function port80(...chains: readonly JsonObject[]) {
  const [verdict] = inboundModes(modelWith(chains)).ports.get(80) ?? [];
  return verdict === undefined
    ? undefined
    : [verdict.mode, ...verdict.groups.flatMap(({ rows }) => rows)];
}

describe('the chains that Istio generates (docs/decisions.md)', () => {
  it('1: PERMISSIVE, HTTP', () => {
    expect(port80(ts(ALL, 80), raw([], 80))).toEqual(['PERMISSIVE', 1]);
  });
  it('2: PERMISSIVE, TCP', () => {
    expect(port80(ts(ALL, 80), tls(80), raw([], 80))).toEqual(['PERMISSIVE', 2]);
  });
  it('3: PERMISSIVE, detected', () => {
    const chains = [ts(MHTTP, 80), raw(PLAIN, 80), ts(MTCP, 80), raw([], 80), tls(80)];
    expect(port80(...chains)).toEqual(['PERMISSIVE', 3]);
    expect(port80(...chains.toReversed())).toEqual(['PERMISSIVE', 3]);
  });
  it('4, 5: STRICT', () => {
    expect(port80(ts([], 80))).toEqual(['STRICT', 4, 5]);
  });
  it('6: STRICT, detected', () => {
    expect(port80(ts(MHTTP, 80), ts([], 80))).toEqual(['STRICT', 6]);
  });
  it('7, 8: DISABLE', () => {
    expect(port80(raw([], 80))).toEqual(['DISABLE', 7, 8]);
  });
  it('9: DISABLE, detected', () => {
    expect(port80(raw(PLAIN, 80), raw([], 80))).toEqual(['DISABLE', 9]);
    expect(port80(raw(['http/1.0', ...PLAIN], 80), raw([], 80))).toEqual(['DISABLE', 9]);
  });
  it('10: TLS of a Sidecar’s own, with or without a client certificate', () => {
    expect(port80(own(80))).toEqual(['TLS', 10]);
    expect(port80(own(80, true))).toEqual(['TLS', 10]);
  });
});

describe('mutual TLS that is not Istio’s', () => {
  const SOCKET = { certificates: [sds('service-cert')], roots: sds('roots') };
  const socket = serverTls({ ...SOCKET, require: true });
  const optional = serverTls({ ...SOCKET, require: false });
  const foreign = (port?: number, more: JsonObject = {}): JsonObject =>
    chain('c', { ...match('tls', ['kuma'], port), ...more }, socket);
  const http = (one: JsonObject): JsonObject => ({
    ...one,
    filters: [{ name: 'http', typed_config: { '@type': 'x/HttpConnectionManager' } }],
  });

  it('is MUTUAL where every chain demands it', () => {
    expect(port80(foreign(80))).toEqual(['MUTUAL']);
    expect(port80(chain('c', at(80), socket))).toEqual(['MUTUAL']);
    expect(port80(foreign(80), chain('c', match('tls', [], 80), socket))).toEqual(['MUTUAL']);
    expect(port80(foreign(80), ts(ALL, 80))).toEqual(['MUTUAL']);
  });
  it('is so for some server names, too, Istio’s secrets or not', () => {
    const named = { server_names: ['client.demo.svc.cluster.local'] };
    expect(port80(foreign(80, named))).toEqual(['MUTUAL']);
    expect(port80(ts([], 80, named))).toEqual(['MUTUAL']);
  });
  it('is PERMISSIVE beside a chain that takes plaintext', () => {
    expect(port80(foreign(80), raw([], 80))).toEqual(['PERMISSIVE']);
    expect(port80(foreign(80), http(tls(80)), raw([], 80))).toEqual(['PERMISSIVE']);
    expect(port80(foreign(80), tls(80), raw([], 80))).toEqual(['PERMISSIVE']);
    expect(port80(foreign(80), chain('c', at(80)))).toEqual(['PERMISSIVE']);
  });
  it('is not so beside what lets others in', () => {
    expect(port80(foreign(80), chain('c', match('tls', [], 80), optional))).toEqual(['unknown']);
    expect(port80(foreign(80), tls(80))).toEqual(['unknown']);
    expect(port80(foreign(80), http(tls(80)))).toEqual(['unknown']);
  });
  it('is TLS where a client may do without', () => {
    expect(port80(chain('c', match('tls', ['kuma'], 80), optional))).toEqual(['TLS']);
  });
  it('needs something to verify by, as the secret says', () => {
    const mode = (roots: Parameters<typeof rootsSecret>[1]) => {
      const lookup = lookupOf(rootsSecret('roots', roots));
      return inboundModes(modelWith([foreign(80)]), lookup).ports.get(80)?.[0]?.mode;
    };
    expect(mode({ trustedCa: CA })).toBe('MUTUAL');
    expect(mode({})).toBe('TLS');
    expect(mode({ trustedCa: CA, acceptUntrusted: true })).toBe('TLS');
    expect(mode({ customValidator: { kind: 'other', name: 'acme' } })).toBe('unknown');
  });
  it('is told of the listener and of the rest alike', () => {
    const model = modelWith([foreign(80), foreign()]);
    const [listener] = model.listeners;
    expect(inboundModes(model).others?.mode).toBe('MUTUAL');
    expect(listener && inboundMode(listener, 80, UNKNOWN)?.groups[0]?.chains[0]?.part).toBe(
      'mutual-tls',
    );
  });
  it('needs an inspector for the names that its chains ask for', () => {
    const named = chain('c', { ...at(80), server_names: ['a.example'] }, socket);
    const verdict = (more: JsonObject) => inboundModes(modelWith([named], more)).ports.get(80)?.[0];
    expect(verdict(INSPECTOR)?.mode).toBe('MUTUAL');
    expect(verdict({})).toMatchObject({ mode: 'unknown', why: 'no-tls-inspector' });
  });
});

describe('what no row explains', () => {
  it('is counted where older releases did it otherwise', () => {
    const bare = chain('c', at(80));
    const socket = chain('c', at(80), ISTIO_SERVER);
    expect(port80(socket)).toEqual(['STRICT']);
    expect(port80(ts(['istio'], 80), bare)).toEqual(['PERMISSIVE']);
    expect(port80(bare)).toEqual(['DISABLE']);
  });
  it('is not named', () => {
    expect(port80(ts([], 80), own(80))).toEqual(['unknown']);
    expect(port80(own(80), raw([], 80))?.[0]).toBe('unknown');
    expect(port80(ts([], 80), tls(80))?.[0]).toBe('unknown');
    expect(port80(tls(80))?.[0]).toBe('unknown');
    expect(port80(chain('c', match('raw_buffer', [], 80), ISTIO_SERVER))?.[0]).toBe('unknown');
    expect(port80(raw([], 80, { server_names: ['a.com'] }))?.[0]).toBe('unknown');
    expect(port80(chain('c', match('tls', [], 80), ALTS))?.[0]).toBe('unknown');
  });
  it('is mixed where addresses decide', () => {
    const some = { prefix_ranges: [{ address_prefix: '10.0.0.0', prefix_len: 8 }] };
    const all = { prefix_ranges: [{ address_prefix: '0.0.0.0', prefix_len: 0 }] };
    expect(port80(ts([], 80, some), raw([], 80))?.[0]).toBe('mixed');
    expect(port80(ts([], 80, some), ts([], 80, all))?.[0]).toBe('STRICT');
  });
  it('needs an inspector, no default chain, and chains that choose by their own match', () => {
    const why = (chains: readonly JsonObject[], more: JsonObject) =>
      inboundModes(modelWith(chains, more)).ports.get(80)?.[0]?.why;
    expect(why([ts([], 80)], {})).toBe('no-tls-inspector');
    expect(why([ts([], 80)], { ...INSPECTOR, default_filter_chain: { name: 'd' } })).toBe(
      'default-chain',
    );
    expect(why([ts([], 80)], { ...INSPECTOR, filter_chain_matcher: {} })).toBe('matcher');
    const disabled = { destination_port_range: { start: 80, end: 81 } };
    const [filter] = INSPECTOR.listener_filters;
    const withFilter = (filter_disabled: JsonObject): JsonObject => ({
      listener_filters: [{ ...filter, filter_disabled }],
    });
    expect(why([ts([], 80)], withFilter(disabled))).toBe('no-tls-inspector');
    expect(why([ts([], 80)], withFilter({ not_match: disabled }))).toBeUndefined();
    expect(why([ts([], 80)], withFilter({ or_match: { rules: [disabled] } }))).toBe(
      'no-tls-inspector',
    );
    expect(why([ts([], 80)], withFilter({ any_match: true }))).toBe('no-tls-inspector');
    expect(why([raw([], 80)], {})).toBeUndefined();
    expect(why([ts([], 80), own(80)], INSPECTOR)).toBe('no-row');
    expect(why([raw([], 80), ts([], 80)], {})).toBe('no-tls-inspector');
  });
});

describe('which chains count', () => {
  it('a port has its own, all others share those without a port', () => {
    const modes = inboundModes(modelWith([raw([], 15006), ts([], 80), raw(PLAIN), raw()]));
    expect([...modes.ports.keys()]).toEqual([80]);
    expect(modes.others).toMatchObject({ mode: 'DISABLE', by: 'catch-all' });
    expect(modes.ports.get(80)?.[0]).toMatchObject({ mode: 'STRICT', by: 'port' });
  });
  it('a warming listener counts where none is active', () => {
    const body = (chains: readonly JsonObject[]) => listener('virtualInbound', chains, INSPECTOR);
    const modesOf = (row: JsonObject) =>
      inboundModes(modelOf(dump({ listeners: { dynamic_listeners: [row] } })));
    const warming = { warming_state: { listener: body([ts([], 80)]) } };
    expect(modesOf({ name: 'virtualInbound', ...warming }).ports.get(80)?.[0]).toMatchObject({
      mode: 'STRICT',
      waiting: true,
    });
    const active = { active_state: { listener: body([raw([], 80)]) } };
    const both = modesOf({ name: 'virtualInbound', ...warming, ...active });
    expect(both.ports.get(80)?.[0]).toMatchObject({ mode: 'DISABLE', waiting: false });
  });
  it('a refused listener takes nothing, and is told', () => {
    const body = listener('virtualInbound', [ts([], 80)], INSPECTOR);
    const row = { name: 'virtualInbound', error_state: { failed_configuration: body } };
    const modes = inboundModes(modelOf(dump({ listeners: { dynamic_listeners: [row] } })));
    expect(modes).toMatchObject({ ports: new Map(), others: undefined });
    const [refused] = modes.refused;
    expect(refused && inboundMode(refused, 80, UNKNOWN)).toMatchObject({ mode: 'STRICT' });
    expect(refused && inboundMode(refused, 81, UNKNOWN)).toMatchObject({
      mode: 'unknown',
      why: 'no-chains',
    });
  });
  it('outbound and internal listeners do not', () => {
    const model = modelOf(
      dump({
        listeners: listeners(
          listener('0.0.0.0_80', [raw([], 80)], { traffic_direction: 'OUTBOUND' }),
          listener('main_internal', [raw([], 80)], { internal_listener: {} }),
        ),
      }),
    );
    expect(inboundModes(model)).toEqual({ ports: new Map(), others: undefined, refused: [] });
  });
  it('a listener with an address of its own is for its port', () => {
    const address = { socket_address: { address: '10.1.1.1', port_value: 80 } };
    const model = modelOf(
      dump({
        listeners: listeners(
          listener('10.1.1.1_80', [ts([], 80)], { ...INSPECTOR, address }),
          listener('virtualInbound', [raw([], 80)]),
        ),
      }),
    );
    const verdicts = inboundModes(model).ports.get(80) ?? [];
    expect(verdicts.map(({ mode }) => mode)).toEqual(['STRICT', 'DISABLE']);
    expect(modeOf(verdicts)).toBe('mixed');
    expect(modeOf([])).toBe('unknown');
  });
  it('Istio 1.1 has one on the pod’s address for each port', () => {
    const files = {
      tls_context: {
        common_tls_context: {
          tls_certificates: [{ certificate_chain: { filename: '/etc/certs/cert-chain.pem' } }],
          validation_context: { trusted_ca: { filename: '/etc/certs/root-cert.pem' } },
        },
        require_client_certificate: true,
      },
    };
    const model = modelOf(
      dump({
        bootstrap: { node: { id: 'sidecar~10.1.1.1~x.y~y.svc' } },
        listeners: listeners(
          listener('10.1.1.1_9080', [files], {
            traffic_direction: 'UNSPECIFIED',
            deprecated_v1: { bind_to_port: false },
            address: { socket_address: { address: '10.1.1.1', port_value: 9080 } },
          }),
        ),
      }),
    );
    expect(inboundModes(model).ports.get(9080)?.[0]).toMatchObject({ mode: 'STRICT' });
  });
  it('ports are in order, and others are told of by a listener for all of them alone', () => {
    const modes = inboundModes(modelWith([ts([], 90), ts([], 80), raw([], 443)]));
    expect([...modes.ports.keys()]).toEqual([80, 90, 443]);
    expect(modes.others).toMatchObject({ mode: 'unknown', why: 'no-chains' });
    const address = { socket_address: { address: '10.1.1.1', port_value: 80 } };
    const own = listener('10.1.1.1_80', [raw([], 80)], { address });
    const only = inboundModes(modelOf(dump({ listeners: listeners(own) })));
    expect(only.others).toBeUndefined();
    const redirected = { listener_filters: [{ name: 'envoy.filters.listener.original_dst' }] };
    const virtual = listener('in', [raw()], redirected);
    expect(inboundModes(modelOf(dump({ listeners: listeners(virtual) }))).others).toMatchObject({
      mode: 'DISABLE',
    });
  });
  it('listeners for UDP, on pipes, draining, or of Istio 1.1 elsewhere do not count', () => {
    const none = { ports: new Map(), others: undefined, refused: [] };
    const at = (address: JsonObject, more: JsonObject = {}) =>
      listener('x', [raw([], 80)], { address, ...more });
    const udp = { socket_address: { address: '10.1.1.1', port_value: 80, protocol: 'UDP' } };
    const modesOf = (rows: JsonObject) =>
      inboundModes(
        modelOf(dump({ bootstrap: { node: { id: 'sidecar~10.1.1.1~x' } }, listeners: rows })),
      );
    expect(modesOf(listeners(at(udp)))).toEqual(none);
    expect(modesOf(listeners(at({ pipe: { path: '/x' } }))).ports.size).toBe(0);
    const tcp = { socket_address: { address: '10.1.1.1', port_value: 80 } };
    const draining = { name: 'x', draining_state: { listener: at(tcp) } };
    expect(modesOf({ dynamic_listeners: [draining] })).toEqual(none);
    const silent = { traffic_direction: 'UNSPECIFIED' };
    expect(modesOf(listeners(at(tcp, silent)))).toEqual(none);
    const unbound = { ...silent, deprecated_v1: { bind_to_port: false } };
    expect(modesOf(listeners(at(tcp, unbound))).ports.size).toBe(1);
    const other = { socket_address: { address: '10.9.9.9', port_value: 80 } };
    expect(modesOf(listeners(at(other, unbound)))).toEqual(none);
    expect(modesOf(listeners(at({ pipe: { path: '10.1.1.1' } }, unbound)))).toEqual(none);
  });
  it('listeners without a name are told apart by their ports', () => {
    const at = (port: number) =>
      listener('', [raw([], port)], {
        address: { socket_address: { address: '10.1.1.1', port_value: port } },
      });
    const modes = inboundModes(modelOf(dump({ listeners: listeners(at(80), at(90)) })));
    expect([...modes.ports.keys()]).toEqual([80, 90]);
  });
  it('an active version counts before and after a warming one', () => {
    const body = (chains: readonly JsonObject[]) => listener('virtualInbound', chains, INSPECTOR);
    const rows: readonly JsonObject[] = [
      { name: 'virtualInbound', active_state: { listener: body([raw([], 80)]) } },
      { name: 'virtualInbound', warming_state: { listener: body([ts([], 80)]) } },
    ];
    for (const order of [rows, rows.toReversed()]) {
      const modes = inboundModes(modelOf(dump({ listeners: { dynamic_listeners: order } })));
      expect(modes.ports.get(80)).toHaveLength(1);
      expect(modes.ports.get(80)?.[0]).toMatchObject({ mode: 'DISABLE' });
    }
    const failed = { name: 'virtualInbound', error_state: { failed_configuration: body([]) } };
    const beside = { dynamic_listeners: [...rows, failed] };
    expect(inboundModes(modelOf(dump({ listeners: beside }))).refused).toEqual([]);
  });
  it('a port’s addresses are those of either end', () => {
    const source = { source_prefix_ranges: [{ address_prefix: '10.0.0.0', prefix_len: 8 }] };
    const direct = { direct_source_prefix_ranges: [{ address_prefix: '10.0.0.0', prefix_len: 8 }] };
    const local = { source_type: 'SAME_IP_OR_LOOPBACK' };
    const suffix = { address_suffix: '1' };
    for (const some of [source, direct, local, suffix]) {
      expect(port80(ts([], 80, some), raw([], 80))?.[0]).toBe('mixed');
    }
    expect(port80(ts([], 80, { source_type: 'ANY' }), raw([], 80))?.[0]).toBe('PERMISSIVE');
    const [verdict] =
      inboundModes(modelWith([ts([], 80, source), raw([], 80)])).ports.get(80) ?? [];
    expect(verdict?.groups.map(({ addresses }) => addresses.trim())).toEqual(['10.0.0.0/8', '']);
  });
  it('an inspector may be disabled by all of several rules', () => {
    const range = (start: number, end: number) => ({ destination_port_range: { start, end } });
    const why = (...rules: readonly JsonObject[]) => {
      const filter = {
        name: 'envoy.filters.listener.tls_inspector',
        filter_disabled: { and_match: { rules } },
      };
      const model = modelWith([ts([], 80)], { listener_filters: [filter] });
      return inboundModes(model).ports.get(80)?.[0]?.why;
    };
    expect(why(range(80, 81), range(1, 100))).toBe('no-tls-inspector');
    expect(why(range(80, 81), range(1, 80))).toBeUndefined();
    expect(why(range(81, 82))).toBeUndefined();
    expect(why(range(79, 80))).toBeUndefined();
  });
  it('an inspector may be disabled for all ports, by any of several rules, or by what is not known', () => {
    const range = (start: number, end: number) => ({ destination_port_range: { start, end } });
    const name = 'envoy.filters.listener.tls_inspector';
    const modes = (filter_disabled: JsonObject) =>
      inboundModes(
        modelWith([ts([], 80), ts()], { listener_filters: [{ name, filter_disabled }] }),
      );
    const why = (rule: JsonObject) => modes(rule).ports.get(80)?.[0]?.why;
    expect(why({ or_match: { rules: [range(1, 2), range(80, 81)] } })).toBe('no-tls-inspector');
    expect(why({ or_match: { rules: [range(1, 2), range(81, 82)] } })).toBeUndefined();
    // A predicate of a later Envoy is unknown, negated or not.
    expect(why({ not_match: {} })).toBeUndefined();
    expect(why({})).toBeUndefined();
    // What holds for one port says nothing of those that no chain names.
    expect(modes(range(1, 65535)).others?.why).toBeUndefined();
    expect(modes({ any_match: true }).others?.why).toBe('no-tls-inspector');
  });
  it('an inspector of HTTP finds no TLS', () => {
    const listener_filters = [{ name: 'envoy.filters.listener.http_inspector' }];
    const { ports } = inboundModes(modelWith([ts([], 80)], { listener_filters }));
    expect(ports.get(80)?.[0]?.why).toBe('no-tls-inspector');
  });
  it('TLS that comes to an HTTP connection manager is refused, and the mode stays', () => {
    const http = { name: 'http', typed_config: { '@type': 'x/HttpConnectionManager' } };
    const unread = { ...tls(80), filters: [http] };
    const chains = [ts(ALL, 80), unread, raw([], 80)];
    const [verdict] = inboundModes(modelWith(chains)).ports.get(80) ?? [];
    expect(verdict?.mode).toBe('PERMISSIVE');
    const parts = verdict?.groups.flatMap((group) => group.chains.map(({ part }) => part));
    expect(parts).toEqual(['istio-tls', 'refuses-tls', 'plain']);
    // Istio writes no such chains.
    expect(port80(...chains)).toEqual(['PERMISSIVE']);
    expect(port80(ts([], 80), unread)?.[0]).toBe('unknown');
  });
  it('chains that no row knows are odd', () => {
    expect(port80(chain('c', { destination_port: 80, transport_protocol: 'quic' }))).toEqual([
      'unknown',
    ]);
    expect(port80(ts([], 80, { source_ports: [1] }))?.[0]).toBe('unknown');
    expect(port80(ts(ALL, 80), raw([], 80), chain('c', match('tls', [], 80), ALTS))?.[0]).toBe(
      'unknown',
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { joinSecrets } from '../graph/secret-join';
import {
  active,
  chain,
  type DumpParts,
  dump,
  ISTIO_SERVER,
  listener,
  modelOf,
  sds,
  serverTls,
} from '../testing/dump-builder';
import { inboundPorts, servedPorts } from './ports';

const INSPECTOR = { listener_filters: [{ name: 'envoy.filters.listener.tls_inspector' }] };
const strict = (port?: number): JsonObject =>
  chain(
    's',
    { ...(port === undefined ? {} : { destination_port: port }), transport_protocol: 'tls' },
    ISTIO_SERVER,
  );
const plain = (port?: number): JsonObject =>
  chain('p', {
    ...(port === undefined ? {} : { destination_port: port }),
    transport_protocol: 'raw_buffer',
  });
const virtual = (...chains: readonly JsonObject[]): JsonObject =>
  listener('virtualInbound', chains, INSPECTOR);

/** A listener that binds a port. */
const own = (
  name: string,
  port: number,
  chains: readonly JsonObject[],
  direction = 'UNSPECIFIED',
  more: JsonObject = {},
): JsonObject =>
  listener(name, chains, {
    ...INSPECTOR,
    address: { socket_address: { address: '0.0.0.0', port_value: port } },
    traffic_direction: direction,
    ...more,
  });

const modelWith = (listeners: readonly JsonObject[], more: DumpParts = {}) =>
  modelOf(dump({ ...more, listeners: { dynamic_listeners: listeners.map(active) } }));
const rows = (listeners: readonly JsonObject[], more: DumpParts = {}) => {
  const model = modelWith(listeners, more);
  return servedPorts(model, joinSecrets(model).lookup);
};
const told = (listeners: readonly JsonObject[], more: DumpParts = {}) =>
  rows(listeners, more).map(({ port, what, mode, plaintext }) => [port, what, mode, plaintext]);

const ROUTER: DumpParts = { bootstrap: { node: { id: 'router~10.1.1.1~gw.istio-system~svc' } } };

describe('ports by which others reach a proxy', () => {
  it('are those of services, in order, all others last', () => {
    expect(told([virtual(strict(), plain(9000), strict(80), plain(80), strict(443))])).toEqual([
      [80, 'service', 'PERMISSIVE', 'taken'],
      [443, 'service', 'STRICT', 'refused'],
      [9000, 'service', 'DISABLE', 'taken'],
      [undefined, 'service', 'STRICT', 'refused'],
    ]);
  });

  it('name the chains that are for each', () => {
    const [first, last] = rows([virtual(plain(), strict(80), plain(80))]);
    expect(first?.version.resource.name).toBe('virtualInbound');
    const names = (row: typeof first) =>
      row?.chains.map((one) => row.version.resource.chains.indexOf(one));
    expect([names(first), names(last)]).toEqual([[1, 2], [0]]);
    const prefixes = ['10.0.0.0', '11.0.0.0'].map((address_prefix) => {
      return { address_prefix, prefix_len: 8 };
    });
    const twice = chain('c', { destination_port: 80, prefix_ranges: prefixes });
    expect(rows([virtual(twice)])[0]?.chains).toHaveLength(1);
  });

  it('leave out what nobody takes', () => {
    expect(told([virtual(strict(80))])).toEqual([[80, 'service', 'STRICT', 'refused']]);
    expect(told([])).toEqual([]);
  });

  it('are a row for each listener of a port', () => {
    const both = [virtual(plain(80)), own('10.1.1.1_80', 80, [strict()], 'INBOUND')];
    expect(told(both)).toEqual([
      [80, 'service', 'DISABLE', 'taken'],
      [80, 'service', 'STRICT', 'refused'],
    ]);
    const model = modelWith(both);
    const [one, ...others] = inboundPorts(model, joinSecrets(model).lookup);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ port: 80, mode: 'mixed', plaintext: 'taken' });
    expect(one?.telling?.name).toBe('p');
  });

  it('do not listen while their listener waits, or after Envoy rejected it', () => {
    const body = virtual(plain(80));
    const other = own('b', 81, [plain()]);
    const versions = (dynamic_listeners: readonly JsonObject[], more: DumpParts = {}) => {
      const model = modelOf(dump({ ...more, listeners: { dynamic_listeners } }));
      return servedPorts(model, joinSecrets(model).lookup).map(
        ({ port, plaintext, version: { standing, update } }) => [port, plaintext, standing, update],
      );
    };
    const waiting = (listener: JsonObject) => ({ warming_state: { listener } });
    const rejected = (failed_configuration: JsonObject) => ({
      error_state: { failed_configuration },
    });
    expect(versions([waiting(body), waiting(other)])).toEqual([
      [80, 'not-listening', 'warming', undefined],
      [81, 'not-listening', 'warming', undefined],
    ]);
    expect(versions([rejected(body), rejected(other)])).toEqual([
      [80, 'not-listening', 'rejected', undefined],
      [81, 'not-listening', 'rejected', undefined],
    ]);
    expect(versions([rejected(own('g', 443, [plain()], 'OUTBOUND'))], ROUTER)).toEqual([
      [443, 'not-listening', 'rejected', undefined],
    ]);
    expect(versions([{ ...active(body), ...rejected(virtual(strict(80))) }])).toEqual([
      [80, 'taken', 'in-force', 'rejected'],
    ]);
  });

  it('say of an unknown mode whether there is a chain for plaintext', () => {
    const alts = {
      name: 'alts',
      typed_config: {
        '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.alts.v3.Alts',
      },
    };
    const odd = chain('odd', { destination_port: 80, transport_protocol: 'tls' }, alts);
    expect(told([virtual(odd)])).toEqual([[80, 'service', 'unknown', 'unknown']]);
    expect(told([virtual(odd, plain(80))])).toEqual([[80, 'service', 'unknown', 'taken']]);
  });

  it('are refused in plaintext with any TLS, mutual or not', () => {
    const tls = (port: number, options: Parameters<typeof serverTls>[0]): JsonObject =>
      chain('t', { destination_port: port, transport_protocol: 'tls' }, serverTls(options));
    const certificates = [sds('a')];
    expect(
      told([
        virtual(
          tls(80, { certificates }),
          tls(81, { certificates, roots: sds('r'), require: true }),
        ),
      ]),
    ).toEqual([
      [80, 'service', 'TLS', 'refused'],
      [81, 'service', 'MUTUAL', 'refused'],
    ]);
  });

  it('are also those of the proxy itself, and of others that listen by themselves', () => {
    const health = own('readiness_listener', 15902, [chain('', {})]);
    const metrics = own('inbound-prometheus-listener', 15010, [chain('', {})], 'INBOUND');
    const hbone = own('connect_terminate', 15008, [chain('', {}, ISTIO_SERVER)]);
    expect(told([virtual(strict(80)), health, metrics, hbone])).toEqual([
      [80, 'service', 'STRICT', 'refused'],
      [15008, 'other', 'STRICT', 'refused'],
      [15010, 'metrics', 'DISABLE', 'taken'],
      [15902, 'health', 'DISABLE', 'taken'],
    ]);
  });

  it('are not those that take the app’s own calls, nor what nobody outside can dial', () => {
    const loopback = { address: { socket_address: { address: '127.0.0.1', port_value: 81 } } };
    expect(
      told([
        virtual(strict(80)),
        own('0.0.0.0_90', 90, [plain()], 'OUTBOUND'),
        own('a', 81, [plain()], 'UNSPECIFIED', loopback),
        own('b', 82, [plain()], 'UNSPECIFIED', { use_original_dst: true }),
        own('c', 83, [plain()], 'UNSPECIFIED', { internal_listener: {} }),
      ]),
    ).toEqual([[80, 'service', 'STRICT', 'refused']]);
  });
});

describe('ports of a gateway', () => {
  const simple = serverTls({ certificates: [sds('kubernetes://a')] });
  const mutual = serverTls({ certificates: [sds('a')], roots: sds('b'), require: true });
  const named = (name: string, socket: JsonObject): JsonObject =>
    chain('', { server_names: [name] }, socket);
  const gateway = (port: number, ...chains: readonly JsonObject[]): JsonObject =>
    own(`0.0.0.0_${port}`, port, chains, 'OUTBOUND');

  it('are mixed where names have different modes', () => {
    expect(
      told(
        [
          gateway(8444, named('a', mutual), named('b', mutual)),
          gateway(8443, named('a', simple), named('b', mutual)),
        ],
        ROUTER,
      ),
    ).toEqual([
      [8443, 'gateway', 'mixed', 'refused'],
      [8444, 'gateway', 'MUTUAL', 'refused'],
    ]);
  });

  it('take plaintext by any chain that does, and are unknown by one that is', () => {
    const starttls = { name: 'x', typed_config: { '@type': 'x/Unknown' } };
    expect(
      told(
        [
          gateway(80, chain('', {})),
          gateway(81, named('a', simple), chain('', {})),
          gateway(82, named('a', simple), named('b', starttls)),
        ],
        ROUTER,
      ),
    ).toEqual([
      [80, 'gateway', 'plaintext', 'taken'],
      [81, 'gateway', 'mixed', 'taken'],
      [82, 'gateway', 'mixed', 'unknown'],
    ]);
    const [, second] = rows([gateway(80), gateway(81, named('a', simple), chain('', {}))], ROUTER);
    expect(second).toBeUndefined();
    expect(rows([gateway(81, named('a', simple), chain('', {}))], ROUTER)[0]?.chains).toHaveLength(
      2,
    );
  });

  it('stand beside those of the proxy itself', () => {
    const health = { listener: own('', 15021, [chain('', {})]) };
    const model = modelOf(
      dump({
        ...ROUTER,
        listeners: {
          static_listeners: [health],
          dynamic_listeners: [active(gateway(443, named('a', simple)))],
        },
      }),
    );
    expect(
      servedPorts(model, joinSecrets(model).lookup).map(({ port, what }) => [port, what]),
    ).toEqual([
      [443, 'gateway'],
      [15021, 'health'],
    ]);
  });
});

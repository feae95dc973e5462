import { unreachable } from '../../../src/core/base/assert';
import type { JsonObject } from '../../../src/core/base/json';
import {
  exceptPorts,
  HTTP_INSPECTOR,
  inboundHttp,
  REDIRECTED,
  TLS_INSPECTOR,
  tcpProxy,
} from './filters';
import { hostOf, type InboundPort, inboundName, type Mode, type Protocol } from './mesh';
import { ALPN, inboundTls } from './tls';

/** What a chain asks of a connection, what it does with its bytes, and which socket it has. */
interface ChainShape {
  readonly transport: 'tls' | 'raw_buffer';
  readonly alpn?: readonly string[];
  readonly mutual: boolean;
  readonly filter: 'http' | 'tcp';
}

const http = (shape: Omit<ChainShape, 'filter'>): ChainShape => ({ ...shape, filter: 'http' });
const tcp = (shape: Omit<ChainShape, 'filter'>): ChainShape => ({ ...shape, filter: 'tcp' });
const TLS = { transport: 'tls', mutual: true } as const;
const PASSED_THROUGH = { transport: 'tls', mutual: false } as const;
const RAW = { transport: 'raw_buffer', mutual: false } as const;

type Kind = 'http' | 'tcp' | 'auto';
const kindOf = (protocol: Protocol): Kind => (protocol === 'grpc' ? 'http' : protocol);

/** Istio's chains for one port, in its order (`filterchain_options.go`). */
const SHAPES: Record<Mode, Record<Kind, readonly ChainShape[]>> = {
  PERMISSIVE: {
    http: [http({ ...TLS, alpn: ALPN.all }), http(RAW)],
    tcp: [tcp({ ...TLS, alpn: ALPN.all }), tcp(PASSED_THROUGH), tcp(RAW)],
    auto: [
      http({ ...TLS, alpn: ALPN.mtlsHttp }),
      http({ ...RAW, alpn: ALPN.plainHttp }),
      tcp({ ...TLS, alpn: ALPN.mtlsTcp }),
      tcp(RAW),
      tcp(PASSED_THROUGH),
    ],
  },
  STRICT: {
    http: [http(TLS)],
    tcp: [tcp(TLS)],
    auto: [http({ ...TLS, alpn: ALPN.mtlsHttp }), tcp(TLS)],
  },
  DISABLE: {
    http: [http(RAW)],
    tcp: [tcp(RAW)],
    auto: [http({ ...RAW, alpn: ALPN.plainHttp }), tcp(RAW)],
  },
};

export interface InboundOptions {
  /** Address that the listener binds. */
  readonly bind: string;
  readonly ports: readonly InboundPort[];
  /** Mode of all ports that no service names. */
  readonly catchAll: Mode;
  /** Cipher suites instead of Istio's. */
  readonly ciphers?: readonly string[];
}

/** The one listener that takes everything that is sent to the pod. */
export function virtualInbound({ bind, ports, catchAll, ciphers }: InboundOptions): JsonObject {
  const sorted = ports.toSorted((a, b) => a.port - b.port);
  const groups = sorted.map((port) => ({ at: port.port, shapes: shapesOf(port) }));
  const rest = SHAPES[catchAll].auto;
  const withoutTls = groups.filter(({ shapes }) => !shapes.some(isTls)).map(({ at }) => at);
  const withoutHttp = groups.filter(({ shapes }) => !shapes.some(isPlainHttp)).map(({ at }) => at);
  const needsTls = [rest, ...groups.map(({ shapes }) => shapes)].some((it) => it.some(isTls));
  const needsHttp = [rest, ...groups.map(({ shapes }) => shapes)].some((it) =>
    it.some(isPlainHttp),
  );
  return {
    name: 'virtualInbound',
    address: { socket_address: { address: bind, port_value: 15006 } },
    filter_chains: [
      {
        filter_chain_match: { destination_port: 15006 },
        filters: [tcpProxy('BlackHoleCluster')],
        name: 'virtualInbound-blackhole',
      },
      ...rest.map((shape) => catchAllChain(shape, ciphers)),
      ...sorted.flatMap((port) => shapesOf(port).map((shape) => portChain(port, shape, ciphers))),
    ],
    listener_filters: [
      REDIRECTED,
      ...(needsTls ? [exceptPorts(TLS_INSPECTOR, [15006, ...withoutTls].toSorted(byNumber))] : []),
      ...(needsHttp
        ? [exceptPorts(HTTP_INSPECTOR, [15006, ...withoutHttp].toSorted(byNumber))]
        : []),
    ],
    listener_filters_timeout: '0s',
    continue_on_listener_filters_timeout: true,
    traffic_direction: 'INBOUND',
    max_connections_to_accept_per_socket_event: 1,
  };
}

const byNumber = (a: number, b: number): number => a - b;
const isTls = ({ transport }: ChainShape): boolean => transport === 'tls';
const isPlainHttp = ({ alpn }: ChainShape): boolean => alpn === ALPN.plainHttp;
const shapesOf = ({ mode, protocol }: InboundPort) => SHAPES[mode][kindOf(protocol)];

function chain(shape: ChainShape, parts: JsonObject, ciphers?: readonly string[]): JsonObject {
  const { transport, alpn } = shape;
  const { match, name, ...rest } = parts;
  return {
    filter_chain_match: {
      ...(typeof match === 'number' && { destination_port: match }),
      transport_protocol: transport,
      ...(alpn && { application_protocols: alpn }),
    },
    ...rest,
    ...(shape.mutual && { transport_socket: inboundTls(shape.filter, ciphers) }),
    ...(name !== undefined && { name }),
  };
}

function catchAllChain(shape: ChainShape, ciphers?: readonly string[]): JsonObject {
  const cluster = 'InboundPassthroughCluster';
  switch (shape.filter) {
    case 'http':
      return chain(
        shape,
        {
          filters: [inboundHttp(`${cluster};`, routeConfig(cluster, 'inbound|http|0', ':0/*'))],
          name: 'virtualInbound-catchall-http',
        },
        ciphers,
      );
    case 'tcp':
      return chain(shape, { filters: [tcpProxy(cluster)], name: 'virtualInbound' }, ciphers);
    default:
      return unreachable(shape.filter);
  }
}

function portChain(at: InboundPort, shape: ChainShape, ciphers?: readonly string[]): JsonObject {
  const cluster = inboundName(at.port);
  const name = `0.0.0.0_${at.port}`;
  const routes = routeConfig(
    cluster,
    `inbound|http|${at.port}`,
    `${hostOf(at.service)}:${at.port}/*`,
  );
  const http2: JsonObject = at.protocol === 'grpc' ? { http2_protocol_options: {} } : {};
  const filter =
    shape.filter === 'http' ? inboundHttp(`inbound_${name};`, routes, http2) : tcpProxy(cluster);
  return chain(shape, { match: at.port, filters: [filter], name }, ciphers);
}

function routeConfig(cluster: string, host: string, operation: string): JsonObject {
  return {
    name: cluster,
    virtual_hosts: [
      {
        name: host,
        domains: ['*'],
        routes: [
          {
            match: { prefix: '/' },
            route: {
              cluster,
              timeout: '0s',
              max_stream_duration: { max_stream_duration: '0s', grpc_timeout_header_max: '0s' },
            },
            decorator: { operation },
            name: 'default',
          },
        ],
      },
    ],
    validate_clusters: false,
  };
}

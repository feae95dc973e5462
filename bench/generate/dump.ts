/** A whole dump, section after section in Envoy's order, one row at a time. */
import type { JsonObject } from '../../src/core/base/json';
import { bootstrap } from './bootstrap';
import {
  builtInClusters,
  inboundCluster,
  outboundCluster,
  staticClusters,
  staticRow,
} from './clusters';
import { endpointsRow, staticEndpointsRow } from './endpoints';
import {
  APP_PORTS,
  outboundListener,
  sharedListener,
  staticListeners,
  virtualInbound,
  virtualOutbound,
} from './listeners';
import { Random } from './random';
import { routeRow, virtualHost } from './routes';
import { certificate, roots } from './secrets';
import { type Service, SHARED_PORTS, serviceOf, subsetsOf } from './service';

/** Rows of one array of a section, made as they are asked for. */
type Rows = readonly [array: string, rows: Iterable<JsonObject>];

export interface Section {
  /** The last part of its `@type`. */
  readonly type: string;
  readonly before: JsonObject;
  readonly arrays: readonly Rows[];
}

/** Virtual hosts of one shared port: more would be one resource that grows with the file. */
const MAX_HOSTS = 200;

/** One source of chance for each section and row, so that no section must remember another. */
const sourceFor =
  (seed: number) =>
  (section: number, at = 0): Random =>
    new Random(seed, section, at);

function* services(seed: number, count: number): Generator<Service> {
  for (let index = 0; index < count; index += 1) yield serviceOf(seed, index);
}

function* clusterRows(seed: number, count: number): Generator<JsonObject> {
  const source = sourceFor(seed);
  yield* builtInClusters(source(2));
  for (const service of services(seed, count)) {
    const random = source(3, service.index);
    for (const port of service.ports) {
      for (const subset of subsetsOf(port)) yield outboundCluster(service, port, subset, random);
    }
  }
  for (const { number } of APP_PORTS) {
    yield inboundCluster(number, 'foo.default.svc.cluster.local', source(4, number));
  }
}

function* endpointRows(seed: number, count: number): Generator<JsonObject> {
  for (const service of services(seed, count)) {
    const random = sourceFor(seed)(5, service.index);
    for (const port of service.ports) {
      for (const subset of subsetsOf(port)) yield endpointsRow(service, port, subset, random);
    }
  }
}

function* listenerRows(seed: number, count: number): Generator<JsonObject> {
  const source = sourceFor(seed);
  for (const port of SHARED_PORTS) yield sharedListener(port, source(6, port));
  for (const service of services(seed, count)) {
    const random = source(7, service.index);
    for (const port of service.ports) {
      if (port.own) yield outboundListener(service, port, random);
    }
  }
  yield virtualOutbound(source(8));
  yield virtualInbound(source(9));
}

function* routeRows(seed: number, count: number): Generator<JsonObject> {
  const source = sourceFor(seed);
  const shared = new Map<number, JsonObject[]>(SHARED_PORTS.map((port) => [port, []]));
  for (const service of services(seed, count)) {
    const random = source(10, service.index);
    for (const port of service.ports) {
      if (port.protocol === 'tcp') continue;
      const host = virtualHost(service, port, random);
      if (port.own) yield routeRow(`${service.host}:${port.number}`, [host], random);
      else {
        const hosts = shared.get(port.number);
        if (hosts !== undefined && hosts.length < MAX_HOSTS) hosts.push(host);
      }
    }
  }
  for (const [port, hosts] of shared) yield routeRow(String(port), hosts, source(11, port));
}

function* secretRows(seed: number): Generator<JsonObject> {
  const random = sourceFor(seed)(12);
  yield certificate('default', random);
  yield roots('ROOTCA', 1, random);
  yield roots('system-roots-ca', 4, random);
  for (let at = 0; at < 24; at += 1) {
    yield certificate(`client-${at}`, random);
    // A few are referred to and never came.
    if (at % 8 !== 7) yield roots(`client-${at}-cacert`, 1, random);
  }
}

/** The sections of a dump with so many services (each about three clusters). */
export function sections(seed: number, count: number): readonly Section[] {
  const source = sourceFor(seed);
  const version = { version_info: '2026-11-23T06:45:00Z/59' };
  return [
    {
      type: 'BootstrapConfigDump',
      before: { bootstrap: bootstrap(source(13)), last_updated: source(14).time() },
      arrays: [],
    },
    {
      type: 'ClustersConfigDump',
      before: version,
      arrays: [
        ['static_clusters', staticClusters().map((cluster) => staticRow(cluster, source(15)))],
        ['dynamic_active_clusters', clusterRows(seed, count)],
      ],
    },
    {
      type: 'EndpointsConfigDump',
      before: {},
      arrays: [
        ['static_endpoint_configs', staticClusters().map(staticEndpointsRow)],
        ['dynamic_endpoint_configs', endpointRows(seed, count)],
      ],
    },
    {
      type: 'ListenersConfigDump',
      before: version,
      arrays: [
        ['static_listeners', staticListeners(source(16))],
        ['dynamic_listeners', listenerRows(seed, count)],
      ],
    },
    { type: 'ScopedRoutesConfigDump', before: {}, arrays: [] },
    {
      type: 'RoutesConfigDump',
      before: {},
      arrays: [['dynamic_route_configs', routeRows(seed, count)]],
    },
    {
      type: 'SecretsConfigDump',
      before: {},
      arrays: [['dynamic_active_secrets', secretRows(seed)]],
    },
  ];
}

import type { JsonObject } from '../../src/core/base/json';
import type { Random } from './random';
import { clusterName, type Port, type Service } from './service';

const TYPE = 'type.googleapis.com/envoy.config.endpoint.v3.ClusterLoadAssignment';
const ZONES = ['cn-shanghai-a', 'cn-shanghai-b', 'cn-shanghai-g'] as const;
const HEALTH = [...Array<string>(12).fill('HEALTHY'), 'UNHEALTHY', 'DRAINING'] as const;

function endpoint(service: Service, port: Port, subset: string, random: Random): JsonObject {
  const version = subset === '' ? random.pick(['v1', 'v2']) : subset;
  const istio = {
    istio: {
      workload: `${service.workload};${service.namespace};${service.name};${version};Kubernetes`,
      uid: `kubernetes://${service.name}-${random.suffix(10)}-${random.suffix(5)}.${service.namespace}`,
    },
  };
  // What a platform adds to each pod; it also keeps gzip from shrinking the file to nothing.
  const platform = { 'platform.pod': { uid: random.uuid(), image: `sha256:${random.hex(64)}` } };
  // Some pods have no sidecar: the match then falls through to plaintext.
  const match: JsonObject = random.chance(0.93)
    ? { 'envoy.transport_socket_match': { tlsMode: 'istio' } }
    : {};
  return {
    endpoint: {
      address: { socket_address: { address: random.podIp(), port_value: port.number } },
      health_check_config: {},
    },
    health_status: HEALTH[random.int(0, HEALTH.length - 1)] ?? 'HEALTHY',
    metadata: { filter_metadata: { ...match, ...istio, ...platform } },
    load_balancing_weight: random.int(1, 128),
  };
}

/** A row of `dynamic_endpoint_configs`: about six endpoints of up to three zones. */
export function endpointsRow(
  service: Service,
  port: Port,
  subset: string,
  random: Random,
): JsonObject {
  const endpoints = ZONES.slice(0, random.int(1, ZONES.length)).map((zone) => {
    const hosts = Array.from({ length: random.int(1, 5) }, () =>
      endpoint(service, port, subset, random),
    );
    return {
      locality: { region: 'cn-shanghai', zone, sub_zone: `rack-${random.hex(4)}` },
      lb_endpoints: hosts,
      load_balancing_weight: hosts.length,
    };
  });
  return {
    endpoint_config: {
      '@type': TYPE,
      cluster_name: clusterName(service, port, subset),
      endpoints,
      policy: { overprovisioning_factor: 140 },
    },
  };
}

/** A row of `static_endpoint_configs`, out of the bootstrap's own cluster. */
export const staticEndpointsRow = (cluster: JsonObject): JsonObject => ({
  endpoint_config: { '@type': TYPE, ...(cluster.load_assignment as JsonObject) },
});

import type { JsonObject } from '../../../src/core/base/json';
import { CLUSTER_ID, type Endpoint, outboundName, type Service, type ServicePort } from './mesh';

/** Endpoints of a cluster by EDS, with the metadata by which Envoy chooses the socket. */
export function loadAssignment(
  clusterName: string,
  service: Service,
  port: ServicePort,
): JsonObject {
  const zones = [...new Set(service.endpoints.map(({ zone = 'a' }) => zone))];
  const groups = zones.map((zone) => service.endpoints.filter((at) => (at.zone ?? 'a') === zone));
  return {
    cluster_name: clusterName,
    endpoints: groups.map((group, index) => ({
      locality: { region: CLUSTER_ID, zone: `${CLUSTER_ID}-${zones[index] ?? 'a'}` },
      lb_endpoints: group.map((endpoint) => lbEndpoint(endpoint, service, port)),
      load_balancing_weight: group.length,
    })),
  };
}

function lbEndpoint(endpoint: Endpoint, service: Service, port: ServicePort): JsonObject {
  const { address, workload, tunnel } = endpoint;
  const target = port.targetPort ?? port.port;
  const istio = {
    workload: `${workload};${service.namespace};${service.name};;${CLUSTER_ID}`,
  };
  const load_balancing_weight = 1;
  if (tunnel === 'ztunnel') {
    const whole = `${address}:${target}`;
    const internal = { server_listener_name: 'connect_originate', endpoint_id: whole };
    return {
      endpoint: { address: { envoy_internal_address: internal } },
      metadata: {
        filter_metadata: {
          istio,
          'envoy.transport_socket_match': { tunnel: 'http' },
          'envoy.filters.listener.original_dst': { local: whole },
        },
      },
      load_balancing_weight,
    };
  }
  const match = { 'envoy.transport_socket_match': { tlsMode: 'istio' } };
  return {
    endpoint: { address: { socket_address: { address, port_value: target } } },
    metadata: { filter_metadata: { istio, ...(tunnel === 'sidecar' && match) } },
    load_balancing_weight,
  };
}

/** Endpoints of all clusters of a service. */
export const loadAssignments = (service: Service): readonly JsonObject[] =>
  service.ports.flatMap((port) =>
    ['', ...(service.subset ? [service.subset] : [])].map((subset) =>
      loadAssignment(outboundName(service, port.port, subset), service, port),
    ),
  );

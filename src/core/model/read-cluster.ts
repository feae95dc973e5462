import { isObject } from '../base/json';
import type { Message } from '../dump/schema/message';
import { BOOL, ENUM } from '../dump/schema/scalars';
import type { Matcher } from './matcher';
import { inputsOf } from './matcher-inputs';
import { Pool } from './pool';
import { readEndpoints, readHosts } from './read-endpoints';
import { readMatcher } from './read-matcher';
import { impliedSocket, readOwnSocket, readSocket } from './read-socket';
import type { Cluster, EndpointSource, Origin, SocketMatch } from './types';

function readMatch(message: Message, pool: Pool): SocketMatch {
  const match = message.raw('match');
  const socket = message.message('transport_socket');
  return {
    name: pool.text(message.text('name') ?? ''),
    pointer: message.pointer,
    match: pool.struct(isObject(match) ? match : {}),
    socket:
      socket === undefined ? impliedSocket(message.pointer) : readSocket(socket, 'upstream', pool),
  };
}

/** What the cluster itself says of its endpoints; rows of the endpoints section are joined later. */
function readOwnEndpoints(message: Message, type: string, pool: Pool): EndpointSource {
  if (type === 'ORIGINAL_DST') return { kind: 'original-dst', pointer: undefined };
  const assignment = message.message('load_assignment');
  if (assignment !== undefined) {
    return {
      kind: 'load-assignment',
      pointer: assignment.pointer,
      endpoints: readEndpoints(assignment, false, pool),
    };
  }
  const hosts = readHosts(message, pool);
  if (hosts.length > 0)
    return { kind: 'load-assignment', pointer: message.at('hosts'), endpoints: hosts };
  // A STATIC cluster has no other source of endpoints: it has none (Istio's BlackHoleCluster).
  if (type === 'STATIC' || type === '0')
    return { kind: 'load-assignment', pointer: message.pointer, endpoints: [] };
  return { kind: 'unknown', why: 'no-row' };
}

const HTTP_OPTIONS = 'envoy.extensions.upstreams.http.v3.HttpProtocolOptions';

/**
 * core/v3/protocol.proto UpstreamHttpProtocolOptions: of the HttpProtocolOptions extension, or of
 * the cluster itself as older Envoys have it.
 */
function readHttpOptions(message: Message): Pick<Cluster, 'autoSni' | 'autoSanValidation'> {
  const extension = message.message('typed_extension_protocol_options')?.message(HTTP_OPTIONS);
  const options = (extension ?? message).message('upstream_http_protocol_options');
  return {
    autoSni: options?.get('auto_sni', BOOL) ?? false,
    autoSanValidation: options?.get('auto_san_validation', BOOL) ?? false,
  };
}

/** Of `istio.config` in the cluster's metadata (Istio, pilot/pkg/networking/util AddConfigInfoMetadata). */
function readRule(message: Message, pool: Pool): Pick<Cluster, 'destinationRule'> {
  const istio = message.message('metadata')?.message('filter_metadata')?.message('istio');
  const found = RULE.exec(istio?.text('config') ?? '');
  return found === null ? {} : { destinationRule: pool.text(`${found[1]}/${found[2]}`) };
}
const RULE = /\/namespaces\/([^/]+)\/destination-rule\/([^/]+)$/;

/** `transport_socket_matcher`; what it asks of endpoints is kept from here on. */
function readOwnMatcher(message: Message, pool: Pool): Matcher | undefined {
  const field = message.message('transport_socket_matcher');
  if (field === undefined) return undefined;
  const matcher = readMatcher(field);
  for (const input of inputsOf(matcher)) {
    if (input.kind === 'endpoint_metadata' || input.kind === 'locality_metadata') {
      pool.metadataFilters.add(input.filter);
    }
  }
  return matcher;
}

/** cluster.proto Cluster (config/cluster/v3, and api/v2 which shares the names). */
export function readCluster(message: Message, origin: Origin, pool: Pool = new Pool()): Cluster {
  // `type` is in a oneof with `cluster_type`; neither set means STATIC (cluster.proto).
  const type =
    message.get('type', ENUM) ?? message.message('cluster_type')?.text('name') ?? 'STATIC';
  const name = message.text('name') ?? '';
  const matcher = readOwnMatcher(message, pool);
  const serviceName = message.message('eds_cluster_config')?.text('service_name');
  return {
    name,
    pointer: message.pointer,
    origin,
    type: pool.text(type),
    // Mostly the same text; one of them is enough.
    serviceName: serviceName === name ? name : serviceName,
    matches: message.each('transport_socket_matches', (match) => readMatch(match, pool)),
    byMatcher: message.has('transport_socket_matcher'),
    matcher,
    socket: readOwnSocket(message, 'upstream', pool),
    ...readHttpOptions(message),
    ...readRule(message, pool),
    endpoints: readOwnEndpoints(message, type, pool),
  };
}

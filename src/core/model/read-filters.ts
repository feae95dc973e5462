import type { Message } from '../dump/schema/message';
import { BOOL, ENUM } from '../dump/schema/scalars';
import type { FilterChain, Terminal } from './types';

/** Clusters that a route's action names: one, or several by weight (route_components.proto). */
function ofAction(action: Message | undefined): readonly string[] {
  if (action === undefined) return [];
  const one = action.text('cluster');
  const weighted = action.message('weighted_clusters')?.messages('clusters') ?? [];
  return [...(one === undefined ? [] : [one]), ...weighted.flatMap((w) => w.text('name') ?? [])];
}

interface Filter {
  readonly name: string;
  readonly terminal: Terminal;
  readonly clusters: readonly string[];
}

// One object each: a large dump has a hundred thousand chains.
const TCP: Terminal = { kind: 'tcp' };
const UNKNOWN: Terminal = { kind: 'unknown' };
const SNI_CLUSTER: Terminal = { kind: 'unknown', sniCluster: true };
const HTTP: readonly Terminal[] = (['auto', 'http1', 'http2'] as const).flatMap((codec) =>
  [false, true].map((http10): Terminal => ({ kind: 'http', codec, http10 })),
);

/** HttpConnectionManager.CodecType; HTTP3 is QUIC's. */
const CODECS = ['AUTO', 'HTTP1', 'HTTP2'];

function readHttp(config: Message): Terminal {
  const type = config.get('codec_type', ENUM) ?? 'AUTO';
  const at = /^[012]$/.test(type) ? Number(type) : CODECS.indexOf(type);
  const http10 = config.message('http_protocol_options')?.get('accept_http_10', BOOL) ?? false;
  return HTTP[at * 2 + Number(http10)] ?? UNKNOWN;
}

function readFilter(filter: Message): Filter {
  const config = filter.message('typed_config') ?? filter.message('config');
  const name = filter.text('name') ?? '';
  const type = config?.type() ?? name;
  if (/TcpProxy$|tcp_proxy$/.test(type)) {
    return { name, terminal: TCP, clusters: ofAction(config) };
  }
  if (!/HttpConnectionManager$|http_connection_manager$/.test(type)) {
    return { name, terminal: UNKNOWN, clusters: [] };
  }
  const hosts = config?.message('route_config')?.messages('virtual_hosts') ?? [];
  const clusters = hosts.flatMap((host) =>
    host.messages('routes').flatMap((route) => ofAction(route.message('route'))),
  );
  return { name, terminal: config === undefined ? UNKNOWN : readHttp(config), clusters };
}

/** Filters that leave the bytes to the filters after them: they authorise, count, write metadata. */
const ONLOOKER =
  /^(istio\.\w+|envoy\.filters\.network\.(rbac|ext_authz|connection_limit|(local_)?ratelimit))$/;

const BY_SNI = 'envoy.filters.network.sni_cluster';

/**
 * Where the network filters of a chain lead. `clusters`: tcp_proxy's, and inline routes' of the HTTP
 * connection manager, each once, in file order; routes that come by RDS are not looked up.
 * `terminal`: not known with `sni_cluster` and others before it that set filter state, which may send
 * a connection elsewhere (tcp_proxy.cc, PerConnectionCluster), nor with what is not known here.
 */
export function readFilters(chain: Message): Pick<FilterChain, 'clusters' | 'terminal'> {
  const filters = chain.messages('filters').map(readFilter);
  const others = filters.slice(0, -1).filter(({ name }) => !ONLOOKER.test(name));
  const last = filters.at(-1)?.terminal ?? UNKNOWN;
  const bySni = others.length === 1 && others[0]?.name === BY_SNI && last === TCP;
  return {
    clusters: [...new Set(filters.flatMap(({ clusters }) => clusters))],
    terminal: others.length === 0 ? last : bySni ? SNI_CLUSTER : UNKNOWN,
  };
}

import type { Message } from '../dump/schema/message';
import type { FilterChain } from './types';

/** Clusters that a route's action names: one, or several by weight (route_components.proto). */
function ofAction(action: Message | undefined): readonly string[] {
  if (action === undefined) return [];
  const one = action.text('cluster');
  const weighted = action.message('weighted_clusters')?.messages('clusters') ?? [];
  return [...(one === undefined ? [] : [one]), ...weighted.flatMap((w) => w.text('name') ?? [])];
}

interface Filter {
  readonly name: string;
  readonly kind: 'tcp' | 'http' | 'other';
  readonly clusters: readonly string[];
}

function readFilter(filter: Message): Filter {
  const config = filter.message('typed_config') ?? filter.message('config');
  const name = filter.text('name') ?? '';
  const type = config?.type() ?? name;
  if (/TcpProxy$|tcp_proxy$/.test(type)) return { name, kind: 'tcp', clusters: ofAction(config) };
  if (!/HttpConnectionManager$|http_connection_manager$/.test(type)) {
    return { name, kind: 'other', clusters: [] };
  }
  const hosts = config?.message('route_config')?.messages('virtual_hosts') ?? [];
  const clusters = hosts.flatMap((host) =>
    host.messages('routes').flatMap((route) => ofAction(route.message('route'))),
  );
  return { name, kind: 'http', clusters };
}

/** Filters that let a TCP proxy behind them go where it says: they judge, count, write metadata. */
const ONLOOKER =
  /^(istio\.\w+|envoy\.filters\.network\.(rbac|ext_authz|connection_limit|(local_)?ratelimit))$/;

/**
 * Where the network filters of a chain lead. `clusters`: tcp_proxy's, and inline routes' of the HTTP
 * connection manager, each once, in file order; routes that come by RDS are not looked up.
 * `tcpProxy`: not with `sni_cluster` and others before it that set filter state, which may send a
 * connection elsewhere (tcp_proxy.cc, PerConnectionCluster), nor with what is not known here.
 */
export function readFilters(chain: Message): Pick<FilterChain, 'clusters' | 'tcpProxy'> {
  const filters = chain.messages('filters').map(readFilter);
  const before = filters.slice(0, -1);
  return {
    clusters: [...new Set(filters.flatMap(({ clusters }) => clusters))],
    tcpProxy: filters.at(-1)?.kind === 'tcp' && before.every(({ name }) => ONLOOKER.test(name)),
  };
}

import type { Message } from '../dump/schema/message';

/** Clusters that a route's action names: one, or several by weight (route_components.proto). */
function ofAction(action: Message | undefined): readonly string[] {
  if (action === undefined) return [];
  const one = action.text('cluster');
  const weighted = action.message('weighted_clusters')?.messages('clusters') ?? [];
  return [...(one === undefined ? [] : [one]), ...weighted.flatMap((w) => w.text('name') ?? [])];
}

function ofFilter(filter: Message): readonly string[] {
  const config = filter.message('typed_config') ?? filter.message('config');
  const type = config?.type() ?? filter.text('name') ?? '';
  if (config === undefined) return [];
  if (/TcpProxy$|tcp_proxy$/.test(type)) return ofAction(config);
  if (!/HttpConnectionManager$|http_connection_manager$/.test(type)) return [];
  const hosts = config.message('route_config')?.messages('virtual_hosts') ?? [];
  return hosts.flatMap((host) =>
    host.messages('routes').flatMap((route) => ofAction(route.message('route'))),
  );
}

/**
 * Clusters to which a filter chain leads: tcp_proxy's, and inline routes' of the HTTP connection
 * manager. Routes that come by RDS are not looked up. Each name once, in file order.
 */
export function readClusters(chain: Message): readonly string[] {
  return [...new Set(chain.messages('filters').flatMap(ofFilter))];
}

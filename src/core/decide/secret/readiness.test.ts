import { describe, expect, it } from 'vitest';
import { joinSecrets } from '../../graph/secret-join';
import {
  active,
  certificate,
  chain,
  clientTls,
  type DumpParts,
  dump,
  edsCluster,
  inForce,
  listener,
  modelOf,
  sds,
  serverTls,
} from '../../testing/dump-builder';
import { awaitedBy } from './readiness';

const waits = (name: string) => ({ name, version_info: 'uninitialized', secret: { name } });
const server = (name: string) => serverTls({ certificates: [sds(name)] });

function awaited(parts: DumpParts): readonly (readonly string[])[] {
  const model = modelOf(dump(parts));
  const { lookup } = joinSecrets(model);
  return [...model.listeners, ...model.clusters].map((one) => awaitedBy(one, lookup));
}

describe('secrets for which sockets wait', () => {
  it('are named once, of all chains', () => {
    const chains = ['a', 'b', 'a', 'came'].map((name, at) =>
      chain(`c${at}`, { destination_port: at }, server(name)),
    );
    expect(
      awaited({
        listeners: { dynamic_listeners: [active(listener('in', [...chains, chain('raw', {})]))] },
        secrets: {
          dynamic_active_secrets: [certificate('came')],
          dynamic_warming_secrets: [waits('a'), waits('b')],
        },
      }),
    ).toEqual([['a', 'b']]);
  });
  it('are those of a cluster’s matches and of its own socket', () => {
    const match = {
      name: 'm',
      match: {},
      transport_socket: clientTls({ certificates: [sds('a')] }),
    };
    const own = clientTls({ certificates: [sds('b')] });
    const cluster = edsCluster('out', { transport_socket_matches: [match], transport_socket: own });
    expect(
      awaited({
        clusters: { dynamic_active_clusters: inForce(cluster) },
        secrets: { dynamic_warming_secrets: [waits('a'), waits('b')] },
      }),
    ).toEqual([['a', 'b']]);
    expect(awaited({ clusters: { dynamic_active_clusters: inForce(cluster) } })).toEqual([[]]);
  });
});

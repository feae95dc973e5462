import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { dump, dumpOf, inForce, pipeCluster } from '../testing/dump-builder';
import { NO_FILTER } from '../view/view-state';
import { arrange } from './visible';

const to = (name: string, address: string): JsonObject => ({
  name,
  type: 'STATIC',
  load_assignment: {
    endpoints: [
      {
        lb_endpoints: [
          { endpoint: { address: { socket_address: { address, port_value: 15020 } } } },
        ],
      },
    ],
  },
});
const wherever = (name: string): JsonObject => ({ name, type: 'ORIGINAL_DST' });

const here = dumpOf(
  dump({
    clusters: {
      dynamic_active_clusters: inForce(
        pipeCluster('xds-grpc', './etc/istio/proxy/XDS'),
        to('agent', '127.0.0.1'),
        to('six', '::1'),
        wherever('InboundPassthroughCluster'),
        wherever('PassthroughCluster'),
        wherever('elsewhere'),
        wherever('original-destination'),
        to('outbound_.80_._.b.default.svc.cluster.local', '10.0.0.9'),
        to('legacy', '10.0.0.7'),
        to('other', '10.0.0.8'),
      ),
    },
  }),
);

describe('where the bytes of a cluster without TLS go', () => {
  it('is the pod itself, wherever the app says, or a network', () => {
    const reaches = here.graph.nodes.flatMap(({ name, line }) =>
      line.key === 'cluster' ? [[name, line.reach]] : [],
    );
    expect(Object.fromEntries(reaches)).toEqual({
      'xds-grpc': 'in-pod',
      agent: 'in-pod',
      six: 'in-pod',
      InboundPassthroughCluster: 'in-pod',
      PassthroughCluster: 'as-sent',
      elsewhere: undefined,
      'original-destination': 'as-sent',
      'outbound_.80_._.b.default.svc.cluster.local': 'app-tls',
      legacy: undefined,
      other: undefined,
    });
  });

  it('parts the stacks of the overview', () => {
    const { boxes } = arrange(here, { focus: undefined, filter: NO_FILTER, open: [] }).shown;
    const stacks = boxes.flatMap((box) =>
      box.type === 'stack' && box.kind === 'cluster' ? [[box.line.total, box.line.reach]] : [],
    );
    expect(stacks).toEqual([
      [4, 'in-pod'],
      [2, 'as-sent'],
      [3, undefined],
    ]);
  });
});

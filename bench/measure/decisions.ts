import type { JsonObject } from '../../src/core/base/json';
import type { Connection } from '../../src/core/decide/connection';
import { selectFilterChain } from '../../src/core/decide/filter-chain/filter-chain';
import { readText } from '../../src/core/dump/read';
import { ModelBuilder } from '../../src/core/model/build';
import type { Listener } from '../../src/core/model/types';
import { type Spread, spreadOf } from '../statistics';

/** What tells the chains of a listener apart: the match of the n-th. */
const SHAPES: Readonly<Record<string, (n: number) => JsonObject>> = {
  'ports, TLS and plaintext': (n) => ({
    destination_port: 1024 + (n >> 1),
    transport_protocol: n % 2 === 0 ? 'tls' : 'raw_buffer',
  }),
  'server names': (n) => ({ server_names: [`s${n}.ns${n % 40}.svc.cluster.local`] }),
  'address ranges': (n) => ({
    prefix_ranges: [{ address_prefix: `10.${n >> 8}.${n & 255}.0`, prefix_len: 24 }],
  }),
};

const ADMIN = 'type.googleapis.com/envoy.admin.v3.ListenersConfigDump';

function listenerOf(chains: readonly JsonObject[]): Listener {
  const listener = {
    name: 'virtualInbound',
    address: { socket_address: { address: '0.0.0.0', port_value: 15006 } },
    listener_filters: [
      { name: 'envoy.filters.listener.original_dst' },
      { name: 'envoy.filters.listener.tls_inspector' },
    ],
    filter_chains: chains,
  };
  const row = { name: listener.name, active_state: { listener } };
  const builder = new ModelBuilder();
  const read = readText(
    JSON.stringify({ configs: [{ '@type': ADMIN, dynamic_listeners: [row] }] }),
    {
      resource: (resource) => builder.resource(resource),
      section: (kind) => builder.section(kind),
      notice: (notice) => builder.notice(notice),
    },
  );
  const [made] = read.ok ? builder.finish(read.value).listeners : [];
  if (made === undefined) throw new Error('The listener was not read.');
  return made;
}

const connection = (n: number): Connection => ({
  destination: { address: `10.${n >> 8}.${n & 255}.9`, port: 1024 + (n >> 1) },
  source: { address: '10.9.9.9', port: 40_000 },
  bytes: { kind: 'tls', sni: `s${n}.ns${n % 40}.svc.cluster.local`, alpn: ['istio'] },
});

export interface DecisionTimes {
  readonly shape: string;
  /** Milliseconds: the first decision on a listener sorts its chains. */
  readonly first: Spread;
  readonly later: Spread;
}

/** Milliseconds that the choice among so many filter chains takes. */
export function decisionTimes(count: number): readonly DecisionTimes[] {
  return Object.entries(SHAPES).map(([shape, match]) => {
    const chains = Array.from({ length: count }, (_, n) => ({
      name: `chain-${n}`,
      filter_chain_match: match(n),
    }));
    const first: number[] = [];
    const later: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const listener = listenerOf(chains);
      for (let ask = 0; ask < 60; ask += 1) {
        const start = performance.now();
        selectFilterChain(listener, connection((ask * 83) % count));
        // Round 0 only warms up.
        if (round > 0) (ask === 0 ? first : later).push(performance.now() - start);
      }
    }
    return { shape, first: spreadOf(first), later: spreadOf(later) };
  });
}

import { expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { ARTICLE, active, chain, dump, dumpOf, listener } from '../testing/dump-builder';
import { SummaryCounter } from './counts';
import { summaryOf } from './summary';

const NOW = { state: 'in-force', update: 'none' };

it('has the counts of a dump, its ports and its destinations', () => {
  const counts = new SummaryCounter().summary('config_dump');
  expect(summaryOf(dumpOf(dump(ARTICLE)), counts)).toEqual({
    ...counts,
    missing_sections: [],
    ports: [
      {
        port: 50051,
        what: 'service',
        mode: null,
        plaintext: 'taken',
        ...NOW,
        listener: 'virtualInbound',
        chains: [0, 1],
      },
    ],
    destinations: [
      { cluster: 'sds-grpc', protection: 'local', endpoints: 1, ...NOW },
      {
        cluster: 'outbound|50051||uc.dev.svc.cluster.local',
        protection: 'mixed',
        endpoints: 3,
        ...NOW,
      },
    ],
  });
});

it('says null of all other ports, and of endpoints that are not listed', () => {
  const gateway: JsonObject = {
    traffic_direction: 'UNSPECIFIED',
    address: { socket_address: { address: '0.0.0.0', port_value: 80 } },
    default_filter_chain: { name: 'd' },
  };
  const summary = (listeners: readonly JsonObject[]) =>
    summaryOf(
      dumpOf(
        dump({
          listeners: { dynamic_listeners: listeners.map(active) },
          clusters: { static_clusters: [{ cluster: { name: 'c', type: 'ORIGINAL_DST' } }] },
        }),
      ),
      new SummaryCounter().summary(''),
    );
  expect(summary([listener('virtualInbound', [chain('p', {})])])).toMatchObject({
    ports: [{ port: null, mode: 'DISABLE', plaintext: 'taken', chains: [0] }],
    destinations: [{ cluster: 'c', protection: 'plaintext', endpoints: null }],
  });
  expect(summary([listener('l', [chain('', { server_names: ['a'] })], gateway)]).ports).toEqual([
    {
      port: 80,
      what: 'gateway',
      mode: 'mixed',
      plaintext: 'taken',
      ...NOW,
      listener: 'l',
      chains: [0, 'default'],
    },
  ]);
});

it('says null of ports and destinations whose section is not in the file', () => {
  const counts = new SummaryCounter().summary('config_dump');
  expect(summaryOf(dumpOf(dump({ secrets: {} })), counts)).toMatchObject({
    missing_sections: ['bootstrap', 'listeners', 'clusters', 'endpoints'],
    ports: null,
    destinations: null,
  });
  expect(summaryOf(dumpOf(dump({ listeners: {}, clusters: {} })), counts)).toMatchObject({
    ports: [],
    destinations: [],
  });
});

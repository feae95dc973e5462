import { describe, expect, it } from 'vitest';
import {
  ARTICLE,
  clientTls,
  dump,
  dumpOf,
  edsCluster,
  inForce,
  listener,
} from '../testing/dump-builder';
import { SearchIndex } from './search';

const index = new SearchIndex(dumpOf(dump(ARTICLE)));
const found = (words: string) => index.search(words).hits.map(({ id, field }) => `${field} ${id}`);

describe('search', () => {
  it('puts what has the name before what only refers to it', () => {
    const [first, ...users] = found('rootca');
    expect(first).toBe('name secret/ROOTCA@sds-grpc');
    expect(users.length).toBeGreaterThan(0);
    expect(users.every((user) => user.startsWith('secret '))).toBe(true);
  });

  it('finds a node by several words in one text, and by port, SAN and address', () => {
    expect(found('uc.dev outbound')).toContain(
      'name cluster/outbound%7C50051%7C%7Cuc.dev.svc.cluster.local',
    );
    expect(found('50051').some((hit) => hit.startsWith('port listener/'))).toBe(true);
    expect(found('spiffe://cluster.local/').some((hit) => hit.startsWith('san '))).toBe(true);
    expect(found('10.2.3.5')[0]).toMatch(/^address cluster\/.*\/endpoints\/tlsMode-istio$/);
  });

  it('finds what the page prints: a host and its port, whole or in part', () => {
    const cluster = 'cluster/outbound%7C50051%7C%7Cuc.dev.svc.cluster.local';
    for (const label of [
      'uc.dev:50051',
      'uc:50051',
      'uc.dev.svc.cluster.local:50051',
      'outbound|50051||uc.dev.svc.cluster.local',
    ]) {
      expect(index.search(label).hits[0]?.id, label).toBe(cluster);
    }
    expect(index.search('uc:50052').total).toBe(0);
  });

  it('finds by port alone what listens there, takes or calls it', () => {
    const hits = index.search('port:50051').hits.map(({ id }) => id);
    expect(hits).toContain('cluster/outbound%7C50051%7C%7Cuc.dev.svc.cluster.local');
    expect(hits.some((id) => id.startsWith('listener/'))).toBe(true);
    expect(hits.some((id) => id.startsWith('secret/'))).toBe(false);
    expect(index.search(':50051').hits.map(({ id }) => id)).toEqual(hits);
  });

  it('finds by a field only what has it there', () => {
    expect(found('san:cluster.local/').every((hit) => hit.startsWith('san '))).toBe(true);
    expect(index.search('san:cluster.local/').total).toBeGreaterThan(0);
    expect(index.search('sni:ROOTCA').total).toBe(0);
    expect(index.search('secret:ROOTCA').total).toBeGreaterThan(0);
  });

  it('finds by what a node is, and keeps to the other words', () => {
    const { nodes } = dumpOf(dump(ARTICLE)).graph;
    const kindOf = new Map(nodes.map(({ id, protection }) => [id, protection?.kind]));
    const plain = index.search('plaintext').hits;
    expect(plain.length).toBeGreaterThan(0);
    expect(plain.some(({ id }) => kindOf.get(id) === 'mtls')).toBe(false);
    expect(index.search('plaintext no-such-thing').total).toBe(0);
    expect(index.search('mtls ns:dev').hits.map(({ id }) => id)).toContain(
      'cluster/outbound%7C50051%7C%7Cuc.dev.svc.cluster.local',
    );
    expect(index.search('mtls ns:prod').total).toBe(0);
    expect(index.search('ns:de').total).toBe(index.search('ns:dev').total);
    for (const word of ['warming', 'draining', 'rejected', 'expired', 'unverified']) {
      expect(index.search(word).total, word).toBe(0);
    }
  });

  it('finds contexts that do not verify their peer, and what they belong to', () => {
    const open = edsCluster('open', { transport_socket: clientTls({ sni: 'open' }) });
    const other = new SearchIndex(
      dumpOf(dump({ clusters: { dynamic_active_clusters: inForce(open) } })),
    );
    expect(other.search('unverified').hits.map(({ id }) => id.split('/')[0])).toContain('cluster');
  });

  it('finds what is warming or was rejected', () => {
    const { hits } = new SearchIndex(
      dumpOf(
        dump({
          clusters: { dynamic_warming_clusters: inForce(edsCluster('late')) },
          listeners: {
            dynamic_listeners: [
              {
                name: 'bad',
                error_state: { failed_configuration: listener('bad', []), details: 'no' },
              },
            ],
          },
        }),
      ),
    ).search('warming');
    expect(hits[0]).toEqual({ id: expect.stringContaining('late'), field: 'name', text: 'late' });
  });

  it('finds nothing for blanks and for what is not there', () => {
    expect(index.search('  ')).toEqual({ hits: [], total: 0 });
    expect(index.search('no-such-thing').total).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { ARTICLE, dump, dumpOf } from '../testing/dump-builder';
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

  it('finds nothing for blanks and for what is not there', () => {
    expect(index.search('  ')).toEqual({ hits: [], total: 0 });
    expect(index.search('no-such-thing').total).toBe(0);
  });
});

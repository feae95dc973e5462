import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import {
  autoMtls,
  dump,
  edsCluster,
  endpoint,
  endpoints,
  inForce,
  modelOf,
} from '../testing/dump-builder';
import { Pool } from './pool';
import { sameShape, shapeOf } from './shape';

const key = fc.constantFrom('sni', 'name', 'typed_config', 'alpnProtocols', 'x_sds_secret_config');
const { struct } = fc.letrec((tie) => ({
  struct: fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('a', 'b', 1, true, null),
    fc.array(tie('value'), { maxLength: 2 }),
    tie('struct'),
  ),
}));
const json = struct.map((value): JsonObject => JSON.parse(JSON.stringify(value)));

describe('Pool', () => {
  it('gives for each what is equal to it, in the same order of keys, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(json, { maxLength: 40 }), (values) => {
        const pool = new Pool();
        for (const value of values) {
          expect(JSON.stringify(pool.struct(value))).toBe(JSON.stringify(value));
          expect(pool.shapeOf(value)).toBe(shapeOf(value));
        }
      }),
    );
  });

  it('takes two sockets for one shape only if their shapes are equal', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        if (sameShape(a, b)) expect(shapeOf(a)).toBe(shapeOf(b));
        expect(sameShape(a, JSON.parse(JSON.stringify(a)))).toBe(true);
      }),
    );
  });

  it('makes one of what clusters and endpoints have in common', () => {
    const names = ['a', 'b'];
    const { clusters } = modelOf(
      dump({
        clusters: {
          dynamic_active_clusters: inForce(
            ...names.map((name) => edsCluster(name, autoMtls(name))),
          ),
        },
        endpoints: names.map((name) =>
          endpoints(name, [endpoint('10.0.0.1', { tlsMode: 'istio' }), endpoint('10.0.0.2')]),
        ),
      }),
    );
    const [a, b] = clusters;
    expect(a?.matches[0]?.match).toBe(b?.matches[0]?.match);
    expect(a?.matches[0]?.socket.shape).toBe(b?.matches[0]?.socket.shape);
    const hosts = clusters.map(({ endpoints: of }) => (of.kind === 'row' ? of.endpoints : []));
    expect(hosts[0]?.[0]?.metadata).toBe(hosts[1]?.[0]?.metadata);
    expect(hosts[1]?.map(({ pointer, metadata }) => [pointer, metadata])).toEqual([
      [
        '/configs/1/dynamic_endpoint_configs/1/endpoint_config/endpoints/0/lb_endpoints/0',
        { tlsMode: 'istio' },
      ],
      [
        '/configs/1/dynamic_endpoint_configs/1/endpoint_config/endpoints/0/lb_endpoints/1',
        undefined,
      ],
    ]);
  });
});

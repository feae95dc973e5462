import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { dump, edsCluster, endpoint, endpoints, inForce, modelOf } from '../testing/dump-builder';
import { internalListenerOf, listedEndpoints } from './listed-endpoints';

const OWN = { load_assignment: { endpoints: [{ lb_endpoints: [endpoint('10.0.0.9')] }] } };

function addressesOf(more: JsonObject, row?: readonly JsonObject[]) {
  const [cluster] = modelOf(
    dump({
      clusters: { dynamic_active_clusters: inForce(edsCluster('c', more)) },
      ...(row === undefined ? {} : { endpoints: [endpoints('c', row)] }),
    }),
  ).clusters;
  if (cluster === undefined) throw new Error('a cluster was expected');
  return listedEndpoints(cluster)?.map(({ address }) =>
    address?.kind === 'socket' ? address.address : undefined,
  );
}

describe('the endpoints that a cluster lists', () => {
  it('are those of its row, before its own', () => {
    expect(addressesOf({}, [endpoint('10.0.0.1')])).toEqual(['10.0.0.1']);
    expect(addressesOf({ type: 'STATIC', ...OWN }, [endpoint('10.0.0.1')])).toEqual(['10.0.0.1']);
    expect(addressesOf({ type: 'STATIC', ...OWN })).toEqual(['10.0.0.9']);
  });
  it('may be none', () => {
    expect(addressesOf({}, [])).toEqual([]);
  });
  it('are not known without a row, nor before a connection', () => {
    expect(addressesOf({})).toBeUndefined();
    expect(addressesOf({ type: 'ORIGINAL_DST' })).toBeUndefined();
    expect(addressesOf({ type: 'ORIGINAL_DST' }, [])).toBeUndefined();
  });
});

it('an endpoint may lead to an internal listener', () => {
  const address = { kind: 'internal', listener: 'tunnel', endpointId: undefined } as const;
  expect(internalListenerOf({ address })).toBe('tunnel');
  expect(internalListenerOf({ address: { kind: 'pipe', path: '/x' } })).toBeUndefined();
  expect(internalListenerOf({ address: undefined })).toBeUndefined();
});

import { describe, expect, it } from 'vitest';
import { ROOT } from '../base/pointer';
import { client, tlsSocket } from '../decide/fixtures/contexts';
import {
  active,
  chain,
  dump,
  edsCluster,
  inForce,
  listener,
  modelOf,
  RAW,
} from '../testing/dump-builder';
import { impliedSocket } from './read-socket';
import {
  innermost,
  isImplied,
  isTunnel,
  socketsIn,
  socketsOf,
  tlsContextOf,
  unwrapped,
} from './sockets';
import type { TransportSocket } from './types';

describe('wrappers', () => {
  const wrap = (
    wrapper: Extract<TransportSocket['content'], { kind: 'wrapper' }>['wrapper'],
    inner: TransportSocket,
  ): TransportSocket => ({
    ...inner,
    content: { kind: 'wrapper', wrapper, field: 'transport_socket', inner },
  });
  const tls = tlsSocket(client({}));
  it('are taken off, but for one that begins in cleartext', () => {
    expect(unwrapped(tls)).toBe(tls);
    expect(unwrapped(wrap('tap', wrap('tcp_stats', tls)))).toBe(tls);
    expect(unwrapped(wrap('tap', wrap('starttls', tls)))).toBeUndefined();
  });
  it('have a socket within, with its TLS context', () => {
    const starttls = wrap('tap', wrap('starttls', tls));
    expect(innermost(starttls)).toBe(tls);
    expect(tlsContextOf(starttls)).toMatchObject({ side: 'upstream' });
    expect(tlsContextOf(wrap('tap', impliedSocket(ROOT)))).toBeUndefined();
  });
  it('may be a tunnel', () => {
    expect(isTunnel(tls)).toBe(false);
    expect(isTunnel(wrap('tap', tls))).toBe(false);
    expect(isTunnel(wrap('tap', wrap('internal_upstream', tls)))).toBe(true);
  });
});

describe('the sockets of a model', () => {
  const match = { name: 'm', match: {}, transport_socket: RAW };
  const model = modelOf(
    dump({
      listeners: { dynamic_listeners: [active(listener('in', [chain('a', {}), chain('b', {})]))] },
      clusters: {
        dynamic_active_clusters: inForce(edsCluster('out', { transport_socket_matches: [match] })),
      },
    }),
  );
  const names = [...socketsOf(model)].map(({ owner }) =>
    owner.kind === 'listener'
      ? [owner.listener.name, owner.chain.name]
      : [owner.cluster.name, owner.match?.name],
  );
  it('come with their owners, in file order', () => {
    expect(names).toEqual([
      ['in', 'a'],
      ['in', 'b'],
      ['out', 'm'],
      ['out', undefined],
    ]);
  });
  it('are those of its listeners and clusters', () => {
    const resources = [...model.listeners, ...model.clusters];
    expect(resources.map((one) => socketsIn(one).map(isImplied))).toEqual([
      [true, true],
      [false, true],
    ]);
  });
});

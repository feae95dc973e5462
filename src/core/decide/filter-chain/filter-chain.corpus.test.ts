import { describe, expect, it } from 'vitest';
import { corpusDumps } from '../../../testing/corpus';
import type { SentBytes } from '../connection';
import { tls } from '../fixtures/connections';
import { deliver } from '../listener/handoff';
import { repeatedAddresses } from '../listener/handoff-addresses';
import { listenerRejections } from './refusals';

const dumps = corpusDumps()
  .map(({ name, dump }) => ({ name, listeners: dump.model.listeners }))
  .filter(({ listeners }) => listeners.length > 0);

describe.each(dumps)('$name', ({ listeners }) => {
  it('has no listener that Envoy loaded and we would refuse', () => {
    const loaded = listeners.filter(({ origin }) => origin.state !== 'failed');
    expect(loaded.flatMap((one) => listenerRejections(one).map((why) => [one.name, why]))).toEqual(
      [],
    );
    const serving = loaded.filter(({ origin: { state } }) => ['active', 'static'].includes(state));
    expect(repeatedAddresses(serving)).toEqual([]);
  });
});

describe('the port of the article', () => {
  const article = dumps.find(({ name }) => name === 'generated/article-server/dump.json');
  const listeners = article?.listeners ?? [];
  const ask = (bytes: SentBytes) => {
    const { served, verdict } = deliver(listeners, {
      destination: { address: '10.2.3.20', port: 50051 },
      acceptedOn: { address: '10.2.3.20', port: 15006 },
      source: { address: '10.2.9.9', port: 40000 },
      bytes,
    });
    const listener = served === undefined ? undefined : listeners[served];
    const choice = verdict?.choice;
    const chain = choice?.kind === 'chain' ? listener?.chains[choice.chain] : undefined;
    return [listener?.name, chain?.name ?? choice?.kind, chain?.socket.content.kind];
  };

  it('takes mutual TLS of the mesh and plaintext, and closes TLS of anybody else', () => {
    const mesh = ask(tls('x', 'istio-http/1.1', 'istio', 'http/1.1'));
    expect(mesh).toEqual(['virtualInbound', '0.0.0.0_50051', 'tls']);
    expect(ask({ kind: 'raw' })).toEqual(['virtualInbound', '0.0.0.0_50051', 'raw-buffer']);
    expect(ask(tls('x', 'h2', 'http/1.1'))).toEqual(['virtualInbound', 'closed', undefined]);
    expect(ask(tls())).toEqual(['virtualInbound', 'closed', undefined]);
  });
});

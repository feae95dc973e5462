import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { active, chain, dump, ISTIO_SERVER, listener } from '../core/testing/dump-builder';
import { answer } from './handlers';
import { openText } from './testing/open-text';

const ports = Array.from({ length: 500 }, (_, at) => 20_000 + at);
const many = dump({
  listeners: {
    dynamic_listeners: [
      active(
        listener(
          'virtualInbound',
          ports.map((port) => chain(`p${port}`, { destination_port: port }, ISTIO_SERVER)),
        ),
      ),
    ],
  },
});

describe('the file as a whole', () => {
  it('tells of few ports at first, and of the others in pages', async () => {
    const session = await openText(JSON.stringify(many));
    expect(await answer(session, { ask: 'overview' })).toMatchObject({
      incoming: { items: { length: 12 }, total: 500 },
      plaintext: 0,
      notKnown: 0,
    });
    const page = await answer(session, { ask: 'incoming', from: 400, to: 600 });
    expect(page).toMatchObject({ items: { length: 100 }, total: 500 });
  });

  it('leads from each number to the clusters behind it', async () => {
    const url = new URL('../../public/samples/mixed-endpoints.json', import.meta.url);
    const session = await openText(readFileSync(url, 'utf8'));
    const called = await answer(session, { ask: 'called', kind: 'plaintext', from: 0, to: 9 });
    expect(called).toMatchObject({ items: [{ endpoints: 1 }, { endpoints: 1 }], total: 2 });
    const none = await answer(session, { ask: 'called', kind: 'as-sent', from: 5, to: 9 });
    expect(none).toMatchObject({ items: [] });
  });
});

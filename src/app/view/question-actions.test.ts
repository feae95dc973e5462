// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { clusterId } from '../../core/ids/ids';
import { ANY_INBOUND } from '../ask/ask-presets';
import { questionActions } from './question-actions';
import { ViewStore } from './view-store';

const views = new ViewStore(window);
const { ask, changeInbound, changeEndpoint } = questionActions(views);

beforeEach(() => {
  window.history.replaceState(undefined, '', '/');
});

test('of two changes before anything is drawn again none is lost', () => {
  ask({ ...ANY_INBOUND, port: 443 });
  expect(changeInbound((asked) => ({ ...asked, sni: 'uc.dev' }))).toBe(true);
  expect(changeInbound((asked) => ({ ...asked, alpn: ['h2'] }))).toBe(true);
  expect(views.current().question).toEqual({
    ...ANY_INBOUND,
    port: 443,
    sni: 'uc.dev',
    alpn: ['h2'],
  });
});

test('what a link cannot carry changes nothing', () => {
  ask({ ...ANY_INBOUND, address: '10.0.0.1' });
  for (const address of ['300.1.1.1', 'uc.dev', '10.0.0.1:80', '1::2::3']) {
    expect(changeInbound((asked) => ({ ...asked, address }))).toBe(false);
  }
  expect(views.current().question).toEqual({ ...ANY_INBOUND, address: '10.0.0.1' });
});

test('a field of a question in the other direction changes nothing', () => {
  const out = { ask: 'out', cluster: clusterId('uc', 'active'), endpoint: undefined } as const;
  ask(out);
  expect(changeInbound((asked) => ({ ...asked, sni: 'uc.dev' }))).toBe(false);
  expect(views.current().question).toEqual(out);
  expect(changeEndpoint('10.0.0.1:80')).toBe(true);
  expect(changeEndpoint('10.0.0.1 80')).toBe(false);
  expect(views.current().question).toEqual({ ...out, endpoint: '10.0.0.1:80' });
});

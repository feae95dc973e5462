import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { clusterId } from '../core/ids/ids';
import { ANY_INBOUND } from './ask-presets';
import { changeEndpoint, changeInbound } from './use-ask';
import { viewActions } from './use-view';
import { currentView } from './view-store';

const location = { hash: '', pathname: '/', search: '' };
const go = (_state: unknown, _title: string, url: string): void => {
  location.hash = url.startsWith('#') ? url : '';
};

beforeEach(() => {
  location.hash = '';
  vi.stubGlobal('window', { location, history: { pushState: go, replaceState: go } });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('of two changes before anything is drawn again none is lost', () => {
  viewActions.ask({ ...ANY_INBOUND, port: 443 });
  expect(changeInbound((asked) => ({ ...asked, sni: 'uc.dev' }))).toBe(true);
  expect(changeInbound((asked) => ({ ...asked, alpn: ['h2'] }))).toBe(true);
  expect(currentView().question).toEqual({
    ...ANY_INBOUND,
    port: 443,
    sni: 'uc.dev',
    alpn: ['h2'],
  });
});

test('what a link cannot carry changes nothing', () => {
  viewActions.ask({ ...ANY_INBOUND, address: '10.0.0.1' });
  for (const address of ['300.1.1.1', 'uc.dev', '10.0.0.1:80', '1::2::3']) {
    expect(changeInbound((asked) => ({ ...asked, address }))).toBe(false);
  }
  expect(currentView().question).toEqual({ ...ANY_INBOUND, address: '10.0.0.1' });
});

test('a field of the other way changes nothing', () => {
  const out = { ask: 'out', cluster: clusterId('uc', 'active'), endpoint: undefined } as const;
  viewActions.ask(out);
  expect(changeInbound((asked) => ({ ...asked, sni: 'uc.dev' }))).toBe(false);
  expect(currentView().question).toEqual(out);
  expect(changeEndpoint('10.0.0.1:80')).toBe(true);
  expect(changeEndpoint('10.0.0.1 80')).toBe(false);
  expect(currentView().question).toEqual({ ...out, endpoint: '10.0.0.1:80' });
});

// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { EngineContext } from '../../app/dump/engine-context';
import { WorkspaceTextsContext, workspaceTexts } from '../../app/texts/texts';
import type { NodeId } from '../../core/ids/ids';
import {
  dump,
  edsCluster,
  endpoint,
  endpoints,
  inForce,
  RAW,
} from '../../core/testing/dump-builder';
import { EMPTY_DUMP_VIEW } from '../../core/view/view-state';
import { SessionEngine } from '../../engine/testing/session-engine';
import { openText } from '../../session/testing/open-text';
import type { WorkspacePart } from '../../texts';
import { Outline } from './Outline';

const MESH = { tlsMode: 'istio' };
const HOSTS = ['zoo.dev', 'uc.dev', 'payments.prod'];
const PORTS: Readonly<Record<string, number>> = { 'zoo.dev': 80, 'payments.prod': 443 };
const nameOf = (host: string) => `outbound|${PORTS[host] ?? 50051}||${host}`;
/** Written into the context, so that the outline has no secrets to list. */
const PRESENTS = {
  name: 'envoy.transport_sockets.tls',
  typed_config: {
    '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext',
    common_tls_context: { tls_certificates: [{ certificate_chain: { inline_string: 'PEM' } }] },
  },
};
const MATCHES = {
  transport_socket_matches: [
    { name: 'mesh', match: MESH, transport_socket: PRESENTS },
    { name: 'rest', match: {}, transport_socket: RAW },
  ],
};
/** 28 endpoints with a sidecar and three without, each at an address that no other cluster has. */
const hostsOf = (net: number) =>
  Array.from({ length: 31 }, (_, i) => endpoint(`10.0.${net}.${i + 1}`, i < 28 ? MESH : undefined));
const session = await openText(
  JSON.stringify(
    dump({
      clusters: {
        dynamic_active_clusters: inForce(...HOSTS.map((host) => edsCluster(nameOf(host), MATCHES))),
      },
      endpoints: HOSTS.map((host, net) => endpoints(nameOf(host), hostsOf(net))),
    }),
  ),
);
const engine = new SessionEngine(session);
const group = session.dump.graph.nodes.find(
  ({ kind, owner, protection }) =>
    kind === 'endpoint-group' && owner?.includes('uc.dev') && protection?.kind === 'mtls',
);

let texts: WorkspacePart;
let root: Root;
let box: HTMLElement;
const onChoose = vi.fn();

beforeAll(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  // jsdom lays nothing out; the list asks how high it is.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(300);
  Element.prototype.scrollTo = () => undefined;
  texts = await workspaceTexts.load('en');
});

beforeEach(() => {
  onChoose.mockClear();
  box = document.body.appendChild(document.createElement('div'));
  root = createRoot(box);
});

afterEach(() => {
  act(() => root.unmount());
  box.remove();
});

const client = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });

function show(selected?: NodeId, queries = client()) {
  act(() =>
    root.render(
      <QueryClientProvider client={queries}>
        <EngineContext value={engine}>
          <WorkspaceTextsContext value={texts}>
            <Outline view={{ ...EMPTY_DUMP_VIEW, selected }} onChoose={onChoose} />
          </WorkspaceTextsContext>
        </EngineContext>
      </QueryClientProvider>,
    ),
  );
  return queries;
}

const tree = () => box.querySelector('[role=tree]') as HTMLElement;
const rows = () => [...box.querySelectorAll('[role=treeitem]')].map((row) => row.textContent);
const active = () =>
  document.getElementById(tree().getAttribute('aria-activedescendant') ?? '')?.textContent;
/** Answers of the worker come a moment later. */
const answered = async (ms = 20) => {
  await act(async () => {
    await new Promise((done) => setTimeout(done, ms));
  });
};
const press = async (...keys: string[]) => {
  for (const key of keys) {
    act(() => {
      tree().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    });
    await answered();
  }
};

describe('Outline', () => {
  it('says the protections in words and orders clusters by host', () => {
    show();
    expect(rows()).toEqual([
      'Outbound3',
      'payments.prod28 mTLS3 plain443',
      'uc.dev28 mTLS3 plain50051',
      'zoo.dev28 mTLS3 plain80',
    ]);
  });

  it('is walked by keys: open, go in, choose, back to the parent', async () => {
    show();
    await press('ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight');
    expect(active()).toBe('meshtlsMode = istiomTLS');
    await press('ArrowRight', 'ArrowRight');
    expect(active()).toBe('28 endpointsmTLS');
    await press('Enter');
    expect(onChoose).toHaveBeenCalledWith(group?.id);
    await press('ArrowLeft');
    expect(active()).toContain('mesh');
    await press('ArrowLeft', 'ArrowLeft');
    expect(active()).toContain('uc.dev');
    await press('z');
    expect(active()).toContain('zoo.dev');
    await press('Home', '*');
    expect(rows()).toHaveLength(6);
  });

  it('says level, position and size of each row', () => {
    show();
    const row = box.querySelectorAll('[role=treeitem]')[2];
    const said = ['aria-level', 'aria-posinset', 'aria-setsize', 'aria-expanded'];
    expect(said.map((name) => row?.getAttribute(name))).toEqual(['2', '2', '3', 'false']);
  });

  it('opens what a node chosen elsewhere stands in', async () => {
    const queries = show();
    show(group?.id, queries);
    // Several questions follow one another; a busy machine takes its time.
    await vi.waitFor(async () => {
      await answered();
      expect(box.querySelector('[aria-selected=true]')?.textContent).toBe('28 endpointsmTLS');
    }, 10_000);
    expect(active()).toBe('28 endpointsmTLS');
  });

  it('shows hits only, with what they stand in, and says how many', async () => {
    show();
    const field = box.querySelector('input') as HTMLInputElement;
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    await act(async () => {
      set?.call(field, '10.0.1.9');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await vi.waitFor(async () => {
      await answered();
      expect(rows()).toContain('10.0.1.9:8080');
    }, 10_000);
    expect(rows()).toEqual([
      'Outbound3',
      'uc.dev28 mTLS3 plain50051',
      'meshtlsMode = istiomTLS',
      '28 endpointsmTLS',
      '10.0.1.9:8080',
    ]);
    expect(box.querySelector('[aria-live]')?.textContent).toBe('1 hit');
  });
});

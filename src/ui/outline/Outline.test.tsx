// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { EngineContext } from '../../app/dump/engine-context';
import { WorkspaceTextsContext, workspaceTexts } from '../../app/texts/texts';
import { Dump } from '../../core/graph/dump';
import type { Graph, GraphNode } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';
import type { SearchResult } from '../../core/search/search';
import { dump, dumpOf } from '../../core/testing/dump-builder';
import { EMPTY_DUMP_VIEW } from '../../core/view/view-state';
import type { Engine } from '../../engine/protocol';
import type { DumpSession } from '../../session/dump-session';
import { GraphService } from '../../session/graph-service';
import { answer } from '../../session/handlers';
import type { QuestionOf } from '../../session/questions';
import type { WorkspacePart } from '../../texts';
import { Outline } from './Outline';

const id = (text: string) => text as NodeId;

const cluster = (host: string, port: number, over: Partial<GraphNode> = {}): GraphNode => ({
  id: id(`cluster/${host}-${port}`),
  kind: 'cluster',
  name: `outbound|${port}||${host}`,
  state: 'active',
  lane: 'client',
  column: 'entry',
  presence: 'file',
  line: { key: 'cluster', type: 'EDS', host, port },
  protection: undefined,
  protections: { mtls: 28, plaintext: 3 },
  owner: undefined,
  namespace: undefined,
  within: undefined,
  direction: 'outbound',
  pointer: undefined,
  fold: undefined,
  members: [],
  ...over,
});

const group: GraphNode = {
  ...cluster('uc.dev', 50051),
  id: id('cluster/uc.dev-50051/endpoints/istio'),
  kind: 'endpoint-group',
  line: { key: 'endpoints', addresses: ['10.0.0.1:50051'], total: 2 },
  owner: id('cluster/uc.dev-50051'),
  protection: { kind: 'mtls' },
  members: ['10.0.0.1:50051', '10.0.0.2:50051'],
};

const GRAPH: Graph = {
  nodes: [cluster('zoo.dev', 80), cluster('uc.dev', 50051), group, cluster('payments.prod', 443)],
  links: [],
};

const FOUND: SearchResult = {
  hits: [{ id: group.id, field: 'address', text: '10.0.0.2:50051' }],
  total: 1,
};

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

// The outline asks for nothing but the graph and what is found in it.
const service = new GraphService(new Dump({ ...dumpOf(dump({})), graph: GRAPH }), {
  alerts: [],
  notices: [],
  search: async () => FOUND,
  describer: async () => () => undefined,
});
const engine = {
  dump: { file: { digest: 'd' }, ...service.opened() },
  ask: (question: QuestionOf) => answer({ graph: service } as unknown as DumpSession, question),
};

const client = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });

function show(selected?: NodeId, queries = client()) {
  act(() =>
    root.render(
      <QueryClientProvider client={queries}>
        <EngineContext value={engine as unknown as Engine}>
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
      'Makes calls3',
      'payments.prod:44328 mTLS3 plain',
      'uc.dev:5005128 mTLS3 plain',
      'zoo.dev:8028 mTLS3 plain',
    ]);
  });

  it('is walked by keys: open, go in, choose, back to the parent', async () => {
    show();
    await press('ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight');
    expect(active()).toBe('2 endpointsmTLS');
    await press('Enter');
    expect(onChoose).toHaveBeenCalledWith(group.id);
    await press('ArrowLeft');
    expect(active()).toContain('uc.dev');
    await press('z');
    expect(active()).toContain('zoo.dev');
    await press('Home', '*');
    expect(rows()).toHaveLength(5);
  });

  it('says level, position and size of each row', () => {
    show();
    const row = box.querySelectorAll('[role=treeitem]')[2];
    const said = ['aria-level', 'aria-posinset', 'aria-setsize', 'aria-expanded'];
    expect(said.map((name) => row?.getAttribute(name))).toEqual(['2', '2', '3', 'false']);
  });

  it('opens what a node chosen elsewhere stands in', async () => {
    const queries = show();
    show(group.id, queries);
    // Several questions follow one another; a busy machine takes its time.
    await vi.waitFor(async () => {
      await answered();
      expect(box.querySelector('[aria-selected=true]')?.textContent).toBe('2 endpointsmTLS');
    }, 10_000);
    expect(active()).toBe('2 endpointsmTLS');
  });

  it('shows hits only, with what they stand in, and says how many', async () => {
    show();
    const field = box.querySelector('input') as HTMLInputElement;
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    await act(async () => {
      set?.call(field, '10.0.0.2');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await answered(120);
    expect(rows()).toEqual([
      'Makes calls3',
      'uc.dev:5005128 mTLS3 plain',
      '2 endpointsmTLS',
      '10.0.0.2:50051',
    ]);
    expect(box.querySelector('[aria-live]')?.textContent).toBe('1 hit');
  });
});

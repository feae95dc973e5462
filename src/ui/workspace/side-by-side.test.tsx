// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { dumpKey } from '../../app/dump/dump-key';
import { createQueryClient } from '../../app/dump/query-client';
import { useDump } from '../../app/dump/use-dump';
import { WorkspaceTextsContext, workspaceTexts } from '../../app/texts/texts';
import { ViewStore } from '../../app/view/view-store';
import { DumpScope, useDumpView, useScopeOpener } from '../../app/workspace/dump-scope';
import type { OpenEngine } from '../../app/workspace/open-engine';
import { useViewActions } from '../../app/workspace/use-view-actions';
import {
  useShownDumps,
  useWorkspace,
  WorkspaceProvider,
} from '../../app/workspace/workspace-provider';
import { SessionEngine } from '../../engine/testing/session-engine';
import { openText } from '../../session/testing/open-text';
import type { WorkspacePart } from '../../texts';
import { Inspector } from '../inspector/Inspector';
import { Outline } from '../outline/Outline';

const engines = new Map<string, SessionEngine>();

/** Samples from their files, each in a separate session. */
const openEngine: OpenEngine = async ({ name }) => {
  const text = readFileSync(resolve('public/samples', `${name}.json`), 'utf8');
  const engine = new SessionEngine(await openText(text), { name });
  engines.set(name, engine);
  return { engine, snapshot: undefined };
};

/** A dump with its outline and inspector, and a button that closes it. */
function Pane() {
  const dump = useDump();
  const view = useDumpView();
  const { focus, showPanel } = useViewActions();
  const workspace = useWorkspace();
  const opener = useScopeOpener();
  if (dump === undefined) return null;
  return (
    <section aria-label={dump.file.name}>
      <Outline view={view} onChoose={focus} />
      <article>
        <Inspector view={view} graphView={undefined} onChoose={focus} onPanel={showPanel} />
      </article>
      <button type="button" onClick={() => workspace.close(opener)}>
        close
      </button>
    </section>
  );
}

function Panes() {
  return useShownDumps().map((opener) => (
    <DumpScope key={opener.id} opener={opener}>
      <Pane />
    </DumpScope>
  ));
}

let texts: WorkspacePart;
let root: Root;
let box: HTMLElement;
let views: ViewStore;
let queries: QueryClient;

beforeAll(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  // jsdom lays nothing out; the list asks how high it is.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(300);
  Element.prototype.scrollTo = () => undefined;
  texts = await workspaceTexts.load('en');
});

beforeEach(async () => {
  engines.clear();
  window.history.replaceState(undefined, '', '/#v=1&sample=article&b.sample=strict');
  views = new ViewStore(window);
  queries = createQueryClient();
  box = document.body.appendChild(document.createElement('div'));
  root = createRoot(box);
  await act(async () =>
    root.render(
      <StrictMode>
        <QueryClientProvider client={queries}>
          <WorkspaceProvider views={views} openEngine={openEngine}>
            <WorkspaceTextsContext value={texts}>
              <Panes />
            </WorkspaceTextsContext>
          </WorkspaceProvider>
        </QueryClientProvider>
      </StrictMode>,
    ),
  );
  await until(() => expect(names()).toEqual(['article', 'strict']));
});

afterEach(async () => {
  await act(async () => root.unmount());
  box.remove();
});

const until = (check: () => void) => act(() => vi.waitFor(check, 20_000));
const names = () => [...box.querySelectorAll('section[aria-label]')].map((one) => one.ariaLabel);

const pane = (name: string): Element => {
  const found = box.querySelector(`section[aria-label="${name}"]`);
  if (found === null) throw new Error(`no ${name}`);
  return found;
};
const inspected = (name: string) => pane(name).querySelector('article')?.textContent ?? '';
const rows = (name: string) => [...pane(name).querySelectorAll('[role=treeitem]')];

/** Clicks on a row of the outline of a dump. */
async function choose(name: string, text: string): Promise<void> {
  const row = rows(name).find(({ textContent }) => textContent?.includes(text));
  if (row === undefined) throw new Error(`${name} has no row ${text}`);
  await act(async () => {
    row.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  });
}

const engineOf = (name: string): SessionEngine => {
  const engine = engines.get(name);
  if (engine === undefined) throw new Error(`${name} was not opened`);
  return engine;
};
const inLink = () => views.current().dumps.map(({ selected, panel }) => [selected, panel]);

async function press(name: string, text: string): Promise<void> {
  const button = [...pane(name).querySelectorAll('button')].find(
    ({ textContent }) => textContent === text,
  );
  await act(async () => button?.click());
}

describe('two dumps side by side', () => {
  it('have each their own rows, selection, details and tabs', async () => {
    expect(pane('article').textContent).toContain('account.dev');
    expect(pane('strict').textContent).not.toContain('account.dev');
    await choose('article', 'account.dev');
    await until(() => expect(inspected('article')).toContain('account.dev:50051'));
    expect(inspected('strict')).not.toContain('account.dev');
    await choose('strict', 'sds-grpc');
    await until(() => expect(inspected('strict')).toContain('sds-grpc'));
    expect(inspected('article')).toContain('account.dev:50051');
    await press('strict', 'JSON');
    expect(inLink()).toEqual([
      ['cluster/outbound%7C50051%7C%7Caccount.dev.svc.cluster.local', 'meaning'],
      ['cluster/sds-grpc@static', 'json'],
    ]);
    const selected = (name: string) =>
      [...pane(name).querySelectorAll('[role=treeitem][aria-selected=true]')].map(
        ({ textContent }) => textContent,
      );
    expect(selected('article')).toEqual([expect.stringMatching(/account\.dev.*50051/)]);
    expect(selected('strict')).toEqual([expect.stringContaining('sds-grpc')]);
  });

  it('say of a node that both have what each knows of it', async () => {
    await choose('article', 'virtualInbound');
    await choose('strict', 'virtualInbound');
    await until(() => {
      expect(inspected('article')).toContain('virtualInbound');
      expect(inspected('strict')).toContain('virtualInbound');
    });
    expect(inLink()).toEqual([
      ['listener/virtualInbound', 'meaning'],
      ['listener/virtualInbound', 'meaning'],
    ]);
    expect(inspected('article')).not.toBe(inspected('strict'));
  });

  it('go on one without the other', async () => {
    await choose('article', 'account.dev');
    await choose('strict', 'sds-grpc');
    await until(() => expect(inspected('strict')).toContain('sds-grpc'));
    const before = pane('strict');
    await press('article', 'close');
    expect(names()).toEqual(['strict']);
    expect(engineOf('article').closed).toBe(true);
    expect(queries.getQueryCache().findAll({ queryKey: dumpKey(engineOf('article')) })).toEqual([]);
    expect(window.location.hash).toBe(
      '#v=1&sample=strict&tab=graph&selected=cluster/sds-grpc@static&focus=cluster/sds-grpc@static',
    );
    // The very same pane, with the same session, that answers what is asked now.
    expect(pane('strict')).toBe(before);
    expect(engineOf('strict').closed).toBe(false);
    await choose('strict', 'virtualInbound');
    await until(() => expect(inspected('strict')).toContain('virtualInbound'));
    expect(inLink()).toEqual([['listener/virtualInbound', 'meaning']]);
  });
});

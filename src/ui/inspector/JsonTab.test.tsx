// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { EngineContext } from '../../app/dump/engine-context';
import { WorkspaceTextsContext, workspaceTexts } from '../../app/texts/texts';
import { child, ROOT } from '../../core/base/pointer';
import type { JsonPlace } from '../../core/inspect/types';
import type { Engine } from '../../engine/protocol';
import type { QuestionOf, RawJson } from '../../session/questions';
import type { WorkspacePart } from '../../texts';
import { JsonTab } from './JsonTab';

// The editor measures what jsdom does not lay out; what it is given is what matters here.
vi.mock('../json/LazyJsonView', () => ({
  LazyJsonView: ({ text }: { readonly text: string }) => <pre>{text}</pre>,
}));

const PLACES: readonly JsonPlace[] = [
  { role: 'tls-context', pointer: child(ROOT, 'configs', 0, 'tls'), jq: "jq '.tls' dump.json" },
  { role: 'reference', pointer: child(ROOT, 'configs', 0, 'a'), jq: "jq '.a' dump.json" },
  { role: 'reference', pointer: child(ROOT, 'configs', 0, 'b'), jq: "jq '.b' dump.json" },
];

const raw = vi.fn(
  async ({ reveal }: QuestionOf<'raw'>): Promise<RawJson> => ({
    text: reveal ? '{ "private_key": "SECRET" }' : '{ "private_key": "•••" }',
    omitted: 0,
    privateKeys: 1,
    revealed: reveal,
  }),
);

let texts: WorkspacePart;
let root: Root;
let box: HTMLElement;
const copied = vi.fn(async (_: string) => undefined);

beforeAll(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: copied } });
  texts = await workspaceTexts.load('en');
});

beforeEach(async () => {
  raw.mockClear();
  box = document.body.appendChild(document.createElement('div'));
  root = createRoot(box);
  const engine = { dump: { file: { digest: 'd' } }, ask: raw };
  await act(async () =>
    root.render(
      <QueryClientProvider client={new QueryClient()}>
        <EngineContext value={engine as unknown as Engine}>
          <WorkspaceTextsContext value={texts}>
            <JsonTab places={PLACES} />
          </WorkspaceTextsContext>
        </EngineContext>
      </QueryClientProvider>,
    ),
  );
  await waitForRender();
});

afterEach(() => {
  act(() => root.unmount());
  box.remove();
});

const waitForRender = () => act(() => new Promise((done) => setTimeout(done, 20)));

const press = async (name: string) => {
  const button = [...box.querySelectorAll('button')].find(
    (one) => one.textContent?.includes(name) || one.getAttribute('aria-label') === name,
  );
  await act(async () => button?.click());
  await waitForRender();
};

describe('JsonTab', () => {
  it('never asks for a private key before a person does, and forgets it when masked again', async () => {
    expect(box.textContent).not.toContain('SECRET');
    expect(raw.mock.calls.every(([{ reveal }]) => !reveal)).toBe(true);
    await press('Copy JSON');
    expect(copied).toHaveBeenLastCalledWith('{ "private_key": "•••" }');
    await press('Show private key');
    expect(box.querySelector('pre')?.textContent).toContain('SECRET');
    await press('Mask it again');
    expect(box.textContent).not.toContain('SECRET');
  });

  it('asks anew at another place, and numbers places of one role', async () => {
    await press('Show private key');
    const select = box.querySelector('select');
    expect([...(select?.options ?? [])].map((option) => option.text)).toEqual([
      'TLS context',
      'Reference to it',
      'Reference to it 2',
    ]);
    await act(async () => {
      if (select === null) return;
      select.value = '1';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await waitForRender();
    expect(box.textContent).not.toContain('SECRET');
    await press('Copy the jq command');
    expect(copied).toHaveBeenLastCalledWith("jq '.a' dump.json");
  });
});

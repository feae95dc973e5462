// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { EngineContext } from '../../app/dump/engine-context';
import { WorkspaceTextsContext, workspaceTexts } from '../../app/texts/texts';
import { child, ROOT } from '../../core/base/pointer';
import { HIDDEN_KEY } from '../../core/dump/scan/private-keys';
import type { JsonPlace } from '../../core/inspect/types';
import { dump } from '../../core/testing/dump-builder';
import { SessionEngine } from '../../engine/testing/session-engine';
import { openText } from '../../session/testing/open-text';
import type { WorkspacePart } from '../../texts';
import { JsonTab } from './JsonTab';

// The editor measures what jsdom does not lay out; what it is given is what matters here.
vi.mock('../json/LazyJsonView', () => ({
  LazyJsonView: ({ text }: { readonly text: string }) => <pre>{text}</pre>,
}));

const secret = (name: string) => ({
  name,
  secret: { name, tls_certificate: { private_key: { inline_string: `SECRET of ${name}` } } },
});
const NAMES = ['tls', 'a', 'b'];
const SECRETS = dump({ secrets: { dynamic_active_secrets: NAMES.map(secret) } });
const keyAt = (index: number) =>
  child(ROOT, 'configs', 0, 'dynamic_active_secrets', index, 'secret', 'tls_certificate');
const PLACES: readonly JsonPlace[] = [
  { role: 'tls-context', pointer: keyAt(0), jq: "jq '.tls' dump.json" },
  { role: 'reference', pointer: keyAt(1), jq: "jq '.a' dump.json" },
  { role: 'reference', pointer: keyAt(2), jq: "jq '.b' dump.json" },
];

let texts: WorkspacePart;
let engine: SessionEngine;
let root: Root;
let box: HTMLElement;
const copied = vi.fn(async (_: string) => undefined);

beforeAll(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: copied } });
  texts = await workspaceTexts.load('en');
});

beforeEach(async () => {
  engine = new SessionEngine(await openText(JSON.stringify(SECRETS)));
  vi.spyOn(engine, 'ask');
  box = document.body.appendChild(document.createElement('div'));
  root = createRoot(box);
  await act(async () =>
    root.render(
      <QueryClientProvider client={new QueryClient()}>
        <EngineContext value={engine}>
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
    expect(engine.ask).toHaveBeenCalledWith(expect.objectContaining({ ask: 'raw', reveal: false }));
    expect(engine.ask).not.toHaveBeenCalledWith(expect.objectContaining({ reveal: true }));
    await press('Copy JSON');
    expect(copied).toHaveBeenLastCalledWith(`{"private_key":{"inline_string":"${HIDDEN_KEY}"}}`);
    await press('Show private key');
    expect(box.querySelector('pre')?.textContent).toContain('SECRET of tls');
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

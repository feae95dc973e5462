// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { VerdictTextsContext, verdictTexts } from '../../../app/dump/use-verdicts';
import { InScope } from '../../../app/testing/in-scope';
import { WorkspaceTextsContext, workspaceTexts } from '../../../app/texts/texts';
import { dumpTime } from '../../../core/decide/dump-time';
import type { NodeId } from '../../../core/ids/ids';
import { SessionEngine } from '../../../engine/testing/session-engine';
import { openText } from '../../../session/testing/open-text';
import type { VerdictTexts, WorkspacePart } from '../../../texts';
import { Verdicts } from './Verdicts';

let workspace: WorkspacePart;
let texts: VerdictTexts;
let root: Root;
let box: HTMLElement;
const chosen = vi.fn((_: NodeId) => undefined);

beforeAll(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  workspace = await workspaceTexts.load('en');
  texts = await verdictTexts.load('en');
});

beforeEach(() => {
  chosen.mockClear();
  box = document.body.appendChild(document.createElement('div'));
  root = createRoot(box);
});

afterEach(async () => {
  await act(async () => root.unmount());
  box.remove();
  vi.useRealTimers();
});

/** What the inspector says of the node of a sample whose id begins so. */
async function shown(sample: string, start: string): Promise<string> {
  const text = readFileSync(resolve('public/samples', `${sample}.json`), 'utf8');
  const session = await openText(text);
  const id = session.dump.graph.nodes.find((node) => node.id.startsWith(start))?.id;
  if (id === undefined) throw new Error(`no node ${start}`);
  vi.setSystemTime(dumpTime(session.dump.model) ?? 0);
  await act(async () =>
    root.render(
      <InScope engine={new SessionEngine(session)}>
        <WorkspaceTextsContext value={workspace}>
          <VerdictTextsContext value={texts}>
            <Verdicts id={id} onChoose={chosen} />
          </VerdictTextsContext>
        </WorkspaceTextsContext>
      </InScope>,
    ),
  );
  await act(() => vi.waitFor(() => expect(box.querySelector('section, p')).not.toBeNull()));
  return box.textContent ?? '';
}

describe('verdicts in the inspector', () => {
  it('name the mode of each port, and lead to the chains that prove it', async () => {
    const text = await shown('port-exception', 'listener/virtualInbound');
    expect(text).toContain('9090PERMISSIVE');
    expect(text).toContain('9411DISABLE');
    expect(text).toContain('50051STRICT');
    expect(text).toContain('all other portsSTRICT');
    const link = [...box.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'plaintext (raw_buffer)',
    );
    await act(async () => link?.click());
    expect(chosen.mock.lastCall?.[0]).toMatch(/^listener\/virtualInbound\/0\.0\.0\.0_9090\//);
  });

  it('say which entry an endpoint takes and why not the others', async () => {
    const text = await shown('mixed-endpoints', 'cluster/outbound%7C8080%7C%7Cstock');
    expect(text).toContain('10.10.6.22:8080 takes the entry tlsMode-disabled');
    expect(text).toContain('it wants tlsMode = istio, and the endpoint has no such metadata');
  });

  it('describe a certificate and say that it has expired', async () => {
    const text = await shown('expired-certificate', 'secret/default');
    expect(text).toContain('spiffe://cluster.local/ns/shop/sa/order');
    expect(text).toContain('At the dumpexpired 24 h ago');
    expect(text).toContain('Redacted');
  });

  it('say what waits for a secret that does not come', async () => {
    const text = await shown('secret-never-arrives', 'secret/default');
    expect(text).toContain('never arrived');
    expect(text).toContain('the cluster waits for ever: initial_fetch_timeout is 0s');
  });
});

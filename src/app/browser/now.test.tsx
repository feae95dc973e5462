// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { NodeId } from '../../core/ids/ids';
import { ANY_INBOUND, type InboundQuestion } from '../../core/view/question';
import { SessionEngine } from '../../engine/testing/session-engine';
import type { DumpSession } from '../../session/dump-session';
import { answer } from '../../session/handlers';
import { openText } from '../../session/testing/open-text';
import { useAnswer } from '../ask/use-ask';
import { EngineContext } from '../dump/engine-context';
import { createQueryClient } from '../dump/query-client';
import { useFindings, useFindingsAt } from '../dump/use-findings';
import { useVerdicts } from '../dump/use-verdicts';

// WebCrypto of Node does not take the bytes of jsdom: as on plain HTTP, signatures are not checked.
vi.hoisted(() => vi.stubGlobal('crypto', undefined));

const MINUTE = 60_000;
const TO_THIS_PORT: InboundQuestion = {
  ...ANY_INBOUND,
  port: 50051,
  alpn: ['istio-peer-exchange', 'istio'],
  shows: 'mesh',
};

let session: DumpSession;
let secret: NodeId;
let expiry: number;
let root: Root;
let box: HTMLElement;

beforeAll(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  // Without any time in the dump, it is judged by the clock alone.
  const dump: unknown = JSON.parse(
    readFileSync(resolve('public/samples/strict.json'), 'utf8'),
    (key, value) => (key === 'last_updated' ? undefined : value),
  );
  session = await openText(JSON.stringify(dump));
  const node = session.dump.graph.nodes.find(({ id }) => id === 'secret/default@sds-grpc');
  if (node === undefined) throw new Error('no such secret');
  secret = node.id;
  const { certificates } = (await answer(session, { ask: 'verdicts', id: secret, now: 0 })) ?? {};
  const found = certificates === 'gone' ? undefined : certificates;
  const [leaf] = found?.places[0]?.blocks.items ?? [];
  if (leaf?.kind !== 'certificate') throw new Error('no certificate');
  expiry = leaf.certificate.notAfter;
  // What else answers is loaded, so that the page does not wait for it.
  await answer(session, { ask: 'findings', from: 0, to: 1, now: 0 });
  await answer(session, { ask: 'decide', question: TO_THIS_PORT, now: 0 });
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  box = document.body.appendChild(document.createElement('div'));
  root = createRoot(box);
});

afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
});

/** What the drawer, the inspector, its badge and the banner say of one certificate. */
function Parts() {
  const asked = useAnswer(TO_THIS_PORT);
  const verdicts = useVerdicts(secret);
  const [own] = useFindingsAt(secret);
  const found = useFindings();
  if (asked.state !== 'ready' || verdicts.state !== 'ready' || found === undefined) return null;
  const { verdict } = asked.value;
  const { certificates } = verdicts.value ?? {};
  const [first] = found.findings.items;
  return [
    verdict.key === 'taken' && verdict.by.key === 'refused' ? verdict.by.refusal.why.kind : 'taken',
    certificates === 'gone' ? 'gone' : certificates?.state?.state,
    own?.rule,
    first?.rule,
  ].join(' ');
}

/** Lets answers come, and so much time pass. */
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

it('is one for all parts, which say together that a certificate has expired while the page is open', async () => {
  vi.setSystemTime(expiry - MINUTE);
  await act(async () =>
    root.render(
      <QueryClientProvider client={createQueryClient()}>
        <EngineContext value={new SessionEngine(session)}>
          <Parts />
        </EngineContext>
      </QueryClientProvider>,
    ),
  );
  await act(() =>
    vi.waitFor(() =>
      expect(box.textContent).toBe('taken expiring certificate-expiring certificate-expiring'),
    ),
  );
  await pass(3 * MINUTE);
  await act(() =>
    vi.waitFor(() =>
      expect(box.textContent).toBe('expired expired certificate-expired certificate-expired'),
    ),
  );
});

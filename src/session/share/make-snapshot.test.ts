import { describe, expect, it } from 'vitest';
import { askAbout } from '../../core/ask/ask';
import type { JsonObject } from '../../core/base/json';
import { clusterId, listenerId, type NodeId, stackId, usersId } from '../../core/ids/ids';
import { ARTICLE, type DumpParts, dump } from '../../core/testing/dump-builder';
import { istioctlLists } from '../../core/testing/istioctl';
import { encodeView } from '../../core/view/codec';
import { ANY_INBOUND, ANY_OUTBOUND } from '../../core/view/question';
import { EMPTY_SINGLE_VIEW, type SingleView, singleDump } from '../../core/view/single-view';
import type { DumpSession } from '../dump-session';
import type { SnapshotAnswer } from '../share-questions';
import { openText } from '../testing/open-text';
import { makeSnapshot } from './make-snapshot';
import { unpackSnapshot } from './payload';
import { redactedFile } from './redacted-file';

const UC = 'outbound|50051||uc.dev.svc.cluster.local';
const INBOUND = listenerId('virtualInbound', 'active');

const open = (parts: DumpParts = ARTICLE): Promise<DumpSession> =>
  openText(JSON.stringify(dump(parts)));

type Made = Extract<SnapshotAnswer, { kind: 'made' }>;

async function made(
  session: DumpSession,
  view: Partial<SingleView>,
  { scope = 'view', redact = true }: { scope?: 'view' | 'whole'; redact?: boolean } = {},
): Promise<{ readonly answer: Made; readonly there: DumpSession }> {
  const answer = await makeSnapshot(session, {
    ask: 'snapshot',
    view: { ...EMPTY_SINGLE_VIEW, ...view },
    scope,
    redact,
  });
  if (answer.kind !== 'made') throw new Error(answer.kind);
  const { source } = answer.view;
  if (source?.kind !== 'snapshot') throw new Error('no payload');
  const { dump: text, about } = await unpackSnapshot(source.data);
  expect(about).toEqual(answer.about);
  expect(text).toBe(answer.text);
  return { answer, there: await openText(text) };
}

const nodeOf = (session: DumpSession, id: NodeId | undefined) =>
  session.dump.graph.nodes.find((node) => node.id === id);

describe('a snapshot', () => {
  it('has what the view needs, under other names', async () => {
    const session = await open();
    const { answer, there } = await made(session, { selected: INBOUND });
    expect(answer.about).toEqual({
      redacted: true,
      counts: { listeners: [1, 1], clusters: [1, 2], endpoints: [0, 1], secrets: [2, 2] },
    });
    expect(answer.text).not.toContain('user-web');
    expect(answer.lost).toEqual([]);
    const before = nodeOf(session, INBOUND);
    const after = nodeOf(there, answer.view.selected);
    expect(after?.protections).toEqual(before?.protections);
  });

  it('lists what stands for what', async () => {
    const { answer } = await made(await open(), { selected: clusterId(UC, 'active') });
    const names = new Map(answer.replaced);
    expect(names.get(UC)).toMatch(/^outbound\|50051\|\|/);
    expect(answer.text).toContain(names.get(UC));
    expect(answer.text).not.toContain('uc.dev');
  });

  it('has the same verdict to a question, in its own names', async () => {
    const session = await open();
    const inbound = { ...ANY_INBOUND, port: 50051, sni: 'uc.dev', alpn: ['istio'] };
    const outbound = {
      ...ANY_OUTBOUND,
      cluster: clusterId(UC, 'active'),
      endpoint: '10.2.7.9:8080',
    };
    for (const question of [inbound, outbound]) {
      const { answer, there } = await made(session, { question });
      const asked = answer.view.question;
      if (asked === undefined) throw new Error('the question is lost');
      expect(JSON.stringify(asked)).not.toContain('uc.dev');
      if (asked.ask === 'in') expect(asked.alpn).toEqual(['istio']);
      const before = askAbout(question, session.dump);
      const after = askAbout(asked, there.dump);
      expect(after.verdict.key).toBe(before.verdict.key);
      expect(after.path).toHaveLength(before.path.length);
      expect(after.steps.map(({ step }) => step)).toEqual(before.steps.map(({ step }) => step));
    }
  });

  it('has no canary in it, in what the link says of the view neither', async () => {
    const text = JSON.stringify(dump(ARTICLE))
      .replaceAll('uc.dev', 'canary-uc.canary-dev')
      .replaceAll('user-web.dev~dev', 'canary-web.canary-dev~canary-dev')
      .replaceAll('10.2.', '10.77.');
    const session = await openText(text);
    const cluster = clusterId(UC.replace('uc.dev', 'canary-uc.canary-dev'), 'active');
    const inbound = {
      ...ANY_INBOUND,
      port: 50051,
      at: INBOUND,
      address: '10.77.3.20',
      sni: 'canary-sni.canary-dev.example',
      alpn: ['canary-protocol', 'h2'],
      source: '10.77.9.9',
      direct: '10.77.9.8',
    };
    const outbound = { ...ANY_OUTBOUND, cluster, endpoint: '10.77.7.9:8080' };
    for (const question of [inbound, outbound]) {
      const { answer } = await made(session, {
        selected: cluster,
        focus: stackId(cluster),
        open: [stackId(cluster), listenerId('canary-nowhere', 'active')],
        filter: { ...EMPTY_SINGLE_VIEW.filter, namespace: 'canary-dev' },
        question,
      });
      const { source: _, ...view } = answer.view;
      const link = decodeURIComponent(encodeView(singleDump({ ...view, source: undefined })));
      expect(`${link} ${answer.text}`).not.toMatch(/canary|10\.77\./);
      expect(answer.view.question).toBeDefined();
      expect(answer.lost).toEqual(['listener/canary-nowhere']);
    }
  });

  it('maps stacks by the node that they are named after', async () => {
    const session = await open();
    const hub = session.dump.graph.nodes.find(({ name }) => name === 'default')?.id;
    if (hub === undefined) throw new Error('no secret');
    const { answer } = await made(session, {
      focus: stackId(clusterId(UC, 'active')),
      open: [usersId(hub)],
    });
    expect(answer.lost).toEqual([]);
    expect(answer.view.focus).toMatch(/^stack\/cluster\/outbound/);
    expect(answer.view.open[0]).toMatch(/^users\/secret\//);
  });

  it('is of everything where the view speaks of nothing, and where that is wanted', async () => {
    const session = await open();
    const whole = { listeners: [1, 1], clusters: [2, 2], endpoints: [1, 1], secrets: [2, 2] };
    expect((await made(session, {})).answer.about.counts).toEqual(whole);
    const { answer } = await made(session, { selected: INBOUND }, { scope: 'whole' });
    expect(answer.about.counts).toEqual(whole);
  });

  it('keeps names when asked to, and no private key even then', async () => {
    const key = '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n';
    const secret = (private_key: JsonObject): JsonObject => ({
      name: 'default',
      secret: {
        name: 'default',
        tls_certificate: { certificate_chain: { inline_string: 'PEM' }, private_key },
      },
    });
    const forms: readonly JsonObject[] = [{ inline_string: key }, { inline_bytes: btoa(key) }];
    for (const private_key of forms) {
      const session = await open({
        ...ARTICLE,
        secrets: { dynamic_active_secrets: [secret(private_key)] },
      });
      const { answer, there } = await made(session, { selected: INBOUND }, { redact: false });
      expect(answer.text).toContain('user-web');
      expect(answer.view.selected).toBe(INBOUND);
      expect(nodeOf(there, INBOUND)?.protections).toEqual(nodeOf(session, INBOUND)?.protections);
      expect(answer.text).not.toMatch(/BEGIN|UFJJVkFURSBL|SVZBVEUgS0VZ|UklWQVRFIEtF/);
      const file = await (await redactedFile(session, false)).blob.text();
      expect(file).not.toMatch(/BEGIN|UFJJVkFURSBL|SVZBVEUgS0VZ|UklWQVRFIEtF/);
    }
  });

  it('is not put together where it would never fit', async () => {
    const long = { name: 'x'.repeat(6_000_000) };
    const session = await open({
      ...ARTICLE,
      secrets: {
        dynamic_active_secrets: ['a', 'b', 'c'].map((name) => ({
          name,
          secret: { name, generic_secret: long },
        })),
      },
    });
    const answer = await makeSnapshot(session, {
      ask: 'snapshot',
      view: EMPTY_SINGLE_VIEW,
      scope: 'whole',
      redact: true,
    });
    expect(answer.kind).toBe('too-large');
  });
});

describe('a redacted dump as a file', () => {
  it('has everything under other names, and opens', async () => {
    const session = await open();
    const { blob } = await redactedFile(session, true);
    const text = await blob.text();
    expect(text).not.toMatch(/user-web|uc\.dev/);
    const there = await openText(text);
    const kinds = ({ dump: { graph } }: DumpSession) =>
      graph.nodes.map(({ kind, protections }) => [kind, protections]);
    expect(kinds(there)).toEqual(kinds(session));
  });
});

describe('a list that istioctl printed', () => {
  const lists = istioctlLists(JSON.stringify(dump(ARTICLE)));
  const [listeners, clusters] = lists.map(({ text }) => text);
  const protectionsOf = ({ dump: { graph } }: DumpSession) =>
    graph.nodes.map(({ kind, state, protections }) => [kind, state, protections]);

  it('is a list again as a snapshot: it does not tell more than it did', async () => {
    const session = await openText(clusters ?? '');
    for (const redact of [true, false]) {
      const selected = clusterId(UC, 'active');
      const { answer, there } = await made(session, { selected }, { redact });
      expect(there.dump.model.format).toBe('istioctl-clusters');
      expect(answer.lost).toEqual([]);
      const after = nodeOf(there, answer.view.selected);
      expect(after?.state).toBe('unknown');
      expect(after?.protections).toEqual(nodeOf(session, selected)?.protections);
      expect(answer.text.includes('uc.dev')).toBe(!redact);
    }
  });

  it('is a list again as a redacted file', async () => {
    const session = await openText(listeners ?? '');
    const text = await (await redactedFile(session, true)).blob.text();
    expect(text).not.toMatch(/user-web|uc\.dev/);
    expect(protectionsOf(await openText(text))).toEqual(protectionsOf(session));
  });
});

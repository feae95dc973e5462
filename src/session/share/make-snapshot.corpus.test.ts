import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { askAbout } from '../../core/ask/ask';
import { askOffers } from '../../core/ask/offers';
import type { GraphNode } from '../../core/graph/types';
import type { NodeKind } from '../../core/ids/kinds';
import { ANY_INBOUND, ANY_OUTBOUND, type ConnectionQuestion } from '../../core/view/question';
import { EMPTY_SINGLE_VIEW, type SingleView } from '../../core/view/single-view';
import { corpusFiles } from '../../testing/corpus';
import type { DumpSession } from '../dump-session';
import { openBlob, openText } from '../testing/open-text';
import { makeSnapshot } from './make-snapshot';

const opened = await Promise.all(
  corpusFiles().map(async ({ name, path }) => {
    const session = await openBlob(new Blob([new Uint8Array(readFileSync(path))]));
    return { name, session: session.ok ? session.value : undefined };
  }),
);
const dumps = opened.flatMap(({ name, session }) => (session ? [{ name, session }] : []));

const firstOf = ({ dump }: DumpSession, kind: NodeKind): GraphNode | undefined =>
  dump.graph.nodes.find((node) => node.kind === kind && node.presence === 'file');

/** Questions about the middle of what the file offers: seldom the most ordinary one. */
function questionsOf(session: DumpSession): readonly ConnectionQuestion[] {
  const { ports, cluster } = askOffers(session.dump);
  const port = ports[Math.floor(ports.length / 2)]?.port;
  const inbound = (['tls', 'http/1.1'] as const).map((sends) => ({
    ...ANY_INBOUND,
    port,
    sends,
    alpn: sends === 'tls' ? ['istio-peer-exchange', 'istio'] : [],
  }));
  return [...(port === undefined ? [] : inbound), { ...ANY_OUTBOUND, cluster }];
}

async function snapshotOf(session: DumpSession, part: Partial<SingleView>) {
  const view = { ...EMPTY_SINGLE_VIEW, ...part };
  const made = await makeSnapshot(session, { ask: 'snapshot', view, scope: 'view', redact: true });
  return made.kind === 'made' ? { made, there: await openText(made.text) } : undefined;
}

describe.each(dumps)('$name', ({ session }) => {
  it('answers in a snapshot as it does in the file', async () => {
    for (const question of questionsOf(session)) {
      const snapshot = await snapshotOf(session, { question });
      const asked = snapshot?.made.view.question;
      if (snapshot === undefined || asked === undefined) continue;
      expect(snapshot.made.lost).toEqual([]);
      const before = askAbout(question, session.dump);
      const after = askAbout(asked, snapshot.there.dump);
      expect([question, after.verdict.key]).toEqual([question, before.verdict.key]);
      expect(after.path).toHaveLength(before.path.length);
    }
  });

  it('shows in a snapshot the node that was selected', async () => {
    for (const kind of ['listener', 'cluster', 'secret', 'sds-source', 'agent'] as const) {
      const node = firstOf(session, kind);
      const snapshot = node && (await snapshotOf(session, { selected: node.id }));
      if (node === undefined || snapshot === undefined) continue;
      const { selected } = snapshot.made.view;
      const there = snapshot.there.dump.graph.nodes.find(({ id }) => id === selected);
      expect([there?.kind, there?.state, there?.protections]).toEqual([
        kind,
        node.state,
        node.protections,
      ]);
    }
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText } from '../core/dump/read';
import type { SourceResource } from '../core/dump/source';
import { place } from '../core/graph/layout';
import { MAX_BOXES, visible } from '../core/graph/visible';
import { ModelBuilder } from '../core/model/build';
import { EMPTY_DUMP_VIEW } from '../core/view/view-state';
import { corpusFiles } from '../testing/corpus';
import type { DumpSession } from './dump-session';
import { expectJqToPrint } from './testing/jq';
import { openBlob } from './testing/open-text';

const open = async (path: string): Promise<DumpSession | undefined> => {
  const session = await openBlob(new Blob([new Uint8Array(readFileSync(path))]));
  return session.ok ? session.value : undefined;
};

const files = corpusFiles();
const sessions = await Promise.all(files.map(({ path }) => open(path)));
const dumps = files.flatMap((file, i) => {
  const session = sessions[i];
  return session === undefined ? [] : [{ ...file, session }];
});

describe.each(dumps)('$name', ({ path, session }) => {
  const { graph } = session.dump;

  it('shows its whole in at most 60 boxes, each node in one of them, ids once', () => {
    const shown = visible(session.dump, EMPTY_DUMP_VIEW);
    expect(shown.boxes.length).toBeLessThanOrEqual(MAX_BOXES);
    expect(shown.hidden).toBe(0);
    expect(place(shown).boxes).toHaveLength(shown.boxes.length);
    expect(new Set(graph.nodes.map((node) => node.id)).size).toBe(graph.nodes.length);
  });

  it('makes every body of the file a node or a notice', () => {
    const bodies: SourceResource[] = [];
    const builder = new ModelBuilder();
    readText(readFileSync(path, 'utf8'), {
      resource: (resource) => {
        bodies.push(resource);
        builder.resource(resource);
      },
      section: (kind) => builder.section(kind),
      notice: (notice) => builder.notice(notice),
    });
    const { clusters } = builder.finish('');
    const joined = clusters.flatMap(({ endpoints }) =>
      endpoints.kind === 'unknown' ? [] : (endpoints.pointer ?? []),
    );
    const shown = new Set<string>([
      ...graph.nodes.flatMap((node) => node.pointer ?? []),
      ...session.notices.map((notice) => notice.pointer),
      ...joined,
    ]);
    const lost = bodies.filter(({ kind, pointer }) => kind !== 'bootstrap' && !shown.has(pointer));
    expect(lost.map(({ pointer }) => pointer)).toEqual([]);
  });

  it('gives each node a jq command that prints its raw JSON, once', async () => {
    await expectJqToPrint(session, path);
  }, 120_000);
});

describe('the rest of the corpus', () => {
  it('has both kinds of file', () => {
    expect(dumps.length).toBeGreaterThan(40);
    expect(files.length).toBeGreaterThan(dumps.length);
  });
});

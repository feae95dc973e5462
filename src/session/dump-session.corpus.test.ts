import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { raw } from 'jq-wasm';
import { describe, expect, it } from 'vitest';
import type { Pointer } from '../core/base/pointer';
import { readText } from '../core/dump/read';
import type { SourceResource } from '../core/dump/source';
import { place } from '../core/graph/layout';
import { MOST_BOXES, visible } from '../core/graph/visible';
import { ModelBuilder } from '../core/model/build';
import { EMPTY_DUMP_VIEW } from '../core/view/view-state';
import { corpusFiles } from '../testing/corpus';
import type { DumpSession } from './dump-session';
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

const native = spawnSync('jq', ['--version']).status === 0;
/** jq compiles a long program slowly; a chunk of commands a run. */
const CHUNK = 40;
/** jq as a package takes seconds to start: without an installed jq some commands a file must do. */
const MOST_WITHOUT_NATIVE = 60;

async function jq(program: string, path: string): Promise<string> {
  if (!native) return raw(readFileSync(path, 'utf8'), program, ['-c']);
  const run = spawnSync('jq', ['-c', program, path], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout;
}

/** Programs that are shell-quoted in a command, as jq gets them. */
const programOf = (command: string): string =>
  command.slice(command.indexOf("'") + 1, command.lastIndexOf("'")).replaceAll("'\\''", "'");

describe.each(dumps)('$name', ({ path, session }) => {
  const { graph } = session.connected;

  it('shows its whole in at most 60 boxes, each node in one of them, ids once', () => {
    const shown = visible(session.connected, EMPTY_DUMP_VIEW);
    expect(shown.boxes.length).toBeLessThanOrEqual(MOST_BOXES);
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
    const commands = new Map<Pointer, string>();
    for (const { id, pointer } of graph.nodes) {
      const details = session.details(id);
      expect(details, id).toBeDefined();
      for (const json of details?.json ?? []) commands.set(json.pointer, json.jq);
      expect(pointer === undefined || (details?.json.length ?? 0) > 0, id).toBe(true);
    }
    const every = native ? 1 : Math.ceil(commands.size / MOST_WITHOUT_NATIVE);
    const entries = [...commands].filter((_, i) => i % every === 0);
    for (let i = 0; i < entries.length; i += CHUNK) {
      const chunk = entries.slice(i, i + CHUNK);
      const program = chunk.map(([, command]) => `[${programOf(command)}]`).join(',\n');
      const printed: unknown = JSON.parse(await jq(`[${program}]`, path));
      const expected = chunk.map(([at]) => [JSON.parse(session.raw(at, true)?.text ?? '')]);
      expect(printed).toEqual(expected);
    }
  }, 120_000);
});

describe('the rest of the corpus', () => {
  it('has both kinds of file', () => {
    expect(dumps.length).toBeGreaterThan(40);
    expect(files.length).toBeGreaterThan(dumps.length);
  });
});

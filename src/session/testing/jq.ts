import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { raw } from 'jq-wasm';
import { expect } from 'vitest';
import type { Pointer } from '../../core/base/pointer';
import type { DumpSession } from '../dump-session';

const native = spawnSync('jq', ['--version']).status === 0;
/** jq compiles a long program slowly; a chunk of commands a run. */
const CHUNK = 40;
/** jq as a package takes seconds to start: without an installed jq some commands a file must do. */
const MAX_WITHOUT_NATIVE = 60;

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

/** Runs the jq commands of all nodes on the file: each prints the node's raw JSON, once. */
export async function expectJqToPrint(session: DumpSession, path: string): Promise<void> {
  const describer = await session.describer();
  const commands = new Map<Pointer, string>();
  for (const { id, pointer } of session.dump.graph.nodes) {
    const details = describer(id);
    expect(details, id).toBeDefined();
    for (const json of details?.json ?? []) commands.set(json.pointer, json.jq);
    expect(pointer === undefined || (details?.json.length ?? 0) > 0, id).toBe(true);
  }
  const every = native ? 1 : Math.ceil(commands.size / MAX_WITHOUT_NATIVE);
  const entries = [...commands].filter((_, i) => i % every === 0);
  for (let i = 0; i < entries.length; i += CHUNK) {
    const chunk = entries.slice(i, i + CHUNK);
    const program = chunk.map(([, command]) => `[${programOf(command)}]`).join(',\n');
    const printed: unknown = JSON.parse(await jq(`[${program}]`, path));
    const expected = chunk.map(([at]) => [JSON.parse(session.raw(at, true)?.text ?? '')]);
    expect(printed).toEqual(expected);
  }
}

/** What a command prints of a text, value by value. */
export async function printedByJq(command: string, text: string): Promise<readonly unknown[]> {
  const printed = native
    ? spawnSync('jq', ['-c', programOf(command)], { input: text, encoding: 'utf8' }).stdout
    : await raw(text, programOf(command), ['-c']);
  return printed.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
}

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isArray, isObject, type JsonObject, type JsonValue, own } from '../src/core/base/json';
import { chainMatcherQuestions } from './kinds/chain-matchers/job';
import { filterChainQuestions } from './kinds/filter-chains/job';
import { handoffQuestions } from './kinds/listener-handoff/job';
import { cluster } from './kinds/transport-sockets/cluster';
import { clusterQuestions } from './kinds/transport-sockets/job';
import { tellNaive } from './naive';
import { readRecording } from './read-recording';

const FOLDER = join(import.meta.dirname, 'recordings');
const SEED = 1;

const recorded = (name: string) => readRecording(join(FOLDER, `${name}.jsonl.gz`));

/** The connections of a recorded case; if it was refused they are asked of nobody. */
const connectionsOf = (one: JsonObject, asked: JsonValue): JsonValue => {
  const asks = own(one, 'asks');
  if (!isArray(asks)) return asked;
  return asks.map((ask) => (isObject(ask) ? (own(ask, 'connection') ?? null) : null));
};

for (const [name, questions, atLeast] of [
  ['filter-chains', filterChainQuestions, 20_000],
  ['chain-matchers', chainMatcherQuestions, 2000],
] as const) {
  test(`${name} holds the questions of its seed, and enough of them`, async () => {
    const { cases } = await recorded(name);
    const asked = questions(SEED).map(({ id, listener, connections }) => ({
      id,
      listener,
      connections,
    }));
    expect(cases).toHaveLength(asked.length);
    let asks = 0;
    for (const [i, one] of cases.entries()) {
      const question = asked[i];
      const connections = connectionsOf(one, question?.connections ?? null);
      const { id, listener } = one;
      // As texts: deep equality takes seconds here.
      expect(JSON.stringify({ id, listener, connections })).toBe(JSON.stringify(question));
      asks += isArray(one.asks) ? one.asks.length : 0;
    }
    expect(asks).toBeGreaterThanOrEqual(atLeast);
  });
}

test('transport-sockets holds the questions of its seed, and enough of them', async () => {
  const { cases } = await recorded('transport-sockets');
  const asked = clusterQuestions(SEED).map(({ id, name, parts }) => ({
    id,
    cluster: cluster(name, parts),
  }));
  const texts = cases.map(({ id, cluster }) => JSON.stringify({ id, cluster }));
  expect(texts).toEqual(asked.map((question) => JSON.stringify(question)));
  expect(cases.length).toBeGreaterThanOrEqual(3000);
});

test('listener-handoff holds the questions of its seed, and enough of them', async () => {
  const { cases } = await recorded('listener-handoff');
  const asked = handoffQuestions(SEED);
  expect(cases.map(({ id, listeners }) => ({ id, listeners }))).toEqual(
    asked.map(({ id, listeners }) => ({ id, listeners })),
  );
  const connections = cases.flatMap((one) => connectionsOf(one, null));
  expect(connections).toEqual(asked.flatMap((question) => question.connections));
  expect(connections.length).toBeGreaterThanOrEqual(500);
});

test('a naive reading errs where the rules are not what one expects', async () => {
  const said: string[] = [];
  await tellNaive(join(FOLDER, 'filter-chains.jsonl.gz'), (text) => said.push(text));
  const text = said.join('\n');
  expect(text).toContain('  no-backtracking-over-ports: ');
  expect(text).toContain('  client-alpn-order: ');
  expect(text).toContain('  exact-sni-shadows-wildcard: ');
});

test('recordings are small enough for a repository', () => {
  const sizes = readdirSync(FOLDER).map((name) => statSync(join(FOLDER, name)).size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(5_000_000);
});

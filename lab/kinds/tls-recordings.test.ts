import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isArray, isObject, type JsonObject } from '../../src/core/base/json';
import { Authority } from '../pki/authority';
import { certificatesOf } from '../pki/bundles';
import { type Recording, readRecording } from '../read-recording';
import { steadyCases } from '../steady';
import { selectionQuestions } from './certificate-selection/job';
import { castCertificates } from './handshakes/certificates';
import { handshakeQuestions } from './handshakes/job';
import { scenarios } from './secret-states/scenarios';

const SEED = 1;

const recorded = (name: string) =>
  readRecording(join(import.meta.dirname, '..', 'recordings', `${name}.jsonl.gz`));

const listOf = (one: JsonObject, field: string): readonly JsonObject[] => {
  const list = one[field];
  return isArray(list) ? list.filter(isObject) : [];
};

/** As texts: deep equality of thousands takes seconds. */
const texts = (cases: readonly object[]) => cases.map((one) => JSON.stringify(one));

test('handshakes hold the questions of their seed, with pins of their own certificates', async () => {
  const recording = await recorded('handshakes');
  const cast = await castCertificates(new Authority(new Date('2026-01-01T00:00:00Z')));
  const asked: Recording = {
    header: { certificates: certificatesOf(cast.bundles) },
    cases: handshakeQuestions(SEED, cast).map((one) => ({ ...one })),
  };
  const questions = steadyCases(recording).map(({ id, server, client, secrets }) => ({
    id,
    server,
    client,
    secrets,
  }));
  const again = steadyCases(asked).map(({ id, server, client, secrets }) => ({
    id,
    server,
    client,
    secrets,
  }));
  expect(texts(questions)).toEqual(texts(again));
  expect(questions.length).toBeGreaterThanOrEqual(3000);
}, 30_000);

test('certificate-selection holds the questions of its seed', async () => {
  const { cases } = await recorded('certificate-selection');
  const asked = selectionQuestions(SEED);
  expect(texts(cases.map(({ id, server }) => ({ id, server })))).toEqual(
    texts(asked.map(({ id, server }) => ({ id, server }))),
  );
  const hellos = cases.flatMap((one) => listOf(one, 'asks').map(({ hello }) => hello ?? {}));
  expect(texts(hellos.filter(isObject))).toEqual(texts(asked.flatMap((one) => one.hellos)));
  expect(hellos.length).toBeGreaterThanOrEqual(500);
});

test('secret-states holds all stories', async () => {
  const { cases } = await recorded('secret-states');
  const told = cases.map((one) => ({
    id: one.id,
    context: one.context,
    stages: listOf(one, 'stages').map(({ stage, sds, context }) => ({ stage, sds, context })),
  }));
  const all = scenarios().map(({ id, context, stages }) => ({
    id,
    context,
    stages: stages.map(({ stage, sds, context: next }) => ({ stage, sds, context: next })),
  }));
  expect(texts(told)).toEqual(texts(all));
});

test('no recording holds a private key', async () => {
  for (const name of ['handshakes', 'certificate-selection', 'secret-states']) {
    expect(JSON.stringify(await recorded(name))).not.toContain('PRIVATE KEY');
  }
});

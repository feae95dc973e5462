import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../base/json';
import { resolve } from '../base/pointer';
import { readText } from '../dump/read';
import { connect } from '../graph/connect';
import { ModelBuilder } from '../model/build';
import { describe as describeNode } from './details';

const CORPUS = process.env.MTLSCOPE_CORPUS ?? '../shared/corpus';

const files = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json') && !name.endsWith('facts.json'))
  .map((name) => join(CORPUS, name));

const dumps = files.flatMap((path) => {
  const text = readFileSync(path, 'utf8');
  const builder = new ModelBuilder();
  const format = readText(text, builder);
  if (!format.ok) return [];
  const document: JsonValue = JSON.parse(text.replace(/^\uFEFF/, ''));
  const connected = connect(builder.finish(format.value));
  return [{ name: relative(CORPUS, path), connected, document }];
});

describe.each(dumps)('$name', ({ connected, document }) => {
  it('has a sentence, each once, and a place that exists for every node', () => {
    const wrong = connected.graph.nodes.flatMap(({ id, presence }) => {
      const details = describeNode(id, connected, () => 'jq');
      if (details === undefined) return [`${id}: no details`];
      const keys = details.sayings.map(({ saying }) => saying.key);
      const silent = keys.length === 0 && connected.subjects.get(id)?.kind !== 'loose-endpoints';
      const twice = new Set(keys).size < keys.length;
      const nowhere = presence === 'file' && details.json.length === 0;
      const lost = details.json.filter(({ pointer }) => resolve(document, pointer) === undefined);
      return [
        ...(silent ? [`${id}: nothing said`] : []),
        ...(twice ? [`${id}: said twice: ${keys.join(' ')}`] : []),
        ...(nowhere ? [`${id}: no place`] : []),
        ...lost.map(({ pointer }) => `${id}: nothing at ${pointer}`),
      ];
    });
    expect(wrong).toEqual([]);
  });
});

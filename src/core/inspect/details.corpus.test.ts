import { describe, expect, it } from 'vitest';
import { corpusDumps } from '../../testing/corpus';
import { resolve } from '../base/pointer';
import { describe as describeNode } from './details';

describe.each(corpusDumps())('$name', ({ dump, document }) => {
  it('has a sentence, each once, and a place that exists for every node', () => {
    const wrong = dump.graph.nodes.flatMap(({ id, presence }) => {
      const details = describeNode(id, dump, () => 'jq');
      if (details === undefined) return [`${id}: no details`];
      const keys = details.messages.map(({ message }) => message.key);
      const silent = keys.length === 0 && dump.subjects.get(id)?.kind !== 'loose-endpoints';
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

import { describe, expect, it } from 'vitest';
import { corpusDumps } from '../../../testing/corpus';
import type { JsonValue } from '../../base/json';
import { resolve } from '../../base/pointer';
import { readText } from '../../dump/read';
import { ModelBuilder } from '../../model/build';
import { connect } from '../connect';
import type { Dump } from '../dump';
import type { GraphNode } from '../types';
import { assemble } from './assemble';
import { type DumpPart, partOf, wholePart } from './select';

/** Of each kind so many nodes of a file are looked at. */
const MOST = 6;

function reopened(dump: Dump, document: JsonValue, part: DumpPart): Dump {
  const text = JSON.stringify(assemble(dump.model, part, (at) => resolve(document, at)));
  const builder = new ModelBuilder();
  const format = readText(text, builder);
  if (!format.ok) throw new Error(format.error.kind);
  return connect(builder.finish(format.value));
}

/** What is decided about a node, whatever else is in the file. */
const verdictOf = ({ kind, name, state, presence, protection, protections }: GraphNode) => ({
  kind,
  name,
  state,
  presence,
  protection,
  protections,
});

describe.each(corpusDumps())('$name', ({ dump, document }) => {
  const perKind = new Map<string, GraphNode[]>();
  for (const node of dump.graph.nodes) {
    const some = perKind.get(node.kind) ?? [];
    perKind.set(node.kind, some);
    if (some.length < MOST) some.push(node);
  }

  it('has in a part of it each node as it is in the whole', () => {
    const wrong = [...perKind.values()].flat().flatMap((node) => {
      const part = reopened(dump, document, partOf(dump, [node.id]));
      const there = part.graph.nodes.find(({ id }) => id === node.id);
      if (there === undefined) return [`${node.id} is lost`];
      const now = JSON.stringify(verdictOf(there));
      const before = JSON.stringify(verdictOf(node));
      return now === before ? [] : [`${node.id}: ${before} became ${now}`];
    });
    expect(wrong).toEqual([]);
  });

  it('is the same as a whole, in the form of Envoy’s own dump', () => {
    const whole = reopened(dump, document, wholePart(dump));
    const known = new Map(whole.graph.nodes.map((node) => [node.id, node]));
    const wrong = dump.graph.nodes.flatMap((node) => {
      const there = known.get(node.id);
      if (there === undefined) return [`${node.id} is lost`];
      const now = JSON.stringify(verdictOf(there));
      const before = JSON.stringify(verdictOf(node));
      return now === before ? [] : [`${node.id}: ${before} became ${now}`];
    });
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(whole.model.header).toEqual(dump.model.header);
  });
});

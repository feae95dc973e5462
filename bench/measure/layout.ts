import { readFileSync } from 'node:fs';
import { readText } from '../../src/core/dump/read';
import { connect } from '../../src/core/graph/connect';
import { place } from '../../src/core/graph/layout';
import type { Box, VisibleGraph } from '../../src/core/graph/types';
import { ModelBuilder } from '../../src/core/model/build';
import { type Spread, spreadOf } from '../statistics';

/** The first nodes of a dump's graph, each a box of its own, with the ways between them. */
function boxesOf(path: string, count: number): VisibleGraph {
  const builder = new ModelBuilder();
  const read = readText(readFileSync(path, 'utf8'), {
    resource: (resource) => builder.resource(resource),
    section: (kind) => builder.section(kind),
    notice: (notice) => builder.notice(notice),
  });
  if (!read.ok) throw new Error(`It did not open: ${read.error.kind}`);
  const { graph } = connect(builder.finish(read.value));
  const boxes = graph.nodes
    .slice(0, count)
    .map(
      (node): Box => ({ type: 'node', id: node.id, lane: node.lane, column: node.column, node }),
    );
  const shown = new Set(boxes.map(({ id }) => id));
  const edges = graph.links
    .filter(({ from, to }) => shown.has(from) && shown.has(to))
    .map((link, at) => ({ ...link, id: String(at), count: 1 }));
  return { scope: 'focus', boxes, edges, hidden: 0 };
}

/** Milliseconds that placing so many nodes takes; the first rounds only warm up. */
export function layoutTimes(
  path: string,
  count: number,
): { readonly nodes: number; readonly edges: number; readonly times: Spread } {
  const visible = boxesOf(path, count);
  const times: number[] = [];
  for (let round = 0; round < 105; round += 1) {
    const start = performance.now();
    place(visible);
    if (round >= 5) times.push(performance.now() - start);
  }
  return { nodes: visible.boxes.length, edges: visible.edges.length, times: spreadOf(times) };
}

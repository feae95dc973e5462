import { type Edge, type Node, Position } from '@xyflow/react';
import type { Box, BoxEdge, GraphNode, PlacedGraph, Rect } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';
import type { Light } from '../../picture/light';
import type { Pointed } from '../../picture/pointed';
import type { BoxMark } from '../../session/questions';

export type CardData = {
  readonly box: Box;
  readonly selected: boolean;
  readonly dim: boolean;
  readonly mark: BoxMark | undefined;
  /** Members of the stack that are asked about. */
  readonly members: readonly GraphNode[] | undefined;
};
export type CardNode = Node<CardData, 'card'>;

export type PathData = {
  readonly protection: BoxEdge['protection'];
  readonly kind: BoxEdge['kind'];
  readonly light: 'plain' | 'lit' | 'dim';
};
export type PathEdge = Edge<PathData, 'path'>;

/** Ends of edges, declared so that React Flow need not measure before it culls (its issue 3883). */
const handles = ({ width, height }: Rect): CardNode['handles'] => [
  { type: 'target', position: Position.Left, x: 0, y: height / 2, width: 1, height: 1 },
  { type: 'source', position: Position.Right, x: width - 1, y: height / 2, width: 1, height: 1 },
];

interface Protection {
  readonly light: Light | undefined;
  readonly selected: NodeId | undefined;
  /** The one card that Tab leads to; arrow keys do the rest. */
  readonly tabStop: NodeId | undefined;
  readonly label: (box: Box) => string;
  /** What is wrong with certificates, which comes later than the drawing. */
  readonly marks: ReadonlyMap<NodeId, BoxMark>;
  readonly pointed: Pointed;
}

/** Cards for React Flow; all of one fixed size. */
export function cardNodes(placed: PlacedGraph, protection: Protection): CardNode[] {
  return placed.boxes.map(({ box, rect }) => ({
    id: box.id,
    type: 'card',
    position: { x: rect.x, y: rect.y },
    width: rect.width,
    height: rect.height,
    handles: handles(rect) ?? [],
    data: {
      box,
      selected: box.id === protection.selected,
      dim: protection.light !== undefined && !protection.light.boxes.has(box.id),
      mark: protection.marks.get(box.id),
      members: protection.pointed.get(box.id),
    },
    ariaLabel: protection.label(box),
    domAttributes: {
      tabIndex: box.id === protection.tabStop ? 0 : -1,
      'aria-roledescription': undefined,
      'aria-current': box.id === protection.selected ? 'true' : undefined,
    },
  }));
}

export function pathEdges(placed: PlacedGraph, light: Light | undefined): PathEdge[] {
  return placed.edges.map((edge) => {
    const lit = light?.edges.has(edge.id) === true;
    return {
      id: edge.id,
      type: 'path',
      source: edge.from,
      target: edge.to,
      data: {
        protection: edge.protection,
        kind: edge.kind,
        light: light === undefined ? 'plain' : lit ? 'lit' : 'dim',
      },
      zIndex: lit ? 1 : 0,
      // The cards say in words what an edge shows; a screen reader need not hear it twice.
      domAttributes: { 'aria-hidden': true },
    };
  });
}

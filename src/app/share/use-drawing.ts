import { useMemo } from 'react';
import type { AskAnswer } from '../../core/ask/types';
import type { Room } from '../../core/graph/layout';
import type { PlacedGraph } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';
import { type Light, pathLight, pathOf } from '../../picture/light';
import { type Pointed, pointedAt } from '../../picture/pointed';
import type { GraphView } from '../../session/graph-questions';
import { type BoxMarks, useMarks, useMarksOf } from '../dump/use-findings';
import { type Holders, useHolders, usePlaced } from '../dump/use-graph';

/** What of an answer is drawn: the path of the connection and its nodes. */
export type DrawnAnswer = Pick<AskAnswer, 'path' | 'nodes'>;

const NO_ANSWER: DrawnAnswer = { path: [], nodes: [] };

/** A drawing with its highlights: the same on the canvas and in whatever is exported. */
export interface Drawing {
  readonly placed: PlacedGraph;
  /** The box of the selected node; undefined: nothing is selected, or the box is not known yet. */
  readonly selected: NodeId | undefined;
  /** Whether the box of the selection is known. */
  readonly selectionKnown: boolean;
  /** The boxes on the path of the answer, in its order; undefined: not known yet. */
  readonly path: Holders | undefined;
  /** Undefined: nothing is highlighted. */
  readonly light: Light | undefined;
  readonly marks: BoxMarks;
  readonly pointed: Pointed;
}

/** The path of an answer is highlighted, else all paths through the selection. */
export function useDrawing(
  graphView: GraphView,
  selected: NodeId | undefined,
  answer: DrawnAnswer = NO_ANSWER,
  room?: Room,
): Drawing {
  const { shown } = graphView;
  const placed = usePlaced(shown, room);
  const selection = useHolders(graphView, [selected]);
  const box = selected && selection?.get(selected);
  const path = useHolders(graphView, answer.path);
  const pointed = useMemo(() => pointedAt(path, shown.boxes, answer.nodes), [path, shown, answer]);
  const marks = useMarksOf(useMarks(graphView), pointed);
  const light = useMemo(
    () =>
      pathLight(path, shown.edges) ?? (box === undefined ? undefined : pathOf(box, shown.edges)),
    [path, box, shown],
  );
  return {
    placed,
    selected: box,
    selectionKnown: selection !== undefined,
    path,
    light,
    marks,
    pointed,
  };
}

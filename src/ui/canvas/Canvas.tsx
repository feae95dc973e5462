import '@xyflow/react/dist/base.css';
import { ReactFlow, ReactFlowProvider } from '@xyflow/react';
import { type KeyboardEvent, lazy, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useHolders } from '../../app/dump/use-graph';
import { type DrawnAnswer, useDrawing } from '../../app/share/use-drawing';
import { useTexts } from '../../app/texts/texts';
import { useViewActions } from '../../app/workspace/use-view-actions';
import type { Box } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';
import type { DumpView } from '../../core/view/view-state';
import { cardLabel, markOf } from '../../picture/card-words';
import { meantBy } from '../../picture/pointed';
import type { GraphView } from '../../session/graph-questions';
import { Later } from '../parts/Later';
import styles from './Canvas.module.css';
import { Card } from './Card';
import { ColumnHeaders } from './ColumnHeaders';
import { Controls } from './Controls';
import { DrawnEdge } from './DrawnEdge';
import { exceeds, MAX_ZOOM, MIN_ZOOM } from './fit';
import { type CardNode, cardNodes, type PathEdge, pathEdges } from './flow';
import { Lanes } from './Lanes';
import { moveDuration, useCamera, useRoom } from './use-camera';
import { moveOfKey, walk } from './walk';

const SmallMap = lazy(() => import('./SmallMap').then(({ SmallMap }) => ({ default: SmallMap })));

const nodeTypes = { card: Card };
const edgeTypes = { path: DrawnEdge };

/** A narrower pane has no room for a map. */
const MIN_MAP = { width: 700, height: 400 };

interface Props {
  readonly graphView: GraphView;
  readonly view: DumpView;
  /** Nodes on the path of the question's connection, which is highlighted. */
  readonly answer: DrawnAnswer | undefined;
}

/** The drawing. Everything on it is reachable in the outline as well. */
export function Canvas(props: Props) {
  return (
    <ReactFlowProvider>
      <Drawing {...props} />
    </ReactFlowProvider>
  );
}

function Drawing({ graphView, view, answer }: Props) {
  const { shown } = graphView;
  const { workspace, lines, findings } = useTexts();
  const { select, focus, overview } = useViewActions();
  const room = useRoom();
  const drawing = useDrawing(graphView, view.selected, answer, room);
  const { placed, selected, path, light, marks, pointed } = drawing;
  const larger =
    room !== undefined &&
    room.width > MIN_MAP.width &&
    room.height > MIN_MAP.height &&
    exceeds(placed.size, room);
  const [active, setActive] = useState<NodeId>();
  // Its box is its own card, or the stack that it is folded into.
  const holder = useHolders(graphView, [active]);
  const ready = drawing.selectionKnown && holder !== undefined;
  const tabStop = (active && holder?.get(active)) ?? selected ?? shown.boxes[0]?.id;
  const camera = useCamera(shown, placed, selected);
  const pane = useRef<HTMLDivElement>(null);
  // All of what is lit; where that has no room, at least where it starts.
  useEffect(() => {
    if (path !== undefined && path.size > 0) camera.show(...path.values());
  }, [path, camera]);

  const nodes = useMemo(() => {
    const label = (box: Box): string =>
      cardLabel(box, lines, markOf(marks.get(box.id), findings), pointed.get(box.id));
    return cardNodes(placed, { light, selected, tabStop, label, marks, pointed });
  }, [placed, light, selected, tabStop, lines, findings, marks, pointed]);
  const edges = useMemo(() => pathEdges(placed, light), [placed, light]);

  const focusCard = useCallback(
    (id: NodeId) => {
      setActive(id);
      camera.show(id);
      whenDrawn(pane.current, id, (card) => card.focus({ preventScroll: true }));
    },
    [camera],
  );

  // A key may change what is drawn, and the card that had the focus may be gone with it.
  const follow = useRef(false);
  const target = useRef(tabStop);
  useEffect(() => {
    target.current = tabStop;
  }, [tabStop]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another drawing is the occasion
  useEffect(() => {
    if (!ready || !follow.current || target.current === undefined) return;
    follow.current = false;
    whenDrawn(pane.current, target.current, (card) => card.focus({ preventScroll: true }));
  }, [placed, ready]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const id = cardUnder(event.target);
    const box = shown.boxes.find((candidate) => candidate.id === id);
    if (box === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = moveOfKey(event.key);
    if (step !== undefined) {
      event.preventDefault();
      const next = walk(placed, box.id, step);
      if (next !== undefined) focusCard(next);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const meant = meantBy(box.id, pointed);
      follow.current = selected === box.id && view.focus !== meant;
      if (selected === box.id) focus(meant);
      else select(meant);
    } else if (event.key === 'Escape') {
      follow.current = view.focus !== undefined;
    }
  };

  const idOf = (node: CardNode): NodeId => node.data.box.id;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the cards inside, which have roles
    <div className={styles.canvas} ref={pane} onKeyDown={onKeyDown}>
      <ReactFlow<CardNode, PathEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        aria-label={workspace.flow.label}
        ariaLabelConfig={{
          'node.a11yDescription.default': workspace.flow.help,
          'node.a11yDescription.keyboardDisabled': workspace.flow.help,
        }}
        onlyRenderVisibleElements
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable
        edgesFocusable={false}
        elementsSelectable={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        zoomOnDoubleClick={false}
        panOnScroll
        minZoom={MIN_ZOOM}
        maxZoom={MAX_ZOOM}
        onMoveStart={(event) => {
          if (event !== null) camera.moved();
        }}
        onNodeClick={(_, node) => {
          setActive(idOf(node));
          select(meantBy(idOf(node), pointed));
        }}
        onNodeDoubleClick={(_, node) => focus(meantBy(idOf(node), pointed))}
        onPaneClick={() => {
          if (view.selected !== undefined) select(undefined);
        }}
      >
        <Later when={larger}>
          <SmallMap />
        </Later>
        <Lanes lanes={placed.lanes} />
        <ColumnHeaders columns={placed.columns} />
        <Controls
          duration={moveDuration()}
          besideMap={larger}
          onFit={camera.fit}
          onOverview={view.focus === undefined ? undefined : overview}
        />
      </ReactFlow>
    </div>
  );
}

function cardUnder(target: EventTarget): string | undefined {
  if (!(target instanceof HTMLElement) || !target.matches('.react-flow__node')) return undefined;
  return target.dataset.id;
}

/** A card out of view is not in the document until the view has moved: waits some frames for it. */
function whenDrawn(
  pane: HTMLElement | null,
  id: NodeId,
  then: (card: HTMLElement) => void,
  frames = 30,
): void {
  const card = pane?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  if (card) then(card);
  else if (frames > 0) requestAnimationFrame(() => whenDrawn(pane, id, then, frames - 1));
}

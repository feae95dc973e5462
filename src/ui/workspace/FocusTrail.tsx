import { type Nodes, useNodes } from '../../app/dump/use-nodes';
import { boxById, useStackHome } from '../../app/dump/use-stack';
import { useTexts } from '../../app/texts/texts';
import { useViewActions } from '../../app/workspace/use-view-actions';
import type { GraphNode } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';
import type { DumpView } from '../../core/view/view-state';
import type { GraphView } from '../../session/graph-questions';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { MiddleEllipsis } from '../parts/MiddleEllipsis';
import styles from './FocusTrail.module.css';

interface Props {
  readonly view: DumpView;
  readonly graphView: GraphView;
}

/**
 * "Overview › Listener virtualInbound › Filter chain …": what the drawing is limited to, and the
 * way back.
 */
export function FocusTrail({ view, graphView }: Props) {
  const { workspace, lines } = useTexts();
  const { focus, overview } = useViewActions();
  const nodes = useNodes(view.focus === undefined ? [] : [view.focus]);
  const trail = trailOf(nodes, view.focus);
  const stack = boxById(useStackHome(view, graphView, view.focus), view.focus);
  return (
    <nav className={styles.trail} aria-label={workspace.way.label}>
      <Button small onClick={overview}>
        <Icon name="back" />
        {workspace.way.overview}
      </Button>
      <ol>
        {trail.map((node, i) => (
          <li key={node.id} aria-current={i === trail.length - 1 ? 'page' : undefined}>
            <span aria-hidden="true" className={styles.mark}>
              ›
            </span>
            <span className={styles.kind}>{lines.nodeKind(node)}</span>
            {i === trail.length - 1 ? (
              <MiddleEllipsis className={styles.name} text={lines.title(node)} />
            ) : (
              <button type="button" className={styles.step} onClick={() => focus(node.id)}>
                <MiddleEllipsis className={styles.name} text={lines.title(node)} />
              </button>
            )}
          </li>
        ))}
        {stack?.type === 'stack' && (
          <li aria-current="page">
            <span aria-hidden="true" className={styles.mark}>
              ›
            </span>
            <span className={styles.kind}>{lines.stackKind(stack)}</span>
            <MiddleEllipsis className={styles.name} text={lines.stackTitle(stack)} />
          </li>
        )}
      </ol>
    </nav>
  );
}

/** The focused node and its owners, outermost first. A stack is none of them. */
function trailOf(nodes: Nodes | undefined, focus: NodeId | undefined): readonly GraphNode[] {
  const trail: GraphNode[] = [];
  for (let at = focus; at !== undefined && trail.length < MOST; ) {
    const node = nodes?.get(at);
    if (node === undefined) break;
    trail.unshift(node);
    at = node.owner;
  }
  return trail;
}

const MOST = 8;

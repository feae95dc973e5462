import { useDetails } from '../../app/dump/use-dump';
import { useTexts } from '../../app/texts/texts';
import type { NodeId } from '../../core/ids/ids';
import type { DumpView, Panel } from '../../core/view/view-state';
import type { GraphView } from '../../session/graph-questions';
import { EmptyPanel } from './EmptyPanel';
import styles from './Inspector.module.css';
import { NodePanel } from './NodePanel';
import { StackPanel } from './StackPanel';

export interface InspectorProps {
  readonly view: DumpView;
  /** The drawing that contains the selection; undefined until it arrives. */
  readonly graphView: GraphView | undefined;
  readonly onChoose: (id: NodeId) => void;
  readonly onPanel: (panel: Panel) => void;
}

const isStack = (id: NodeId): boolean => id.startsWith('stack/');

/** What is known of the chosen node or stack: in words, as JSON, and what it is linked with. */
export function Inspector({ view, graphView, onChoose, onPanel }: InspectorProps) {
  const { selected } = view;
  const asked = useDetails(selected !== undefined && !isStack(selected) ? selected : undefined);
  const { inspector } = useTexts();
  if (selected === undefined) return <EmptyPanel />;
  if (isStack(selected)) {
    if (graphView === undefined) return <p className={styles.note}>{inspector.loading}</p>;
    const box = graphView.shown.boxes.find(({ id }) => id === selected);
    return box?.type === 'stack' ? (
      <StackPanel key={selected} box={box} graphView={graphView.of} onChoose={onChoose} />
    ) : (
      <Note title={inspector.notHere} advice={inspector.stackGone} />
    );
  }
  switch (asked.state) {
    case 'idle':
    case 'waiting':
      return <p className={styles.note}>{inspector.loading}</p>;
    case 'failed':
      return <Note title={inspector.failed} />;
    case 'ready':
      return asked.value === undefined ? (
        <Note title={inspector.notHere} advice={inspector.notHereAdvice} />
      ) : (
        <NodePanel
          key={selected}
          details={asked.value}
          panel={view.panel}
          onChoose={onChoose}
          onPanel={onPanel}
        />
      );
  }
}

const Note = ({ title, advice }: { readonly title: string; readonly advice?: string }) => (
  <div className={styles.note}>
    <p>
      <strong>{title}</strong>
    </p>
    {advice === undefined ? null : <p>{advice}</p>}
  </div>
);

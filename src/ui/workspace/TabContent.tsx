import type { ViewTab } from '../../app/view/tabs';
import type { NodeId } from '../../core/ids/ids';
import { SummaryView } from '../summary/SummaryView';
import { CertificatesView, ConnectionsView } from '../tables/TableViews';

interface Props {
  readonly tab: Exclude<ViewTab, 'graph'>;
  /** Shows a node in the inspector. */
  readonly onSelect: (id: NodeId) => void;
}

/** What stands in the middle where it is not the graph. */
export function TabContent({ tab, onSelect }: Props) {
  switch (tab) {
    case 'summary':
      return <SummaryView />;
    case 'connections':
      return <ConnectionsView onSelect={onSelect} />;
    case 'certificates':
      return <CertificatesView onSelect={onSelect} />;
  }
}

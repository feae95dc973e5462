import type { ViewTab } from '../../app/view/tabs';
import { SummaryView } from '../summary/SummaryView';

/** What stands in the middle where it is not the graph. */
export function TabContent({ tab }: { readonly tab: Exclude<ViewTab, 'graph'> }) {
  switch (tab) {
    case 'summary':
      return <SummaryView />;
    case 'connections':
    case 'certificates':
      return null;
  }
}

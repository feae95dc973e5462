import { Tab, TabList, TabPanel, TabProvider } from '@ariakit/react';
import { ShareTextsContext, shareTexts, useShareTexts } from '../../app/texts/share-texts';
import { useText } from '../../app/texts/texts';
import { useSingleView } from '../../app/workspace/use-single-view';
import type { ViewState } from '../../core/view/view-state';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import styles from './Share.module.css';
import { SnapshotLink } from './SnapshotLink';
import { ViewLink } from './ViewLink';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly view: ViewState;
}

/** Makes links to the view, and says what each carries before anything is copied. */
export function ShareDialog(props: Props) {
  return (
    <ShareTextsContext value={useText(shareTexts)}>
      <Sharing {...props} />
    </ShareTextsContext>
  );
}

function Sharing({ open, onClose, view }: Props) {
  const share = useShareTexts();
  const single = useSingleView();
  return (
    <Dialog open={open} onClose={onClose} heading={share.title} size="large">
      <p className={styles.lead}>
        <Icon name="lock" />
        <span>{share.lead}</span>
      </p>
      {single.source?.kind === 'snapshot' ? (
        <ViewLink view={view} />
      ) : (
        <TabProvider defaultSelectedId="view-link">
          <TabList className={styles.tabs} aria-label={share.kinds}>
            <Tab id="view-link" className={styles.tab}>
              {share.view.title}
            </Tab>
            <Tab id="snapshot-link" className={styles.tab}>
              {share.snapshot.title}
            </Tab>
          </TabList>
          <TabPanel tabId="view-link" unmountOnHide>
            <ViewLink view={view} />
          </TabPanel>
          <TabPanel tabId="snapshot-link" unmountOnHide>
            <SnapshotLink view={single} />
          </TabPanel>
        </TabProvider>
      )}
    </Dialog>
  );
}

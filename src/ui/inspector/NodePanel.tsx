import { Tab, TabList, TabPanel, TabProvider } from '@ariakit/react';
import { useNodes } from '../../app/dump/use-nodes';
import { useTexts } from '../../app/texts/texts';
import { useArrival } from '../../app/view/arrival';
import type { NodeId } from '../../core/ids/ids';
import type { Panel } from '../../core/view/view-state';
import { reachOf } from '../../picture/reach';
import type { NodeDetails } from '../../session/graph-questions';
import { CopyButton } from '../parts/CopyButton';
import { ProtectionBadge } from '../parts/ProtectionBadge';
import { ProtectionCounts } from '../parts/ProtectionCounts';
import { StateBadge } from '../parts/StateBadge';
import { AskAbout } from './AskAbout';
import styles from './Inspector.module.css';
import { JsonTab } from './JsonTab';
import { LinksTab } from './LinksTab';
import { MeaningTab } from './MeaningTab';
import links from './TextLink.module.css';

export interface NodePanelProps {
  readonly details: NodeDetails;
  readonly panel: Panel;
  readonly onChoose: (id: NodeId) => void;
  readonly onPanel: (panel: Panel) => void;
}

const PANELS: readonly Panel[] = ['meaning', 'json', 'links'];
const isPanel = (id: string): id is Panel => PANELS.some((panel) => panel === id);

/** One node: who it is, then three tabs. */
export function NodePanel({ details, panel, onChoose, onPanel }: NodePanelProps) {
  const { inspector } = useTexts();
  const { tabs } = inspector;
  const names: Record<Panel, string> = {
    meaning: tabs.meaning,
    json: tabs.json,
    links: tabs.links(details.leadsTo + details.usedBy),
  };
  return (
    <div className={styles.node}>
      <Header details={details} onChoose={onChoose} />
      <TabProvider
        selectedId={panel}
        setSelectedId={(id) => {
          if (typeof id === 'string' && isPanel(id)) onPanel(id);
        }}
      >
        <TabList aria-label={tabs.label} className={styles.tabs}>
          {PANELS.map((id) => (
            <Tab key={id} id={id} className={styles.tab}>
              {names[id]}
            </Tab>
          ))}
        </TabList>
        <TabPanel tabId="meaning" className={styles.body} unmountOnHide>
          <MeaningTab details={details} onChoose={onChoose} />
        </TabPanel>
        <TabPanel tabId="json" className={styles.body} unmountOnHide>
          <JsonTab places={details.json} />
        </TabPanel>
        <TabPanel tabId="links" className={styles.body} unmountOnHide>
          <LinksTab details={details} onChoose={onChoose} />
        </TabPanel>
      </TabProvider>
    </div>
  );
}

function Header({ details, onChoose }: Pick<NodePanelProps, 'details' | 'onChoose'>) {
  const { inspector, lines } = useTexts();
  const nodes = useNodes([details.id, ...details.path]);
  const node = nodes?.get(details.id);
  const { protection } = details;
  const title = node === undefined ? details.name : lines.title(node);
  const heading = useArrival(details.id);
  const copy = <CopyButton text={details.name} label={inspector.copyName} />;
  return (
    <header className={styles.header}>
      {details.path.length === 0 ? null : (
        <nav aria-label={inspector.path}>
          <ol className={styles.path}>
            {details.path.map((id) => {
              const above = nodes?.get(id);
              return (
                <li key={id}>
                  <button
                    type="button"
                    className={`${links.link} ${styles.above}`}
                    onClick={() => onChoose(id)}
                  >
                    {above === undefined ? id : lines.title(above)}
                  </button>
                </li>
              );
            })}
          </ol>
        </nav>
      )}
      <p className={styles.kind}>
        <span className={styles.kindWord}>
          {node === undefined ? lines.kind[details.kind] : lines.nodeKind(node)}
        </span>
        {protection === undefined ? (
          <ProtectionCounts protections={node?.protections ?? {}} reach={node && reachOf(node)} />
        ) : (
          <ProtectionBadge
            protection={protection.kind}
            words={
              protection.through === 'hbone' && protection.kind === 'mtls'
                ? inspector.throughHbone
                : undefined
            }
          />
        )}
        <StateBadge
          state={details.state}
          presence={details.presence}
          untold={details.kind === 'listener' || details.kind === 'cluster'}
        />
        {node !== undefined && nodes !== undefined && <AskAbout node={node} nodes={nodes} />}
      </p>
      <div className={styles.name}>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {details.name === title ? copy : null}
      </div>
      {details.name === '' || details.name === title ? null : (
        <p className={styles.fileName}>
          <span>{details.name}</span>
          {copy}
        </p>
      )}
    </header>
  );
}

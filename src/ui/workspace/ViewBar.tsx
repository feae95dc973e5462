import { useTexts } from '../../app/texts/texts';
import { TABS, type ViewTab } from '../../app/view/tabs';
import { useViewActions } from '../../app/workspace/use-view-actions';
import type { OpenedDump } from '../../session/questions';
import styles from './ViewBar.module.css';

interface Props {
  readonly dump: OpenedDump;
  readonly tab: ViewTab;
}

/** The views of a dump, and which proxy it is of. */
export function ViewBar({ dump, tab }: Props) {
  const { workspace } = useTexts();
  const { showTab } = useViewActions();
  const { type, name, namespace, istioVersion, envoyVersion } = dump.header;
  const about = [
    istioVersion !== undefined && workspace.istio(istioVersion),
    envoyVersion !== undefined && workspace.envoy(envoyVersion),
  ].filter((text) => text !== false);
  const known = type !== undefined || name !== undefined || about.length > 0;
  return (
    <div className={styles.bar}>
      <nav className={styles.tabs} aria-label={workspace.views}>
        {TABS.map((one, at) => (
          <button
            key={one}
            type="button"
            aria-current={one === tab ? 'page' : undefined}
            aria-keyshortcuts={String(at + 1)}
            onClick={() => showTab(one)}
          >
            {workspace.tabs[one]}
          </button>
        ))}
      </nav>
      <p className={styles.proxy}>
        {known ? (
          <>
            {type} {name === undefined ? null : <b>{namespace ? `${name}.${namespace}` : name}</b>}
            {type === undefined && name === undefined ? '' : ' · '}
            {about.join(' · ')}
          </>
        ) : (
          workspace.noHeader
        )}
      </p>
    </div>
  );
}

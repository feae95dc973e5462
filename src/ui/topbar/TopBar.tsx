import type { Offered } from '../../app/opening';
import { useTexts } from '../../app/texts';
import type { OpenedDump } from '../../engine/protocol';
import { Button } from '../parts/Button';
import { FileButton } from '../parts/FileButton';
import { Icon } from '../parts/Icon';
import { Logo } from '../parts/Logo';
import { ThemeSwitch } from '../parts/ThemeSwitch';
import type { Panels } from '../workspace/use-panels';
import { FileChip } from './FileChip';
import { NoticesButton } from './NoticesButton';
import styles from './TopBar.module.css';

interface Props {
  readonly dump: OpenedDump;
  readonly panels: Panels;
  readonly narrow: boolean;
  readonly onSearch: () => void;
  readonly onAsk: () => void;
  readonly onShare: () => void;
  readonly onOffered: (offered: Offered) => void;
  readonly onKeys: () => void;
}

export function TopBar({
  dump,
  panels,
  narrow,
  onSearch,
  onAsk,
  onShare,
  onOffered,
  onKeys,
}: Props) {
  const { workspace } = useTexts();
  const { collapsed, toggleOutline, toggleInspector } = panels;
  const outlineHidden = narrow || collapsed.outline;
  const inspectorHidden = narrow || collapsed.inspector;
  return (
    <header className={styles.bar}>
      <Button
        look="quiet"
        iconOnly={outlineHidden ? workspace.showOutline : workspace.hideOutline}
        onClick={toggleOutline}
      >
        <Icon name="outline" />
      </Button>
      <span className={styles.logo}>
        <Logo />
      </span>
      <FileChip dump={dump} />
      <button type="button" className={styles.search} onClick={onSearch} aria-keyshortcuts="/">
        <Icon name="search" />
        <span>{workspace.search}</span>
        <kbd>{workspace.searchKey}</kbd>
      </button>
      <span className={styles.theme}>
        <ThemeSwitch texts={workspace.theme} />
      </span>
      <div className={styles.right}>
        {!narrow && (
          <Button onClick={onAsk} title={workspace.ask.open} aria-keyshortcuts="a">
            <Icon name="ask" />
            {workspace.ask.button}
          </Button>
        )}
        <Button
          onClick={onShare}
          aria-keyshortcuts="s"
          {...(narrow ? { iconOnly: workspace.share.open } : { title: workspace.share.open })}
        >
          <Icon name="share" />
          {!narrow && workspace.share.button}
        </Button>
        <NoticesButton first={dump.notices} />
        <FileButton onOffered={onOffered} {...(narrow ? { iconOnly: workspace.openAnother } : {})}>
          <Icon name="file" />
          {!narrow && workspace.openAnother}
        </FileButton>
        {!narrow && (
          <Button look="quiet" iconOnly={workspace.keys} onClick={onKeys}>
            <Icon name="keys" />
          </Button>
        )}
        <Button
          look="quiet"
          iconOnly={inspectorHidden ? workspace.showInspector : workspace.hideInspector}
          onClick={toggleInspector}
        >
          <Icon name="inspector" />
        </Button>
      </div>
    </header>
  );
}

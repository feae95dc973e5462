import {
  Combobox,
  ComboboxGroup,
  ComboboxGroupLabel,
  ComboboxItem,
  ComboboxList,
  ComboboxProvider,
} from '@ariakit/react';
import { useMemo, useState } from 'react';
import { useDebounced } from '../../app/browser/use-debounced';
import type { Command } from '../../app/commands/commands';
import { type Asked, useSearch } from '../../app/dump/use-dump';
import { byId, type Nodes } from '../../app/dump/use-nodes';
import { useTexts } from '../../app/texts/texts';
import type { NodeId } from '../../core/ids/ids';
import { nodeWords } from '../../picture/node-words';
import type { FoundNodes } from '../../session/graph-questions';
import type { SearchHit } from '../../session/questions';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import { Marked } from '../parts/Marked';
import { ProtectionBadge } from '../parts/ProtectionBadge';
import { Rich } from '../parts/Rich';
import { StateBadge } from '../parts/StateBadge';
import { CommandItems } from './CommandItems';
import { groupHits } from './group-hits';
import styles from './SearchPalette.module.css';

export interface SearchPaletteProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onChoose: (id: NodeId) => void;
}

/** Milliseconds without a letter after which typing counts as finished. */
const TYPING = 60;

/** Search over the whole file: type, walk with the arrows, Enter. */
export function SearchPalette({ open, onClose, onChoose }: SearchPaletteProps) {
  const { search } = useTexts().inspector;
  return (
    <Dialog open={open} onClose={onClose} heading={search.title} size="palette" bare>
      <Palette
        onRun={(command) => {
          onClose();
          command.run();
        }}
        onChoose={(id) => {
          onClose();
          onChoose(id);
        }}
      />
    </Dialog>
  );
}

interface PaletteProps extends Pick<SearchPaletteProps, 'onChoose'> {
  readonly onRun: (command: Command) => void;
}

function Palette({ onChoose, onRun }: PaletteProps) {
  const { search } = useTexts().inspector;
  const [text, setText] = useState('');
  const trimmed = text.trim();
  const debounced = useDebounced(trimmed, TYPING);
  const words = trimmed === '' ? '' : debounced;
  const found = useSearch(words);
  const result = words !== '' && found.state === 'ready' ? found.value : undefined;
  return (
    <ComboboxProvider value={text} setValue={setText}>
      <div className={styles.head}>
        <Icon name="search" />
        <Combobox
          autoFocus
          autoSelect="always"
          className={styles.field}
          aria-label={search.title}
          placeholder={search.placeholder}
          spellCheck={false}
        />
        <kbd className={styles.key}>Esc</kbd>
      </div>
      <ComboboxList alwaysVisible aria-label={search.title} className={styles.list}>
        {result === undefined ? null : <Hits found={result} words={words} onChoose={onChoose} />}
        {words === trimmed && (words === '' || result !== undefined) && (
          <CommandItems words={words} onRun={onRun} />
        )}
      </ComboboxList>
      <Foot found={found} words={words} />
    </ComboboxProvider>
  );
}

function Hits({
  found,
  words,
  onChoose,
}: {
  readonly found: FoundNodes;
  readonly words: string;
  readonly onChoose: (id: NodeId) => void;
}) {
  const { lines } = useTexts();
  const nodes = useMemo(() => byId(found.nodes), [found]);
  return groupHits(found.hits, nodes).map(({ kind, hits: inside }) => (
    <ComboboxGroup key={kind} className={styles.group}>
      <ComboboxGroupLabel className={styles.groupLabel}>{lines.kind[kind]}</ComboboxGroupLabel>
      {inside.map(({ hit }) => (
        <ComboboxItem
          key={hit.id}
          value={hit.id}
          className={styles.item}
          hideOnClick={false}
          setValueOnClick={false}
          focusOnHover
          onClick={() => onChoose(hit.id)}
        >
          <HitRow hit={hit} nodes={nodes} words={words} />
        </ComboboxItem>
      ))}
    </ComboboxGroup>
  ));
}

function HitRow({
  hit,
  nodes,
  words,
}: {
  readonly hit: SearchHit;
  readonly nodes: Nodes;
  readonly words: string;
}) {
  const { lines, inspector } = useTexts();
  const node = nodes.get(hit.id);
  if (node === undefined) return <Marked text={hit.text} words={words} />;
  const { main, detail, fullName: way } = nodeWords(node, nodes, lines);
  // If the words are in what is shown already, repeating them would only be noise.
  const elsewhere = main !== hit.text && detail !== hit.text;
  return (
    <>
      <span className={styles.title} title={way}>
        {elsewhere ? main : <Marked text={main} words={words} />}
      </span>
      <span className={styles.owner}>
        {elsewhere ? detail : <Marked text={detail} words={words} />}
      </span>
      {elsewhere ? (
        <span className={styles.where}>
          <span className={styles.what}>{inspector.search.field(hit.field)}</span>
          <Marked text={hit.text} words={words} />
        </span>
      ) : null}
      <span className={styles.badges}>
        <StateBadge state={node.state} presence={node.presence} />
        {node.protection === undefined ? null : (
          <ProtectionBadge protection={node.protection.kind} />
        )}
      </span>
    </>
  );
}

function Foot({ found, words }: { readonly found: Asked<FoundNodes>; readonly words: string }) {
  const { search } = useTexts().inspector;
  const none = words !== '' && found.state === 'ready' && found.value.total === 0;
  return (
    <div className={styles.foot}>
      <div aria-live="polite">
        {words === '' ? (
          <p className={styles.start}>
            <Rich text={search.start} />
          </p>
        ) : (
          <p className={none ? styles.none : undefined}>{say(found, words, search)}</p>
        )}
        {none ? <p>{search.noneAdvice}</p> : null}
      </div>
      <p className={styles.keys}>{search.keys}</p>
    </div>
  );
}

function say(
  found: Asked<FoundNodes>,
  words: string,
  search: ReturnType<typeof useTexts>['inspector']['search'],
): string {
  switch (found.state) {
    case 'idle':
    case 'waiting':
      return search.searching;
    case 'failed':
      return search.failed;
    case 'ready':
      return found.value.total === 0
        ? search.none(words)
        : search.found(found.value.hits.length, found.value.total);
  }
}

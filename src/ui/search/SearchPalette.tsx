import {
  Combobox,
  ComboboxGroup,
  ComboboxGroupLabel,
  ComboboxItem,
  ComboboxList,
  ComboboxProvider,
} from '@ariakit/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useDebounced } from '../../app/browser/use-debounced';
import type { Command } from '../../app/commands/commands';
import { byId, type Nodes } from '../../app/dump/use-nodes';
import { type Search, useQuery, useSearch } from '../../app/dump/use-search';
import { useTexts } from '../../app/texts/texts';
import type { NodeId } from '../../core/ids/ids';
import { nodeWords } from '../../picture/node-words';
import { reachOf } from '../../picture/reach';
import type { FoundNodes } from '../../session/graph-questions';
import type { SearchHit } from '../../session/questions';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import { Marked } from '../parts/Marked';
import { ProtectionBadge } from '../parts/ProtectionBadge';
import { ProtectionCounts } from '../parts/ProtectionCounts';
import { Rich } from '../parts/Rich';
import { StateBadge } from '../parts/StateBadge';
import type { EarlyKeys } from '../parts/use-early-keys';
import { CommandItems } from './CommandItems';
import { groupHits } from './group-hits';
import styles from './SearchPalette.module.css';

export interface SearchPaletteProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onChoose: (id: NodeId) => void;
  /** What was typed before the palette was here; what comes later belongs to its field. */
  readonly takeTyped: () => EarlyKeys;
}

/** Milliseconds without a letter after which typing counts as finished. */
const TYPING = 60;

/** Search over the whole file: type, walk with the arrows, Enter. */
export function SearchPalette({ open, onClose, onChoose, takeTyped }: SearchPaletteProps) {
  const { search } = useTexts().inspector;
  // What was chosen takes the focus itself.
  const chosen = useRef(false);
  useEffect(() => {
    if (open) chosen.current = false;
  }, [open]);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      heading={search.title}
      size="palette"
      bare
      givesFocusBack={() => !chosen.current}
    >
      <Palette
        takeTyped={takeTyped}
        onRun={(command) => {
          onClose();
          command.run();
        }}
        onChoose={(id) => {
          chosen.current = true;
          onClose();
          onChoose(id);
        }}
      />
    </Dialog>
  );
}

interface PaletteProps extends Pick<SearchPaletteProps, 'onChoose' | 'takeTyped'> {
  readonly onRun: (command: Command) => void;
}

function Palette({ onChoose, onRun, takeTyped }: PaletteProps) {
  const { search } = useTexts().inspector;
  const [text, setText] = useState('');
  // Enter came before the answer to what was typed: the best of it is meant.
  const [entered, setEntered] = useState(false);
  const trimmed = text.trim();
  const debounced = useDebounced(trimmed, TYPING);
  const words = trimmed === '' ? '' : debounced;
  const query = useQuery(words);
  const asked = useSearch(query);
  const { found } = asked;
  const result = words !== '' && found.state === 'ready' ? found.value : undefined;
  const settled = words === trimmed && (words === '' || result?.text === query);
  const best = result && groupHits(result.hits, byId(result.nodes))[0]?.hits[0]?.hit.id;
  useEffect(() => {
    if (!entered || !settled) return;
    setEntered(false);
    if (best !== undefined) onChoose(best);
  }, [entered, settled, best, onChoose]);
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
          onFocus={() => {
            const typed = takeTyped();
            if (typed.text !== '') setText((before) => before + typed.text);
            if (typed.entered) setEntered(true);
          }}
          onKeyDown={(event) => {
            const chosen = event.currentTarget.hasAttribute('aria-activedescendant');
            if (event.key !== 'Enter' || (settled && chosen)) return;
            event.preventDefault();
            setEntered(true);
          }}
        />
        <kbd className={styles.key}>Esc</kbd>
      </div>
      <ComboboxList alwaysVisible aria-label={search.title} className={styles.list}>
        {result === undefined ? null : <Hits found={result} words={words} onChoose={onChoose} />}
        {settled && <CommandItems words={words} onRun={onRun} />}
      </ComboboxList>
      <Foot asked={asked} words={words} />
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
  const elsewhere = hit.text !== '' && main !== hit.text && detail !== hit.text;
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
        {node.protection === undefined ? (
          <ProtectionCounts protections={node.protections} reach={reachOf(node)} most={2} />
        ) : (
          <ProtectionBadge protection={node.protection.kind} />
        )}
      </span>
    </>
  );
}

function Foot({
  asked: { found, reading },
  words,
}: {
  readonly asked: Search;
  readonly words: string;
}) {
  const { search } = useTexts().inspector;
  const none = words !== '' && found.state === 'ready' && found.value.total === 0;
  return (
    <div className={styles.foot}>
      <div aria-live="polite">
        {words === '' ? (
          <>
            <p>
              <Rich text={search.start} />
            </p>
            <p>
              <Rich text={search.dialect} />
            </p>
          </>
        ) : (
          <p className={none ? styles.none : undefined}>{say(found, words, search)}</p>
        )}
        {words !== '' && reading ? <p>{search.reading}</p> : null}
        {none && !reading ? <p>{search.noneAdvice}</p> : null}
      </div>
      <p className={styles.keys}>{search.keys}</p>
    </div>
  );
}

function say(
  found: Search['found'],
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

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useTexts } from '../../app/texts';
import type { Graph } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';
import type { ViewState } from '../../core/view/view-state';
import { FilterField } from './FilterField';
import styles from './Outline.module.css';
import { OutlineItem } from './OutlineItem';
import { rowText } from './row-text';
import { treeStep, typeAhead } from './tree-keys';
import { useOutlineRows } from './use-outline-rows';

export interface OutlineProps {
  readonly graph: Graph;
  readonly view: ViewState;
  readonly onChoose: (id: NodeId) => void;
}

const ROW_HEIGHT = 26;
/** Letters that come within this many milliseconds make one word. */
const TYPING = 700;

/** Everything in the file as a tree, the way in that needs neither eyes nor mouse. */
export function Outline({ graph, view, onChoose }: OutlineProps) {
  const texts = useTexts();
  const [text, setText] = useState('');
  const { rows, outline, words, found, hits, toggle, reveal } = useOutlineRows(graph, text);
  const [activeId, setActiveId] = useState<string>();
  const scroller = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const prefix = useId();

  const selectedRow = view.selected && outline.rowOf(view.selected);
  const active = Math.max(
    0,
    activeId === undefined ? 0 : rows.findIndex(({ id }) => id === activeId),
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    getItemKey: (index) => rows[index]?.id ?? index,
    // aria-activedescendant must name a row that is there, even if it was scrolled out of sight.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return shown.includes(active) || active >= rows.length
        ? shown
        : [...shown, active].sort((a, b) => a - b);
    },
  });

  const go = (index: number) => {
    setActiveId(rows[index]?.id);
    virtualizer.scrollToIndex(index, { align: 'auto' });
  };

  // Chosen elsewhere (canvas, link, back): open what it stands in, then bring it into sight.
  const wanted = useRef<string>(undefined);
  const { selected } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new selection moves the tree
  useEffect(() => {
    if (selected === undefined) return;
    const row = outline.rowOf(selected);
    if (row === undefined || rows.find(({ id }) => id === activeId)?.nodeId === selected) return;
    reveal(selected);
    setActiveId(row);
    wanted.current = row;
  }, [selected, outline]);
  useEffect(() => {
    if (wanted.current === undefined) return;
    const index = rows.findIndex(({ id }) => id === wanted.current);
    if (index < 0) return;
    wanted.current = undefined;
    virtualizer.scrollToIndex(index, { align: 'auto' });
  });

  const choose = (index: number) => {
    const row = rows[index];
    if (row?.nodeId !== undefined) onChoose(row.nodeId);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
    const step = treeStep(event.key, rows, active, page);
    if (step === undefined) return;
    event.preventDefault();
    switch (step.do) {
      case 'go':
        go(step.to);
        break;
      case 'toggle':
        toggle(step.ids);
        break;
      case 'choose':
        choose(active);
        break;
      case 'type': {
        const now = event.timeStamp;
        const fresh = now - typed.current.at > TYPING;
        typed.current = { text: (fresh ? '' : typed.current.text) + step.text, at: now };
        const to = typeAhead(rows.length, active, typed.current.text, (i) => {
          const row = rows[i];
          return row === undefined ? '' : rowText(row, texts).main;
        });
        if (to >= 0) go(to);
      }
    }
  };

  // Rows are memoised, so what they call must stay the same function and read what is there now.
  const point = (index: number, onChevron: boolean) => {
    const row = rows[index];
    if (row === undefined) return;
    setActiveId(row.id);
    if (row.children > 0 && (onChevron || row.nodeId === undefined)) toggle([row.id]);
    else choose(index);
  };
  const latest = useRef(point);
  useEffect(() => {
    latest.current = point;
  });
  const onPoint = useCallback(
    (index: number, onChevron: boolean) => latest.current(index, onChevron),
    [],
  );

  return (
    <div className={styles.outline}>
      <FilterField
        text={text}
        words={words}
        found={found}
        onText={setText}
        onDown={() => scroller.current?.focus()}
        onEnter={() => {
          const first = rows.findIndex(({ nodeId, open }) => nodeId !== undefined && !open);
          if (first >= 0) {
            go(first);
            choose(first);
          }
        }}
      />
      <div
        ref={scroller}
        role="tree"
        aria-label={texts.outline.label}
        aria-activedescendant={rows.length === 0 ? undefined : `${prefix}${active}`}
        tabIndex={0}
        className={styles.tree}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          // A click, or a dialog that gives focus back, may land on a row: rows come and go.
          if (event.target !== event.currentTarget)
            event.currentTarget.focus({ preventScroll: true });
        }}
      >
        <div
          role="presentation"
          className={styles.all}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(({ index, start, key }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <OutlineItem
                key={key}
                row={row}
                domId={`${prefix}${index}`}
                index={index}
                top={start}
                active={index === active}
                selected={row.id === selectedRow}
                hit={row.nodeId && hits?.get(row.nodeId)}
                words={hits === undefined ? '' : words}
                onPoint={onPoint}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

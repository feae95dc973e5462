import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { commandOf, useAllCommands } from '../../app/commands/commands';
import { useOutlinePath } from '../../app/dump/use-outline';
import { useVisiblePages } from '../../app/dump/use-pages';
import { useTexts } from '../../app/texts/texts';
import type { OutlineRow } from '../../core/graph/outline';
import type { NodeId } from '../../core/ids/ids';
import type { DumpView } from '../../core/view/view-state';
import type { OutlineTree } from '../../session/graph-questions';
import { FilterField } from './FilterField';
import styles from './Outline.module.css';
import { OutlineItem, OutlinePlaceholder } from './OutlineItem';
import { headingsBeginning, rowText } from './row-text';
import { ELSEWHERE, treeStep, typeAhead } from './tree-keys';
import { useOutlineRows } from './use-outline-rows';

export interface OutlineProps {
  readonly view: DumpView;
  readonly onChoose: (id: NodeId) => void;
}

const ROW_HEIGHT = 28;
const rowHeight = (): number => ROW_HEIGHT;
/** Letters that come within this many milliseconds make one word. */
const TYPING = 700;

/** The row that keys act on. */
interface Active {
  readonly index: number;
  /** The state of the tree for which it has this index. */
  readonly tree: OutlineTree;
  /** Undefined until it arrives. */
  readonly row: Pick<OutlineRow, 'id' | 'nodeId'> | undefined;
}

/** The dump was closed while it was asked: there is nothing left to move. */
const ignore = (): void => undefined;

/** Undefined where the drawing leaves out nothing. */
const filterOf = ({ filter }: DumpView): OutlineTree['filter'] =>
  filter.plaintext || filter.notActive || filter.namespace !== undefined ? filter : undefined;

/** Everything in the file as a tree, which needs neither eyes nor mouse. */
export function Outline({ view, onChoose }: OutlineProps) {
  const texts = useTexts();
  const [text, setText] = useState('');
  const { pages, onVisible } = useVisiblePages();
  const outline = useOutlineRows(text, pages, view.tab === 'graph' ? filterOf(view) : undefined);
  const { total, tree, words, find } = outline;
  const pathTo = useOutlinePath();
  const [place, setPlace] = useState<Active>({ index: 0, tree, row: undefined });
  const scroller = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: Number.NEGATIVE_INFINITY });
  const commands = useAllCommands();
  const prefix = useId();

  const active = Math.max(0, Math.min(place.index, total - 1));
  const rowAt = (index: number): OutlineRow | undefined => outline.item(index)?.row;
  const activeRow = rowAt(active);
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: rowHeight,
    overscan: 8,
    // aria-activedescendant must name a row that is there, even if it was scrolled out of sight.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return shown.includes(active) || active >= total
        ? shown
        : [...shown, active].sort((a, b) => a - b);
    },
  });
  const items = virtualizer.getVirtualItems();
  useEffect(() => onVisible(items.map(({ index }) => index)), [items, onVisible]);

  const go = (index: number, row: Active['row'] = rowAt(index)) => {
    setPlace({ index, tree, row });
    virtualizer.scrollToIndex(index, { align: 'auto' });
  };

  // Another state of the tree: the row that keys are on stands elsewhere, or nowhere.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `find` is new every time and does the same
  useEffect(() => {
    const { row } = place;
    if (row === undefined) {
      if (activeRow !== undefined) setPlace({ index: active, tree, row: activeRow });
      return;
    }
    if (place.tree === tree) return;
    if (activeRow?.id === row.id) {
      setPlace({ index: active, tree, row });
      return;
    }
    let late = false;
    find(tree, { by: 'row', id: row.id }).then((found) => {
      if (!late) setPlace({ index: found?.index ?? 0, tree, row });
    }, ignore);
    return () => {
      late = true;
    };
  }, [tree, place, active, activeRow]);

  // Selected elsewhere (canvas, link, back): open its ancestors, then scroll to it.
  const [wanted, setWanted] = useState<{ readonly id: string; readonly index: number }>();
  const { selected } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new selection moves the tree
  useEffect(() => {
    if (selected === undefined || place.row?.nodeId === selected) return;
    let late = false;
    const reveal = async (): Promise<void> => {
      const path = await pathTo(selected);
      if (late || path === undefined) return;
      const then = outline.reveal(path);
      const found = await find(then, { by: 'row', id: selected });
      if (late || found === undefined) return;
      setWanted({ id: found.id, index: found.index });
    };
    reveal().catch(ignore);
    return () => {
      late = true;
    };
  }, [selected]);
  useEffect(() => {
    if (wanted === undefined || outline.changing || wanted.index >= total) return;
    setWanted(undefined);
    setPlace({ index: wanted.index, tree, row: { id: wanted.id, nodeId: selected } });
    virtualizer.scrollToIndex(wanted.index, { align: 'auto' });
  }, [wanted, outline.changing, total, tree, selected, virtualizer]);

  const choose = (row: Active['row']) => {
    if (row?.nodeId !== undefined) onChoose(row.nodeId);
  };

  /** Looks among the rows that are here, and asks the worker about the others. */
  const goTyped = (letters: string) => {
    const to = typeAhead(total, active, letters, (i) => {
      const row = rowAt(i);
      return row && rowText(row, texts).main;
    });
    if (to !== ELSEWHERE) {
      if (to >= 0) go(to);
      return;
    }
    const headings = headingsBeginning(letters, texts);
    find(tree, { by: 'typed', text: letters, at: active, headings }).then((found) => {
      if (found !== undefined && typed.current.text === letters) go(found.index, found);
    }, ignore);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
    const step = treeStep(event.key, activeRow, { at: active, total, page });
    if (step === undefined) return;
    const fresh = event.timeStamp - typed.current.at > TYPING;
    // A name is begun by letters that are no commands, and then may have any.
    if (step.do === 'type' && fresh && commandOf(event.nativeEvent, commands) !== undefined) return;
    event.preventDefault();
    switch (step.do) {
      case 'go':
        go(step.to);
        break;
      case 'toggle':
        if (activeRow !== undefined) outline.toggle(activeRow);
        break;
      case 'open-all':
        if (activeRow !== undefined) outline.openAll(activeRow);
        break;
      case 'choose':
        choose(activeRow);
        break;
      case 'type': {
        const text = (fresh ? '' : typed.current.text) + step.text;
        typed.current = { text, at: event.timeStamp };
        goTyped(text);
      }
    }
  };

  // Rows are memoised, so what they call must stay the same function and read what is there now.
  const point = (index: number, onChevron: boolean) => {
    const row = rowAt(index);
    if (row === undefined) return;
    setPlace({ index, tree, row });
    if (row.children > 0 && (onChevron || row.nodeId === undefined)) outline.toggle(row);
    else choose(row);
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
        found={outline.matches}
        onText={setText}
        onDown={() => scroller.current?.focus()}
        onEnter={() => {
          find(tree, { by: 'first-shut' }).then((found) => {
            if (found === undefined) return;
            go(found.index, found);
            choose(found);
          }, ignore);
        }}
      />
      <div
        ref={scroller}
        role="tree"
        aria-label={texts.outline.label}
        aria-activedescendant={total === 0 ? undefined : `${prefix}${active}`}
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
          {items.map(({ index, start, key }) => {
            const item = outline.item(index);
            const domId = `${prefix}${index}`;
            return item === undefined ? (
              <OutlinePlaceholder key={key} domId={domId} top={start} active={index === active} />
            ) : (
              <OutlineItem
                key={key}
                row={item.row}
                domId={domId}
                index={index}
                top={start}
                active={index === active}
                selected={item.row.id === selected}
                hit={item.hit}
                finding={item.finding}
                words={tree.words}
                onPoint={onPoint}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

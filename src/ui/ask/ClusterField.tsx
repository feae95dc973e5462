import { Combobox, ComboboxItem, ComboboxPopover, ComboboxProvider } from '@ariakit/react';
import { useEffect, useId, useState } from 'react';
import { useAskTexts } from '../../app/ask/use-ask';
import type { GraphNode } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';
import styles from './ClusterField.module.css';
import { Labelled } from './Field';
import { useClusterSearch } from './use-cluster-search';

/** A cluster that is searched for by what is in its name. */
export function ClusterField({
  current,
  name,
  onChoose,
  onSearching,
}: {
  /** What the question names. */
  readonly current: string;
  readonly name: (node: GraphNode) => string;
  readonly onChoose: (id: NodeId) => void;
  /** Whether the text in the field differs from the name of the question's cluster. */
  readonly onSearching: (searching: boolean) => void;
}) {
  const { fields } = useAskTexts();
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const text = (typed ?? '').trim();
  const { hits, current: settled } = useClusterSearch(text);
  const optionId = (at: number): string => `${id}-${at}`;
  const [active, setActive] = useState<string | null>(null);
  // Enter came before what is found: the first of it is chosen as soon as it is here.
  const [hurried, setHurried] = useState(false);
  const choose = (node: GraphNode | undefined): void => {
    setHurried(false);
    if (node === undefined) return;
    setTyped(undefined);
    onChoose(node.id);
  };
  if (hurried && text === '') setHurried(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found is the occasion
  useEffect(() => {
    if (!settled || text === '') return;
    setActive(hits.length === 0 ? null : `${id}-0`);
    if (hurried) choose(hits[0]);
  }, [settled, text, hits]);
  const searching = typed !== undefined && typed !== current;
  useEffect(() => {
    onSearching(searching);
    return () => onSearching(false);
  }, [searching, onSearching]);
  return (
    <ComboboxProvider
      value={typed ?? current}
      setValue={setTyped}
      open={text !== ''}
      setOpen={(open) => {
        if (!open) setTyped(undefined);
      }}
      activeId={active}
      setActiveId={(to) => setActive(to ?? null)}
    >
      <Labelled label={fields.cluster} htmlFor={id} size="wide">
        <Combobox
          id={id}
          placeholder={fields.findCluster}
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={({ relatedTarget }) => {
            // Pressing on an option keeps the focus in the field.
            if (relatedTarget?.closest(`.${styles.popover}`) == null) setTyped(undefined);
          }}
          onKeyDownCapture={(event) => {
            if (event.key !== 'Enter' || text === '' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            if (settled) choose(hits.find((_, at) => optionId(at) === active) ?? hits[0]);
            else setHurried(true);
          }}
        />
      </Labelled>
      <ComboboxPopover gutter={4} sameWidth portal className={styles.popover}>
        {hits.map((node, at) => (
          <ComboboxItem
            key={node.id}
            id={optionId(at)}
            value={node.id}
            className={styles.option}
            setValueOnClick={false}
            focusOnHover
            onClick={() => choose(node)}
          >
            <span>{name(node)}</span>
            <small>{node.name}</small>
          </ComboboxItem>
        ))}
        {hits.length === 0 && settled && <p className={styles.nothing}>{fields.noClusters}</p>}
      </ComboboxPopover>
    </ComboboxProvider>
  );
}

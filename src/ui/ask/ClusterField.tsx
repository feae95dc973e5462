import { Combobox, ComboboxItem, ComboboxPopover, ComboboxProvider } from '@ariakit/react';
import { useId, useState } from 'react';
import { useAskTexts } from '../../app/use-ask';
import { useSearch } from '../../app/use-dump';
import { useNodes } from '../../app/use-nodes';
import { useSettled } from '../../app/use-settled';
import type { GraphNode } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';
import styles from './ClusterField.module.css';
import { Labelled } from './Field';
import { nameIn } from './use-titles';

/** Milliseconds after the last letter. */
const TYPING = 80;

/** A cluster that is searched for by what is in its name. */
export function ClusterField({
  cluster,
  name,
  onChoose,
}: {
  readonly cluster: NodeId | undefined;
  readonly name: (node: GraphNode) => string;
  readonly onChoose: (id: NodeId) => void;
}) {
  const { fields } = useAskTexts();
  const id = useId();
  const nodes = useNodes(cluster === undefined ? [] : [cluster]);
  const current = cluster === undefined ? undefined : nodes?.get(cluster);
  // A link may name one that is not in this file.
  const gone = cluster !== undefined && nodes !== undefined && current === undefined;
  const [typed, setTyped] = useState<string>();
  const words = useSettled((typed ?? '').trim(), TYPING);
  const found = useSearch(words);
  const hits =
    words === '' || found.state !== 'ready'
      ? []
      : found.value.nodes.filter(
          (node) => node.kind === 'cluster' && found.value.hits.some((hit) => hit.id === node.id),
        );
  return (
    <ComboboxProvider
      value={typed ?? current?.name ?? (gone ? nameIn(cluster) : '')}
      setValue={setTyped}
      setOpen={(open) => {
        if (!open) setTyped(undefined);
      }}
    >
      <Labelled label={fields.cluster} htmlFor={id} size="wide">
        <Combobox
          id={id}
          placeholder={fields.findCluster}
          spellCheck={false}
          autoSelect="always"
          onFocus={(event) => event.currentTarget.select()}
        />
      </Labelled>
      <ComboboxPopover
        gutter={4}
        sameWidth
        portal
        className={styles.popover}
        hidden={words === '' || undefined}
      >
        {hits.map((node) => (
          <ComboboxItem
            key={node.id}
            value={node.id}
            className={styles.option}
            setValueOnClick={false}
            focusOnHover
            onClick={() => {
              setTyped(undefined);
              onChoose(node.id);
            }}
          >
            <span>{name(node)}</span>
            <small>{node.name}</small>
          </ComboboxItem>
        ))}
        {hits.length === 0 && words !== '' && <p className={styles.nothing}>{fields.noClusters}</p>}
      </ComboboxPopover>
    </ComboboxProvider>
  );
}

import { Combobox, ComboboxItem, ComboboxPopover, ComboboxProvider } from '@ariakit/react';
import { useId, useState } from 'react';
import { useTexts } from '../../app/texts';
import { useAskTexts, useEndpoints } from '../../app/use-ask';
import { useSearch } from '../../app/use-dump';
import { useNodes } from '../../app/use-nodes';
import { useSettled } from '../../app/use-settled';
import { viewActions } from '../../app/use-view';
import type { GraphNode } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';
import type { OutboundQuestion } from '../../core/view/question';
import styles from './Ask.module.css';
import { Choice, Labelled } from './Field';

/** Which cluster, and which of its endpoints. */
export function OutboundFields({ question }: { readonly question: OutboundQuestion }) {
  const { fields, kinds } = useAskTexts();
  const { lines } = useTexts();
  const { cluster, endpoint } = question;
  const asked = useEndpoints(cluster);
  const listed = asked.state === 'ready' ? (asked.value?.endpoints ?? []) : [];
  const [first] = listed;
  const known = endpoint === undefined || listed.some(({ address }) => address === endpoint);
  return (
    <div className={styles.fields}>
      <ClusterField
        cluster={cluster}
        name={(node) => lines.title(node)}
        onChoose={(id) => viewActions.ask({ ask: 'out', cluster: id, endpoint: undefined })}
      />
      <Choice
        label={fields.endpoint}
        value={endpoint ?? ''}
        size="wide"
        options={[
          ['', first === undefined ? fields.none : fields.firstEndpoint(first.address)],
          ...listed.map(({ address, kind }) => [address, `${address} · ${kinds[kind]}`] as const),
          ...(known ? [] : [[endpoint, endpoint] as const]),
        ]}
        onChange={(value) =>
          viewActions.askInstead({ ...question, endpoint: value === '' ? undefined : value })
        }
      />
    </div>
  );
}

/** Milliseconds after the last letter. */
const TYPING = 80;

function ClusterField({
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
      value={typed ?? current?.name ?? ''}
      setValue={setTyped}
      setOpen={(open) => {
        if (!open) setTyped(undefined);
      }}
    >
      <Labelled label={fields.cluster} htmlFor={id} size="wide">
        <Combobox
          id={id}
          className={styles.cluster}
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

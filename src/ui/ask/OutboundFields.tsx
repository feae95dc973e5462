import { useTexts } from '../../app/texts';
import { useAskTexts, useEndpoints } from '../../app/use-ask';
import { viewActions } from '../../app/use-view';
import type { OutboundQuestion } from '../../core/view/question';
import { ClusterField } from './ClusterField';
import { Choice } from './Field';
import styles from './Fields.module.css';

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

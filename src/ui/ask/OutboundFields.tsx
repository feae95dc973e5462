import { useAskTexts, useEndpoints } from '../../app/ask/use-ask';
import type { Asked } from '../../app/dump/use-dump';
import { useTexts } from '../../app/texts/texts';
import { useQuestionActions } from '../../app/workspace/use-view-actions';
import type { AskAnswer, AskEndpoints } from '../../core/ask/types';
import type { OutboundQuestion } from '../../core/view/question';
import { ClusterField } from './ClusterField';
import { Choice, TextField } from './Field';
import styles from './Fields.module.css';

interface Props {
  readonly question: OutboundQuestion;
  readonly answer: Asked<AskAnswer>;
}

interface OutboundProps extends Props {
  /** What the cluster of the question is called; empty without one. */
  readonly cluster: string;
  readonly onSearching: (searching: boolean) => void;
}

/** Which cluster, and which of its endpoints. */
export function OutboundFields({ question, answer, cluster, onSearching }: OutboundProps) {
  const { lines } = useTexts();
  const { ask } = useQuestionActions();
  const asked = useEndpoints(question.cluster);
  const known = asked.state === 'ready' ? asked.value : undefined;
  return (
    <div className={styles.fields}>
      <ClusterField
        current={cluster}
        onSearching={onSearching}
        name={(node) => lines.title(node)}
        onChoose={(id) => ask({ ask: 'out', cluster: id, endpoint: undefined })}
      />
      {known !== undefined && known.total > known.endpoints.length ? (
        <TypedEndpoint question={question} known={known} />
      ) : (
        <ListedEndpoint question={question} answer={answer} known={known} />
      )}
    </div>
  );
}

/** What cannot be right is taken out. */
function useSetEndpoint(): (text: string) => boolean {
  const { changeEndpoint } = useQuestionActions();
  return (text) => {
    if (changeEndpoint(text === '' ? undefined : text)) return true;
    changeEndpoint(undefined);
    return false;
  };
}

/** More than can be listed: some are offered, any can be typed. */
function TypedEndpoint({
  question,
  known: { endpoints, total },
}: Pick<Props, 'question'> & { readonly known: AskEndpoints }) {
  const { fields } = useAskTexts();
  const setEndpoint = useSetEndpoint();
  const [first] = endpoints;
  return (
    <TextField
      label={fields.endpointOf(total)}
      value={question.endpoint ?? ''}
      placeholder={first === undefined ? fields.none : fields.firstEndpoint(first.address)}
      offered={endpoints.map(({ address }) => address)}
      size="wide"
      onChange={setEndpoint}
    />
  );
}

function ListedEndpoint({
  question,
  answer,
  known,
}: Props & { readonly known: AskEndpoints | undefined }) {
  const { fields, kinds, stepText } = useAskTexts();
  const setEndpoint = useSetEndpoint();
  const { endpoint } = question;
  const listed = known?.endpoints ?? [];
  const [first] = listed;
  const steps = answer.state === 'ready' ? answer.value.steps : [];
  const step = steps.find((one) => one.step === 'endpoint');
  // None now, or none that the file has: the answer knows.
  const nobody = step === undefined ? fields.none : stepText(step, String);
  const missing = endpoint !== undefined && !listed.some(({ address }) => address === endpoint);
  return (
    <Choice
      label={fields.endpoint}
      value={endpoint ?? ''}
      size="wide"
      options={[
        ['', first === undefined ? nobody : fields.firstEndpoint(first.address)],
        ...listed.map(({ address, kind }) => [address, `${address} · ${kinds[kind]}`] as const),
        ...(missing ? [[endpoint, endpoint] as const] : []),
      ]}
      onChange={setEndpoint}
    />
  );
}

import { useFindingsAt } from '../../app/dump/use-findings';
import { useTexts } from '../../app/texts/texts';
import type { NodeId } from '../../core/ids/ids';
import type { NodeKind } from '../../core/ids/kinds';
import type { NodeDetails } from '../../session/graph-questions';
import { Rich } from '../parts/Rich';
import { FactRow } from './FactRow';
import facts from './Facts.module.css';
import styles from './Inspector.module.css';
import { ToneBox } from './ToneBox';
import { NodeVerdicts } from './verdicts/NodeVerdicts';

type Said = NodeDetails['messages'][number];

/** Consecutive sentences of one tone share a box. */
function boxes(messages: readonly Said[]): readonly (readonly Said[])[] {
  const made: Said[][] = [];
  for (const said of messages) {
    const last = made.at(-1);
    if (last?.[0]?.tone === said.tone) last.push(said);
    else made.push([said]);
  }
  return made;
}

/** Kinds of nodes that may hold certificates. */
const CERTIFIED: ReadonlySet<NodeKind> = new Set<NodeKind>(['secret', 'transport-socket']);

/** What a node is and what its fields mean, in words. */
export function MeaningTab({
  details,
  onChoose,
}: {
  readonly details: NodeDetails;
  readonly onChoose: (id: NodeId) => void;
}) {
  return (
    <>
      {CERTIFIED.has(details.kind) ? <OwnFindings id={details.id} /> : null}
      {boxes(details.messages).map((box, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sentences of a node never move
        <MessageBox key={at} messages={box} first={at === 0} />
      ))}
      <NodeVerdicts key={details.id} id={details.id} kind={details.kind} onChoose={onChoose} />
      {details.facts.length === 0 ? null : (
        <dl className={facts.facts}>
          {details.facts.map((fact, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the facts of a node never move
            <FactRow key={at} of={details.id} at={at} fact={fact} onChoose={onChoose} />
          ))}
        </dl>
      )}
    </>
  );
}

/** What is wrong with its certificates comes before all else. */
function OwnFindings({ id }: { readonly id: NodeId }) {
  const { own } = useTexts().findings;
  return useFindingsAt(id).map((finding) => (
    <ToneBox key={finding.rule} tone={finding.severity === 'error' ? 'bad' : 'warning'}>
      <p className={styles.headline}>{own.title(finding)}</p>
      <p>
        <Rich text={own.text(finding)} />
      </p>
    </ToneBox>
  ));
}

function MessageBox({
  messages,
  first,
}: {
  readonly messages: readonly Said[];
  readonly first: boolean;
}) {
  const { inspect } = useTexts();
  return (
    <ToneBox tone={messages[0]?.tone ?? 'plain'}>
      {messages.map(({ message }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sentences of a node never move
        <p key={at} className={first && at === 0 ? styles.headline : undefined}>
          <Rich text={inspect.say(message)} />
        </p>
      ))}
    </ToneBox>
  );
}

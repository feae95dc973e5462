import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { firstQuestion, type Preset, presetOf } from '../../app/ask/ask-presets';
import {
  AskTextsContext,
  askTexts,
  useAnswer,
  useAskTexts,
  useOffers,
} from '../../app/ask/use-ask';
import { useNodes } from '../../app/dump/use-nodes';
import { currentLocale } from '../../app/texts/locale';
import { useText } from '../../app/texts/texts';
import { useQuestionActions } from '../../app/workspace/use-view-actions';
import type { AskOffers } from '../../core/ask/types';
import type { NodeId } from '../../core/ids/ids';
import type { ConnectionQuestion } from '../../core/view/question';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Rich } from '../parts/Rich';
import styles from './Ask.module.css';
import { InboundFields } from './InboundFields';
import { OutboundFields } from './OutboundFields';
import { SnapshotVerdict } from './SnapshotVerdict';
import { Steps } from './Steps';
import { nameIn } from './use-titles';
import { Verdict } from './Verdict';

export interface AskProps {
  readonly question: ConnectionQuestion;
  readonly onChoose: (id: NodeId) => void;
  /** Goes to the first field when it opens. */
  readonly takesFocus: boolean;
  /** Folds the drawer away; the question stays. */
  readonly onCollapse: () => void;
}

// While the rest of this chunk starts; what fails is tried again when it is shown.
askTexts.load(currentLocale()).catch(() => undefined);

/** The question drawer: what happens to a connection, and why. */
export function Ask(props: AskProps) {
  return (
    <AskTextsContext value={useText(askTexts)}>
      <Drawer {...props} />
    </AskTextsContext>
  );
}

function Drawer({ question, takesFocus, onChoose, onCollapse }: AskProps) {
  const ask = useAskTexts();
  const heading = useId();
  const asked = useOffers();
  const offers = asked.state === 'ready' ? asked.value : undefined;
  const answer = useAnswer(question);
  const actions = useQuestionActions();
  useFirstQuestion(question, offers);
  const cluster = useClusterName(question);
  const [searching, setSearching] = useState(false);
  const [picked, setPicked] = useState<Preset>();
  const probe = question.ask === 'in' && presetOf(question, offers, picked) === 'kubelet';
  // Another text is in the field, but no other cluster is chosen yet.
  const standing = searching && cluster !== '';
  const section = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it opens
  useEffect(() => {
    if (takesFocus) section.current?.querySelector<HTMLElement>('select, [role=combobox]')?.focus();
  }, []);
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || closesFirst(event.target)) return;
    event.preventDefault();
    // Nothing of it stays on the drawing; the next time it is asked again.
    actions.ask(undefined);
  };
  return (
    <section ref={section} className={styles.ask} aria-labelledby={heading} onKeyDown={leave}>
      <header className={styles.head}>
        <h2 id={heading} className={styles.title}>
          {ask.title} <span>{ask.question}</span>
        </h2>
        <Paths question={question} offers={offers} />
        <span className={styles.tools}>
          <Button variant="quiet" small iconOnly={ask.collapse} onClick={onCollapse}>
            <span className={styles.fold}>
              <Icon name="back" />
            </span>
          </Button>
          <Button variant="quiet" small iconOnly={ask.close} onClick={() => actions.ask(undefined)}>
            <Icon name="close" />
          </Button>
        </span>
      </header>
      <div className={styles.scroll}>
        {question.ask === 'in' ? (
          <InboundFields
            question={question}
            offers={offers}
            answer={answer}
            picked={picked}
            onPick={setPicked}
          />
        ) : (
          <OutboundFields
            question={question}
            answer={answer}
            cluster={cluster}
            onSearching={setSearching}
          />
        )}
        {standing && (
          <p role="note" className={styles.standing}>
            <Rich text={ask.fields.standing(cluster)} />
          </p>
        )}
        <div className={styles.answer} data-standing={standing || undefined}>
          <SnapshotVerdict answer={answer}>
            <Verdict answer={answer} probe={probe} />
          </SnapshotVerdict>
          {answer.state === 'ready' && <Steps answer={answer.value} onChoose={onChoose} />}
        </div>
      </div>
    </section>
  );
}

/** Whether the key shuts a list first, and not the drawer. */
const closesFirst = (target: EventTarget): boolean =>
  target instanceof Element && target.matches('[role=combobox][aria-expanded=true]');

/** What the cluster of a question is called; one that is not in this file by its id. Empty: none. */
function useClusterName(question: ConnectionQuestion): string {
  const cluster = question.ask === 'out' ? question.cluster : undefined;
  const nodes = useNodes(cluster === undefined ? [] : [cluster]);
  if (cluster === undefined || nodes === undefined) return '';
  return nodes.get(cluster)?.name ?? nameIn(cluster);
}

/** A question that says nothing yet is filled in as soon as it is known what the file has. */
function useFirstQuestion(question: ConnectionQuestion, offers: AskOffers | undefined): void {
  const { change } = useQuestionActions();
  const filled = useRef<ConnectionQuestion['ask']>(undefined);
  useEffect(() => {
    // Once for each direction: what is cleared afterwards stays empty.
    if (offers === undefined || filled.current === question.ask) return;
    filled.current = question.ask;
    if (question.ask === 'out') {
      if (question.cluster === undefined && offers.cluster !== undefined) {
        change({ ...question, cluster: offers.cluster });
      }
    } else if (question.port === undefined && question.alpn.length === 0) {
      const first = firstQuestion(offers);
      if (first.port === undefined) return;
      change({ ...first, at: question.at, address: question.address });
    }
  }, [question, offers, change]);
}

function Paths({
  question,
  offers,
}: {
  readonly question: ConnectionQuestion;
  readonly offers: AskOffers | undefined;
}) {
  const { ways } = useAskTexts();
  const { ask } = useQuestionActions();
  const direction = (to: ConnectionQuestion['ask'], text: string): ReactNode => (
    <label>
      <input
        type="radio"
        name="ask-direction"
        checked={question.ask === to}
        onChange={() =>
          ask(
            to === 'in'
              ? firstQuestion(offers)
              : { ask: 'out', cluster: offers?.cluster, endpoint: undefined },
          )
        }
      />
      <span>{text}</span>
    </label>
  );
  return (
    <fieldset className={styles.directions}>
      <legend className="visually-hidden">{ways.label}</legend>
      {direction('in', ways.in)}
      {direction('out', ways.out)}
    </fieldset>
  );
}

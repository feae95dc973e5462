import { useId, useState } from 'react';
import { useOffers } from '../../app/ask/use-ask';
import { useText } from '../../app/texts/texts';
import { questionBefore, questionFor } from '../../app/tour/tour-questions';
import { tourTexts, useTourCheck } from '../../app/tour/use-tour';
import { useQuestionActions, useViewActions } from '../../app/workspace/use-view-actions';
import type { TourFacts } from '../../core/tour/facts';
import type { CheckAnswer, CheckResult, Option } from '../../core/tour/types';
import type { SingleView } from '../../core/view/single-view';
import type { TourPlace } from '../../core/view/tour';
import type { StepText } from '../../texts/tours';
import { Button } from '../parts/Button';
import { Rich } from '../parts/Rich';
import styles from './Coach.module.css';
import { Outcome, type State } from './Outcome';

interface Props {
  readonly place: TourPlace;
  readonly check: CheckAnswer;
  readonly facts: TourFacts;
  readonly text: StepText;
  readonly view: SingleView;
}

type OnShow = (act: () => void) => () => void;

/** What the reader is to find or decide, whether it is done, and the answer for who asks for it. */
export function Check(props: Props) {
  const { check, text, facts, place, view } = props;
  const { coach } = useText(tourTexts);
  const { select, showPanel } = useViewActions();
  const heading = useId();
  const asked = useTourCheck(
    check.kind === 'select' || check.kind === 'ask' ? place : undefined,
    view,
  );
  const [picked, pick] = useState<string>();
  const result = asked.state === 'ready' ? asked.value : undefined;
  const acted = useActed(view);
  const [shown, setShown] = useState(false);
  const tried = acted || shown || picked !== undefined;
  const reached = tried ? stateOf(check, result, picked, view) : 'open';
  const over = reached === 'done';
  const state: State = over && shown ? 'shown' : reached;
  /** Shows the answer: from then on it is shown, whatever else is tried. */
  const show = (act: () => void) => (): void => {
    setShown(true);
    act();
  };
  return (
    <section className={styles.check} data-state={state} aria-labelledby={heading}>
      <h3 id={heading}>{coach.task}</h3>
      {state === 'shown' && <p className={styles.shown}>{coach.shown}</p>}
      <p>
        <Rich text={text.task(facts)} />
      </p>
      {check.kind === 'choice' && (
        <Choice options={check.options} text={text} picked={picked} onPick={pick} onShow={show} />
      )}
      {check.kind === 'ask' && !over && <AskButtons check={check} onShow={show} />}
      {check.kind === 'select' && !over && (
        <Button small onClick={show(() => select(check.show))}>
          {coach.showMe}
        </Button>
      )}
      {check.kind === 'panel' && !over && (
        <Button small onClick={show(() => showPanel(check.panel))}>
          {coach.showMe}
        </Button>
      )}
      <Outcome state={state} check={check} result={result} text={text} facts={facts} />
    </section>
  );
}

/** What of a view a check looks at, as one text. */
const triedIn = ({ selected, question, panel }: SingleView): string =>
  JSON.stringify([selected, question, panel]);

/** Whether something was tried since the step is shown: what a link opens is not a try. */
function useActed(view: SingleView): boolean {
  const now = triedIn(view);
  const [before] = useState(now);
  const [acted, setActed] = useState(false);
  if (!acted && now !== before) setActed(true);
  return acted || now !== before;
}

function stateOf(
  check: CheckAnswer,
  result: CheckResult | undefined,
  picked: string | undefined,
  view: SingleView,
): State {
  switch (check.kind) {
    case 'select':
    case 'ask':
      return result?.state ?? 'open';
    case 'panel':
      return view.panel === check.panel ? 'done' : 'open';
    case 'choice': {
      const option = check.options.find(({ key }) => key === picked);
      return option === undefined ? 'open' : option.right ? 'done' : 'wrong';
    }
  }
}

function Choice({
  options,
  text,
  picked,
  onPick,
  onShow,
}: {
  readonly options: readonly Option[];
  readonly text: StepText;
  readonly picked: string | undefined;
  readonly onPick: (key: string) => void;
  readonly onShow: OnShow;
}) {
  const { coach } = useText(tourTexts);
  const name = useId();
  const right = options.find((option) => option.right);
  return (
    <>
      <fieldset className={styles.options}>
        <legend className="visually-hidden">{coach.task}</legend>
        {options.map(({ key, value, right: isRight }) => (
          <label key={key} data-picked={key === picked} data-right={isRight && key === picked}>
            <input type="radio" name={name} checked={key === picked} onChange={() => onPick(key)} />
            {value === undefined ? <span>{text.options[key]}</span> : <code>{value}</code>}
          </label>
        ))}
      </fieldset>
      {right !== undefined && picked !== right.key && (
        <Button small onClick={onShow(() => onPick(right.key))}>
          {coach.showMe}
        </Button>
      )}
    </>
  );
}

function AskButtons({
  check,
  onShow,
}: {
  readonly check: Extract<CheckAnswer, { kind: 'ask' }>;
  readonly onShow: OnShow;
}) {
  const { coach } = useText(tourTexts);
  const { ask } = useQuestionActions();
  const asked = useOffers();
  const offers = asked.state === 'ready' ? asked.value : undefined;
  return (
    <div className={styles.actions}>
      <Button small variant="primary" onClick={() => ask(questionBefore(check.show, offers))}>
        {coach.openQuestion}
      </Button>
      <Button small onClick={onShow(() => ask(questionFor(check.show, offers)))}>
        {coach.showMe}
      </Button>
    </div>
  );
}

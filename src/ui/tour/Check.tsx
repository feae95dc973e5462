import { Suspense, useId, useState } from 'react';
import { useText } from '../../app/texts';
import { questionBefore, questionFor } from '../../app/tour-questions';
import { askTexts, useOffers } from '../../app/use-ask';
import { tourTexts, useTourCheck } from '../../app/use-tour';
import { viewActions } from '../../app/use-view';
import type { TourFacts } from '../../core/tour/facts';
import type { CheckAnswer, CheckResult, Option } from '../../core/tour/types';
import type { TourPlace } from '../../core/view/tour';
import type { ViewState } from '../../core/view/view-state';
import type { StepText } from '../../texts/tours';
import { useTitles } from '../ask/use-titles';
import { Button } from '../parts/Button';
import { Rich } from '../parts/Rich';
import styles from './Coach.module.css';

interface Props {
  readonly place: TourPlace;
  readonly check: CheckAnswer;
  readonly facts: TourFacts;
  readonly text: StepText;
  readonly view: ViewState;
}

type State = CheckResult['state'];

/** What the reader is to find or decide, whether it is done, and the answer for who asks for it. */
export function Check(props: Props) {
  const { check, text, facts, place, view } = props;
  const { coach } = useText(tourTexts);
  const heading = useId();
  const asked = useTourCheck(
    check.kind === 'select' || check.kind === 'ask' ? place : undefined,
    view,
  );
  const [picked, pick] = useState<string>();
  const result = asked.state === 'ready' ? asked.value : undefined;
  const state = stateOf(check, result, picked, view);
  return (
    <section className={styles.check} data-state={state} aria-labelledby={heading}>
      <h3 id={heading}>{coach.task}</h3>
      <p>
        <Rich text={text.task(facts)} />
      </p>
      {check.kind === 'choice' && (
        <Choice options={check.options} text={text} picked={picked} onPick={pick} />
      )}
      {check.kind === 'ask' && <AskButtons check={check} done={state === 'done'} />}
      {check.kind === 'select' && state !== 'done' && (
        <Button small onClick={() => viewActions.select(check.show)}>
          {coach.showMe}
        </Button>
      )}
      {check.kind === 'panel' && state !== 'done' && (
        <Button small onClick={() => viewActions.showPanel(check.panel)}>
          {coach.showMe}
        </Button>
      )}
      <div role="status" className={styles.said}>
        <Suspense>{result?.verdict && <Verdict of={result.verdict} />}</Suspense>
        {state === 'done' && (
          <p data-tone="good">
            <b>{coach.right}</b> <Rich text={text.right(facts)} />
          </p>
        )}
        {state === 'wrong' && (
          <p data-tone="bad">
            <b>{coach.wrong}</b> <Rich text={text.wrong(facts)} />
          </p>
        )}
      </div>
    </section>
  );
}

function stateOf(
  check: CheckAnswer,
  result: CheckResult | undefined,
  picked: string | undefined,
  view: ViewState,
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
}: {
  readonly options: readonly Option[];
  readonly text: StepText;
  readonly picked: string | undefined;
  readonly onPick: (key: string) => void;
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
        <Button small onClick={() => onPick(right.key)}>
          {coach.showMe}
        </Button>
      )}
    </>
  );
}

function AskButtons({
  check,
  done,
}: {
  readonly check: Extract<CheckAnswer, { kind: 'ask' }>;
  readonly done: boolean;
}) {
  const { coach } = useText(tourTexts);
  const asked = useOffers();
  const offers = asked.state === 'ready' ? asked.value : undefined;
  if (done) return null;
  return (
    <div className={styles.ways}>
      <Button
        small
        look="primary"
        onClick={() => viewActions.ask(questionBefore(check.show, offers))}
      >
        {coach.openQuestion}
      </Button>
      <Button small onClick={() => viewActions.ask(questionFor(check.show, offers))}>
        {coach.showMe}
      </Button>
    </div>
  );
}

function Verdict({ of }: { readonly of: NonNullable<CheckResult['verdict']> }) {
  const { coach } = useText(tourTexts);
  const ask = useText(askTexts);
  const { title } = useTitles(of.nodes);
  return (
    <p className={styles.verdict}>
      <b>{coach.verdict}</b> <Rich text={ask.sentence(of.verdict, title)} />
    </p>
  );
}

import { Suspense } from 'react';
import { askTexts } from '../../app/ask/use-ask';
import { useText, useTexts } from '../../app/texts/texts';
import { tourTexts } from '../../app/tour/use-tour';
import type { TourFacts } from '../../core/tour/facts';
import type { CheckAnswer, CheckResult } from '../../core/tour/types';
import type { StepText } from '../../texts/tours';
import { useTitles } from '../ask/use-titles';
import { Rich } from '../parts/Rich';
import styles from './Coach.module.css';

/** `shown`: the answer was asked for. */
export type State = CheckResult['state'] | 'shown';

interface Props {
  readonly state: State;
  readonly check: CheckAnswer;
  readonly result: CheckResult | undefined;
  readonly text: StepText;
  readonly facts: TourFacts;
}

/** What is said to a try, or to who asked for the answer. */
export function Outcome({ state, check, result, text, facts }: Props) {
  const { coach } = useText(tourTexts);
  const over = state === 'done' || state === 'shown';
  return (
    <div role="status" className={styles.said}>
      {over && result?.verdict !== undefined && (
        <Suspense>
          <Verdict of={result.verdict} label={state === 'shown' ? coach.answer : coach.verdict} />
        </Suspense>
      )}
      {state === 'shown' && (
        <p data-tone="shown">
          <Answer check={check} text={text} /> <Rich text={text.right(facts)} />
        </p>
      )}
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
  );
}

/** The answer itself; that of a question is its verdict, which is shown above. */
function Answer({ check, text }: Pick<Props, 'check' | 'text'>) {
  const { coach } = useText(tourTexts);
  const { lines, inspector } = useTexts();
  switch (check.kind) {
    case 'ask':
      return null;
    case 'select':
      return (
        <>
          <b>{coach.answer}</b> {lines.nodeKind(check.node)} <code>{lines.title(check.node)}</code>.
        </>
      );
    case 'panel': {
      const { meaning, json, links } = inspector.tabs;
      const panel = { meaning, json, links: links(0) }[check.panel];
      return (
        <>
          <b>{coach.answer}</b> {panel}.
        </>
      );
    }
    case 'choice': {
      const right = check.options.find((option) => option.right);
      if (right === undefined) return null;
      const { key, value } = right;
      return (
        <>
          <b>{coach.answer}</b> {value === undefined ? text.options[key] : <code>{value}</code>}.
        </>
      );
    }
  }
}

function Verdict({
  of,
  label,
}: {
  readonly of: NonNullable<CheckResult['verdict']>;
  readonly label: string;
}) {
  const ask = useText(askTexts);
  const { title } = useTitles(of.nodes);
  return (
    <p className={styles.verdict}>
      <b>{label}</b> <Rich text={ask.sentence(of.verdict, title)} />
    </p>
  );
}

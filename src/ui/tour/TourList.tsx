import { useId } from 'react';
import { useText } from '../../app/texts/texts';
import { useTourProgress } from '../../app/tour/tour-progress';
import {
  stepCount,
  TOUR_STEPS,
  TOURS,
  tourTexts,
  useTour,
  useTourActions,
} from '../../app/tour/use-tour';
import type { TourId } from '../../core/view/tour';
import type { StepText } from '../../texts/tours';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Rich } from '../parts/Rich';
import { textFor } from './step-text';
import styles from './TourList.module.css';

interface Props {
  /** A user's own file is open, on which a walkthrough can be taken. */
  readonly ownDump: boolean;
  /** One was begun. */
  readonly onBegin: () => void;
}

/** All walkthroughs: what each is about, the progress, and where to begin. */
export function TourList({ ownDump, onBegin }: Props) {
  return (
    <ol className={styles.list}>
      {TOURS.map((tour) => (
        <Tour key={tour} tour={tour} ownDump={ownDump} onBegin={onBegin} />
      ))}
    </ol>
  );
}

interface TourProps {
  readonly tour: TourId;
  readonly ownDump: boolean;
  readonly onBegin: () => void;
}

function Tour({ tour, ownDump, onBegin }: TourProps) {
  const { tours, coach } = useText(tourTexts);
  const { onSample } = useTourActions();
  const progress = useTourProgress(tour);
  const id = useId();
  const total = stepCount(tour);
  const { title, what } = tours[tour];
  const begin = (step: number): void => {
    onSample({ tour, step });
    onBegin();
  };
  const under = typeof progress === 'object' && progress.step > 1 ? progress.step : undefined;
  return (
    <li className={styles.tour}>
      <h2 id={id}>
        {title}
        {progress === 'finished' && (
          <span className={styles.finished}>
            <Icon name="check" />
            {coach.finished}
          </span>
        )}
      </h2>
      <p className={styles.what}>
        {what} <span className={styles.count}>{coach.steps(total)}</span>
      </p>
      <div className={styles.actions}>
        {under !== undefined && (
          <Button variant="primary" small aria-describedby={id} onClick={() => begin(under)}>
            {coach.resume(under)}
          </Button>
        )}
        <Button
          variant={under === undefined ? 'primary' : 'plain'}
          small
          aria-describedby={id}
          onClick={() => begin(1)}
        >
          {coach.onSample}
        </Button>
        {ownDump && <OnDump tour={tour} under={under} onBegin={onBegin} labelledBy={id} />}
      </div>
    </li>
  );
}

interface OnDumpProps {
  readonly tour: TourId;
  readonly under: number | undefined;
  readonly onBegin: () => void;
  readonly labelledBy: string;
}

/** Which steps the open dump has what it takes for, and a button that begins there. */
function OnDump({ tour, under, onBegin, labelledBy }: OnDumpProps) {
  const { tours, coach, missing } = useText(tourTexts);
  const { go } = useTourActions();
  const asked = useTour(tour);
  if (asked.state !== 'ready') return null;
  const answers = asked.value;
  const fits = answers.filter((answer) => answer.fits).length;
  if (fits === 0) return <p className={styles.none}>{coach.noneFits}</p>;
  const steps: Readonly<Record<string, StepText>> = tours[tour].steps;
  const first = answers.findIndex((answer) => answer.fits) + 1;
  const begin = (): void => {
    const step = under ?? first;
    go({ tour, step }, answers[step - 1]);
    onBegin();
  };
  return (
    <>
      <Button small aria-describedby={labelledBy} onClick={begin}>
        {coach.onDump(fits, answers.length)}
      </Button>
      <details className={styles.steps}>
        <summary>{coach.stepsOnDump}</summary>
        <ol>
          {TOUR_STEPS[tour].map((name, at) => {
            const answer = answers[at];
            const text = steps[name];
            return (
              <li key={name} data-fits={answer?.fits === true}>
                <span className={styles.mark}>
                  {answer?.fits === true ? coach.fits : coach.lacks}
                </span>
                <span>
                  {text && textFor(text, answer).title}
                  {answer?.fits === false && (
                    <span className={styles.why}>
                      <Rich text={missing[answer.missing]} />
                    </span>
                  )}
                </span>
              </li>
            );
          })}
        </ol>
      </details>
    </>
  );
}

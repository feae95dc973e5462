import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useText, useTexts } from '../../app/texts/texts';
import { rememberProgress } from '../../app/tour/tour-progress';
import {
  stepCount,
  TOUR_STEPS,
  tourTexts,
  useTour,
  useTourActions,
  useTourDumpHere,
  useTourStep,
} from '../../app/tour/use-tour';
import { useSingleView } from '../../app/workspace/use-single-view';
import { useWorkspace } from '../../app/workspace/workspace-provider';
import type { TourPlace } from '../../core/view/tour';
import type { ViewState } from '../../core/view/view-state';
import type { StepText } from '../../texts/tours';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Said } from '../parts/Said';
import styles from './Coach.module.css';
import { Dots } from './Dots';
import { Step } from './Step';
import { textFor } from './step-text';

interface Props {
  readonly view: ViewState;
  readonly place: TourPlace;
  readonly narrow: boolean;
  /** The last step is done: shows what else there is. */
  readonly onFinish: () => void;
}

/** A walkthrough beside the drawing: one step at a time, with next, back and close. */
export function Coach({ view, place, narrow, onFinish }: Props) {
  const { tours, coach } = useText(tourTexts);
  const { lines } = useTexts();
  const { tour } = place;
  const total = stepCount(tour);
  const step = Math.min(place.step, total);
  const here = useTourDumpHere();
  const asked = useTour(here ? tour : undefined);
  const answers = asked.state === 'ready' ? asked.value : undefined;
  const answer = answers?.[step - 1];
  useTourStep(view, answer);
  const { tour: memory } = useWorkspace();
  const actions = useTourActions();
  const single = useSingleView();
  const [folded, setFolded] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();

  const { title, steps } = tours[tour];
  const names = TOUR_STEPS[tour];
  const texts: Readonly<Record<string, StepText>> = steps;
  const textAt = (at: number): StepText | undefined => {
    const found = texts[names[at] ?? ''];
    return found && textFor(found, answers?.[at]);
  };
  // A sample that was made for a step gives it the title that it was made for.
  const own = single.source?.kind !== 'sample';
  const titles = names.map((name, at) => (own ? textAt(at) : texts[name])?.title ?? '');
  const text = textAt(step - 1);

  const go = (to: number): void => {
    memory.focusNextStep = true;
    actions.go({ tour, step: to }, answers?.[to - 1]);
  };
  const finish = (): void => {
    rememberProgress(tour, 'finished');
    actions.leave();
    onFinish();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step is the occasion
  useEffect(() => {
    if (!memory.focusNextStep || answer === undefined) return;
    memory.focusNextStep = false;
    // After the question drawer, which returns the focus when it closes.
    requestAnimationFrame(() => {
      heading.current?.focus({ preventScroll: true });
      heading.current?.closest('[data-scroll]')?.scrollTo({ top: 0 });
    });
  }, [step, answer]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // Elsewhere Escape leads back to the overview.
    event.preventDefault();
    event.stopPropagation();
    actions.leave();
  };
  if (text === undefined) return null;
  const points = answer?.fits === true ? lines.title(answer.points) : undefined;
  return (
    <section
      className={styles.coach}
      data-narrow={narrow}
      data-folded={folded}
      aria-label={coach.region(title)}
      onKeyDown={onKeyDown}
    >
      <header className={styles.head}>
        <p className={styles.tour}>{title}</p>
        {narrow && (
          <Button
            variant="quiet"
            small
            iconOnly={folded ? coach.unfold : coach.fold}
            aria-expanded={!folded}
            aria-controls={id}
            onClick={() => setFolded(!folded)}
          >
            <span className={styles.turn} data-folded={folded}>
              <Icon name="back" />
            </span>
          </Button>
        )}
        <Button variant="quiet" small iconOnly={coach.leave} onClick={actions.leave}>
          <Icon name="close" />
        </Button>
      </header>
      <Dots
        titles={titles}
        step={step}
        // What a sample lacks another one has.
        answers={own ? answers : undefined}
        onGo={go}
      />
      <div id={id} className={styles.body} data-scroll hidden={folded}>
        <p className={styles.count}>{coach.progress(step, total)}</p>
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          {text.title}
        </h2>
        {asked.state === 'failed' && <p>{coach.failed}</p>}
        {answer === undefined && asked.state !== 'failed' && <p aria-busy>{coach.waiting}</p>}
        {answer !== undefined && (
          <Step
            key={`${tour} ${step}`}
            place={{ tour, step }}
            answer={answer}
            text={text}
            view={single}
          />
        )}
      </div>
      <footer className={styles.foot}>
        <Button disabled={step === 1} onClick={() => go(step - 1)}>
          <Icon name="back" />
          {coach.back}
        </Button>
        {step < total ? (
          <Button variant="primary" onClick={() => go(step + 1)}>
            {coach.next}
            <span className={styles.forth}>
              <Icon name="back" />
            </span>
          </Button>
        ) : (
          <Button variant="primary" onClick={finish}>
            {coach.finish}
          </Button>
        )}
      </footer>
      <Said
        text={points === undefined ? undefined : coach.announce(step, total, text.title, points)}
      />
    </section>
  );
}

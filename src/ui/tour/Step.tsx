import { useText, useTexts } from '../../app/texts/texts';
import { type StepAnswer, stepHref, tourTexts } from '../../app/tour/use-tour';
import { useViewActions } from '../../app/workspace/use-view-actions';
import type { SingleView } from '../../core/view/single-view';
import type { TourPlace } from '../../core/view/tour';
import type { StepText } from '../../texts/tours';
import { Icon } from '../parts/Icon';
import { MiddleEllipsis } from '../parts/MiddleEllipsis';
import { Rich } from '../parts/Rich';
import { Check } from './Check';
import styles from './Coach.module.css';

interface Props {
  readonly place: TourPlace;
  readonly answer: StepAnswer;
  readonly text: StepText;
  readonly view: SingleView;
}

/** The text of a step, its node, and the task. */
export function Step({ place, answer, text, view }: Props) {
  const { coach, missing } = useText(tourTexts);
  const { lines } = useTexts();
  const { select } = useViewActions();
  if (!answer.fits) {
    return (
      <div className={styles.lacks}>
        <p>
          {coach.notHere} <Rich text={missing[answer.missing]} />
        </p>
        <p>
          <a href={stepHref(place, answer.sample)} target="_blank" rel="noopener">
            {coach.onSampleTab}
          </a>
        </p>
      </div>
    );
  }
  const { points, facts, check } = answer;
  const title = lines.title(points);
  return (
    <>
      <p className={styles.text}>
        <Rich text={text.text(facts)} />
      </p>
      <button
        type="button"
        className={styles.points}
        aria-label={`${coach.points}: ${lines.nodeKind(points)} ${title}`}
        onClick={() => select(points.id)}
      >
        <Icon name="path" />
        <span className={styles.kind}>{lines.nodeKind(points)}</span>
        <MiddleEllipsis className={styles.name} text={title} />
      </button>
      <Check place={place} check={check} facts={facts} text={text} view={view} />
    </>
  );
}

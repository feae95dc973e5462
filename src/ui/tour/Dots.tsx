import { useText } from '../../app/texts/texts';
import { type StepAnswer, tourTexts } from '../../app/tour/use-tour';
import styles from './Coach.module.css';

interface Props {
  readonly titles: readonly string[];
  readonly step: number;
  readonly answers: readonly StepAnswer[] | undefined;
  readonly onGo: (step: number) => void;
}

/** One mark for each step: where one is, and which steps the dump lacks. */
export function Dots({ titles, step, answers, onGo }: Props) {
  const { coach } = useText(tourTexts);
  return (
    <ol className={styles.dots}>
      {titles.map((title, at) => (
        <li key={title}>
          <button
            type="button"
            aria-label={coach.goTo(at + 1, title)}
            title={coach.goTo(at + 1, title)}
            aria-current={at + 1 === step ? 'step' : undefined}
            data-past={at + 1 < step}
            data-lacks={answers?.[at]?.fits === false}
            onClick={() => onGo(at + 1)}
          />
        </li>
      ))}
    </ol>
  );
}

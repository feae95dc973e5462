import { useId, useState } from 'react';
import { useAskTexts } from '../../app/use-ask';
import type { AskAnswer, AskStep, ServerOutcome } from '../../core/describe/ask/types';
import type { NodeId } from '../../core/ids/ids';
import { Rich } from '../parts/Rich';
import { StepDetails } from './StepDetails';
import styles from './Steps.module.css';
import { useTitles } from './use-titles';

type Tone = 'good' | 'bad' | 'open' | 'quiet';

/** Green narrows it, red ends it, amber is left open. */
function toneOf(step: AskStep): Tone {
  switch (step.step) {
    case 'level':
    case 'entries':
      return { narrowed: 'good', ended: 'bad', open: 'open', nothing: 'quiet' }[
        step.effect
      ] as Tone;
    case 'arrives':
      return step.listener === undefined ? 'bad' : 'quiet';
    case 'filters':
      return step.ended ? 'bad' : 'quiet';
    case 'default':
      return step.chain === undefined ? 'bad' : 'good';
    case 'server-socket':
      return serverTone(step.outcome);
    case 'client-socket':
      return step.refusal === undefined ? 'good' : 'bad';
    case 'handoff':
      return 'good';
    case 'matcher':
      return step.ended ? 'bad' : 'good';
    case 'silent':
    case 'endpoint':
    case 'socket-matcher':
    case 'own-socket':
      return 'quiet';
  }
}

function serverTone(outcome: ServerOutcome): Tone {
  switch (outcome.key) {
    case 'not-ready':
    case 'no-hello':
    case 'no-certificate':
    case 'refused':
    case 'nowhere':
    case 'low-version':
    case 'codec-error':
      return 'bad';
    case 'handshake':
      if (outcome.inside?.clashes === true) return 'bad';
      return outcome.caller.kind === 'depends' ? 'open' : 'good';
    case 'plaintext':
    case 'passthrough':
    case 'tunnelled':
    case 'unknown':
      return 'good';
  }
}

/** How Envoy came to the verdict: a card a step, each with what stands behind it. */
export function Steps({
  answer,
  onChoose,
}: {
  readonly answer: AskAnswer;
  readonly onChoose: (id: NodeId) => void;
}) {
  const ask = useAskTexts();
  const titles = useTitles(answer.nodes);
  const details = useId();
  const [open, setOpen] = useState<string>();
  const keyed = answer.steps.map((step, at, all) => {
    const number = all.slice(0, at + 1).filter((one) => one.step !== 'silent').length;
    return { step, key: keyOf(step, at), number };
  });
  const shown = keyed.find(({ key }) => key === open)?.step;
  if (keyed.length === 0) return null;
  return (
    <>
      <ol className={styles.steps} aria-label={ask.steps}>
        {keyed.map(({ step, key, number }) => (
          <li key={key}>
            {step.step === 'silent' ? (
              <div className={styles.step} data-tone="silent">
                <span className={styles.stepTitle}>{ask.stepTitle(step)}</span>
                <span className={styles.stepText}>{ask.stepText(step, titles.title)}</span>
              </div>
            ) : (
              <button
                type="button"
                className={styles.step}
                data-tone={toneOf(step)}
                aria-expanded={key === open}
                aria-controls={key === open ? details : undefined}
                onClick={() => setOpen(key === open ? undefined : key)}
              >
                <span className={styles.stepTitle}>
                  {number} {ask.stepTitle(step)}{' '}
                  <span className={styles.value}>{ask.stepValue(step)}</span>
                </span>
                <span className={styles.stepText}>
                  <Rich text={ask.stepText(step, titles.title)} />
                </span>
              </button>
            )}
          </li>
        ))}
      </ol>
      {shown !== undefined && shown.step !== 'silent' && (
        <StepDetails key={open} id={details} step={shown} titles={titles} onChoose={onChoose} />
      )}
    </>
  );
}

/** The same step of the next answer keeps its details open. */
const keyOf = (step: AskStep, at: number): string =>
  step.step === 'level' ? step.level : step.step === 'entries' ? step.by : `${step.step} ${at}`;

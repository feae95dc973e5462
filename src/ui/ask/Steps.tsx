import { Tooltip, TooltipAnchor, TooltipProvider } from '@ariakit/react';
import { type ComponentProps, type KeyboardEvent, useId, useRef, useState } from 'react';
import { useAskTexts } from '../../app/ask/use-ask';
import type { AskAnswer, AskStep, OwnHandshake, ServerOutcome } from '../../core/ask/types';
import type { NodeId } from '../../core/ids/ids';
import { Rich } from '../parts/Rich';
import { StepDetails } from './StepDetails';
import styles from './Steps.module.css';
import { neighbour } from './step-keys';
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
      if (step.refusal !== undefined) return 'bad';
      return ownTone(step.itself);
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

function ownTone(itself: OwnHandshake | undefined): Tone {
  switch (itself?.kind) {
    case 'failed':
      return 'bad';
    case 'unknown':
    case 'not-loaded':
      return 'open';
    case 'done':
    case undefined:
      return 'good';
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

/** How Envoy came to the verdict: a card a step, with its details. */
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
  const list = useRef<HTMLOListElement>(null);
  const [open, setOpen] = useState<string>();
  // One stop for Tab; arrow keys go on from there.
  const [stop, setStop] = useState<string>();
  const keyed = answer.steps.map((step, at, all) => {
    const number = all.slice(0, at + 1).filter((one) => one.step !== 'silent').length;
    return { step, key: keyOf(step, at), number };
  });
  const [first] = keyed;
  if (first === undefined) return null;
  const shown = keyed.find(({ key }) => key === open)?.step;
  const tabStop = keyed.some(({ key }) => key === stop) ? stop : first.key;
  const buttons = (): readonly HTMLButtonElement[] => [
    ...(list.current?.querySelectorAll('button') ?? []),
  ];
  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || shown === undefined) return;
    event.preventDefault();
    setOpen(undefined);
    buttons()[keyed.findIndex(({ key }) => key === open)]?.focus();
  };
  const walk = (event: KeyboardEvent<HTMLButtonElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = neighbour(event.key, event.currentTarget, buttons());
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key of what stands inside, which has roles
    <div onKeyDown={close}>
      <ol ref={list} className={styles.steps} aria-label={ask.steps}>
        {keyed.map(({ step, key, number }) => {
          const button = {
            type: 'button',
            className: styles.step,
            tabIndex: key === tabStop ? 0 : -1,
            'aria-expanded': key === open,
            'aria-controls': key === open ? details : undefined,
            onFocus: () => setStop(key),
            onKeyDown: walk,
            onClick: () => setOpen(key === open ? undefined : key),
          } as const;
          const text = ask.stepText(step, titles.title);
          return step.step === 'silent' ? (
            <Silent key={key} step={step} text={text} button={button} />
          ) : (
            <li key={key}>
              <button {...button} data-tone={toneOf(step)}>
                <span className={styles.stepTitle}>
                  {number} {ask.stepTitle(step)}{' '}
                  <span className={styles.value}>{ask.stepValue(step)}</span>
                </span>
                <span className={styles.stepText}>
                  <Rich text={text} />
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      {shown !== undefined && (
        <StepDetails key={open} id={details} step={shown} titles={titles} onChoose={onChoose} />
      )}
    </div>
  );
}

/** Levels that decided nothing: as slim as can be, with their names on a hover, a focus and a click. */
function Silent({
  step,
  text,
  button,
}: {
  readonly step: Extract<AskStep, { step: 'silent' }>;
  readonly text: string;
  readonly button: ComponentProps<'button'>;
}) {
  const ask = useAskTexts();
  const title = ask.stepTitle(step);
  const short = ask.notAsked(step.levels.length);
  return (
    <li data-slim="">
      <TooltipProvider placement="top" timeout={200}>
        <TooltipAnchor
          render={
            <button {...button} data-tone="silent" aria-label={`${short}: ${title} ${text}`} />
          }
        >
          <span className={styles.slim}>{short}</span>
          <span className={styles.full} aria-hidden="true">
            {title} {text}
          </span>
        </TooltipAnchor>
        <Tooltip className={styles.tooltip} aria-hidden="true">
          {title} {text}
        </Tooltip>
      </TooltipProvider>
    </li>
  );
}

/** The same step of the next answer keeps its details open. */
const keyOf = (step: AskStep, at: number): string =>
  step.step === 'level' ? step.level : step.step === 'entries' ? step.by : `${step.step} ${at}`;

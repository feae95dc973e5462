import { useVerdictTexts } from '../../../app/dump/use-verdicts';
import type { FirstOf } from '../../../core/certificates/types';
import type { SocketChoiceView, SocketStepView } from '../../../core/verdicts/types';
import { type OnChoose, Ref, Section, Sentence, Some } from './parts';
import styles from './Verdicts.module.css';

const MAX_COLLAPSED = 4;

/** Which entry endpoints take, and why not the others. */
export function Sockets({
  sockets: { items, total },
  onChoose,
}: {
  readonly sockets: FirstOf<SocketChoiceView>;
  readonly onChoose: OnChoose;
}) {
  const { sockets: texts } = useVerdictTexts();
  return (
    <Section title={texts.title}>
      <Some
        className={styles.choices}
        items={items}
        most={MAX_COLLAPSED}
        render={(choice, at) => (
          <li key={at} className={styles.port}>
            <Choice choice={choice} open={items.length <= 2} onChoose={onChoose} />
          </li>
        )}
      />
      {total > items.length ? (
        <p className={styles.aside}>{texts.more(total - items.length)}</p>
      ) : null}
    </Section>
  );
}

function Choice({
  choice,
  open,
  onChoose,
}: {
  readonly choice: SocketChoiceView;
  readonly open: boolean;
  readonly onChoose: OnChoose;
}) {
  const { sockets: texts } = useVerdictTexts();
  const { taken } = choice;
  return (
    <>
      <p>
        {choice.endpoints.total === 0 ? (
          texts.endpoints(choice)
        ) : (
          <code>{texts.endpoints(choice)}</code>
        )}{' '}
        {texts.taken(choice)}
        {taken.kind === 'match' ? (
          <>
            {' '}
            <Ref to={taken.entry} onChoose={onChoose} />
          </>
        ) : null}
      </p>
      {taken.kind === 'unknown' ? <Sentence text={texts.missing[taken.missing]} /> : null}
      <details className={styles.details} open={open}>
        <summary>{texts.why}</summary>
        {choice.steps.map((step) => (
          <Step key={step.step} step={step} />
        ))}
      </details>
    </>
  );
}

function Step({ step }: { readonly step: SocketStepView }) {
  const { sockets: texts } = useVerdictTexts();
  return (
    <>
      <Sentence text={texts.step(step)} />
      {step.step === 'endpoint' || step.step === 'locality' ? (
        <ol className={styles.steps} aria-label={texts.entries}>
          {step.entries.items.map((entry) => (
            <li key={entry.index} data-outcome={entry.outcome.kind}>
              <Sentence text={texts.entry(entry, step.step)} />
            </li>
          ))}
          {step.entries.total > step.entries.items.length ? (
            <li>{texts.moreEntries(step.entries.total - step.entries.items.length)}</li>
          ) : null}
        </ol>
      ) : null}
    </>
  );
}

import { useAskTexts } from '../../app/ask/use-ask';
import type { AskStep } from '../../core/ask/types';
import { Rich } from '../parts/Rich';
import { type Leading, Part, Values } from './DetailParts';
import styles from './Details.module.css';

/** The entries of `transport_socket_matches` against what the endpoint says. */
export function EntriesDetails({
  step,
  onChoose,
}: Pick<Leading, 'onChoose'> & {
  readonly step: Extract<AskStep, { readonly step: 'entries' }>;
}) {
  const ask = useAskTexts();
  const { metadata } = step;
  const rest = step.total - step.entries.length;
  const said =
    metadata === undefined
      ? [ask.noMetadata]
      : metadata === 'not-dumped'
        ? [ask.notDumped]
        : pairs(metadata);
  return (
    <>
      <Values heading={ask.metadata[step.by]} values={said} />
      <Part heading={ask.entries}>
        <dl className={styles.table}>
          {step.entries.map(({ id, name, match, outcome }) => {
            const wants = pairs(match).join(', ');
            return (
              <div key={name} data-taken={outcome.kind === 'taken'}>
                <dt>
                  {id === undefined ? (
                    name
                  ) : (
                    <button type="button" onClick={() => onChoose(id)}>
                      {name}
                    </button>
                  )}
                </dt>
                <dd>
                  {wants === '' ? ask.matchesAll : <code>{wants}</code>}{' '}
                  <Rich text={ask.entryText(outcome)} />
                </dd>
              </div>
            );
          })}
        </dl>
        {rest > 0 && <p>{ask.entriesMore(rest)}</p>}
      </Part>
    </>
  );
}

const pairs = (metadata: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(metadata).map(
    ([key, value]) => `${key} = ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );

import { useAskTexts } from '../../app/ask/use-ask';
import type { AskStep } from '../../core/ask/types';
import { type Leading, Nodes, Part } from './DetailParts';
import styles from './Details.module.css';

/** A level of the chain's choice: what the chains ask for, and who fell out. */
export function LevelDetails({
  step,
  titles,
  onChoose,
}: Leading & {
  readonly step: Extract<AskStep, { readonly step: 'level' }>;
}) {
  const ask = useAskTexts();
  const rest = step.branchCount - step.branches.length;
  return (
    <>
      <Part heading={ask.branches}>
        <dl className={styles.table}>
          {step.branches.map(({ key, fits, taken, ...nodes }) => (
            <div key={key} data-taken={taken}>
              <dt>
                {key === '' ? ask.anyValue : <code>{key}</code>}
                {(taken || fits) && (
                  <span className={styles.mark} data-taken={taken}>
                    {taken ? ask.taken : ask.fits}
                  </span>
                )}
              </dt>
              <dd>
                <Nodes nodes={nodes} titles={titles} onChoose={onChoose} />
              </dd>
            </div>
          ))}
        </dl>
        {rest > 0 && <p>{ask.branchesMore(rest)}</p>}
      </Part>
      {step.out.length > 0 && (
        <Part heading={ask.out}>
          <dl className={styles.outs}>
            {step.out.map(({ why, ...nodes }) => (
              <div key={why}>
                <dt>{ask.outChains(nodes.total, why)}</dt>
                <dd>
                  <Nodes nodes={nodes} titles={titles} onChoose={onChoose} />
                </dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
    </>
  );
}

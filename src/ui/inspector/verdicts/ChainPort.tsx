import { useVerdictTexts } from '../../../app/dump/use-verdicts';
import type { InboundMode } from '../../../core/decide/inbound/mode';
import type { ChainPort as Port } from '../../../core/verdicts/types';
import { Rich } from '../../parts/Rich';
import { Notice, type OnChoose, Ref, type Tone } from './parts';
import styles from './Verdicts.module.css';

const TONES: Readonly<Record<InboundMode, Tone>> = {
  STRICT: 'good',
  MUTUAL: 'good',
  PERMISSIVE: 'warning',
  DISABLE: 'warning',
  TLS: 'plain',
  mixed: 'warning',
  unknown: 'warning',
};

/** What the port of a chain takes in all, with links to the chain's twins. */
export function ChainPort({
  port,
  onChoose,
}: {
  readonly port: Port;
  readonly onChoose: OnChoose;
}) {
  const { ports: texts } = useVerdictTexts();
  const { proof, twins, state } = port;
  const note = texts.state(state);
  return (
    <Notice tone={TONES[proof.mode]}>
      <p>
        <b>{texts.is(proof.port, proof.mode)}</b>
        <Rich text={texts.twin(port)} />
      </p>
      {note === undefined ? null : <p>{note}</p>}
      {twins.total === 0 ? null : (
        <div className={styles.twins}>
          <span>{texts.twins(twins.total)}</span>
          <ul className={styles.chips}>
            {twins.items.map((chain) => (
              <li key={chain.id ?? chain.name}>
                <Ref to={chain} text={texts.chain(chain)} onChoose={onChoose} />
              </li>
            ))}
            {twins.total > twins.items.length ? <li>+{twins.total - twins.items.length}</li> : null}
          </ul>
        </div>
      )}
    </Notice>
  );
}

import { useVerdictTexts } from '../../../app/dump/use-verdicts';
import type { GroupProof, ListenerPorts, PortProof } from '../../../core/verdicts/types';
import { Rich } from '../../parts/Rich';
import { ModeBadge, type OnChoose, Ref, Section, Some } from './parts';
import styles from './Verdicts.module.css';

const MAX_COLLAPSED = 12;

/** Ports of an inbound listener: the mode of each, why, and the chains that prove it. */
export function Ports({
  ports: { state, ports },
  onChoose,
}: {
  readonly ports: ListenerPorts;
  readonly onChoose: OnChoose;
}) {
  const { ports: texts } = useVerdictTexts();
  const once = texts.once(state);
  return (
    <Section title={texts.title}>
      {once === undefined ? null : <p>{once}</p>}
      <Some
        className={styles.ports}
        items={ports.items}
        most={MAX_COLLAPSED}
        render={(proof) => (
          <li key={proof.port ?? 'others'} className={styles.port}>
            <Port proof={proof} onChoose={onChoose} />
          </li>
        )}
      />
    </Section>
  );
}

function Port({ proof, onChoose }: { readonly proof: PortProof; readonly onChoose: OnChoose }) {
  const { ports: texts } = useVerdictTexts();
  const { port, mode, by, groups } = proof;
  const row = texts.row(proof);
  return (
    <>
      <div className={styles.portHead}>
        <b>{port ?? texts.others}</b>
        <ModeBadge mode={mode} />
      </div>
      <p>
        <Rich text={texts.why(proof)} />
      </p>
      {groups.items.map((group) => (
        <Group key={group.addresses} group={group} alone={groups.total === 1} onChoose={onChoose} />
      ))}
      {by === 'catch-all' && port !== undefined ? (
        <p className={styles.aside}>{texts.inherited}</p>
      ) : null}
      {row === undefined ? null : <p className={styles.aside}>{row}</p>}
    </>
  );
}

function Group({
  group: { addresses, mode, chains },
  alone,
  onChoose,
}: {
  readonly group: GroupProof;
  readonly alone: boolean;
  readonly onChoose: OnChoose;
}) {
  const { ports: texts } = useVerdictTexts();
  return (
    <>
      {alone ? null : (
        <div className={styles.portHead}>
          <code>{texts.addresses(addresses)}</code>
          <ModeBadge mode={mode} />
        </div>
      )}
      <ul className={styles.chips} aria-label={texts.chains}>
        {chains.items.map((chain) => (
          <li key={chain.id ?? chain.name}>
            <Ref to={chain} text={texts.chain(chain)} onChoose={onChoose} />
          </li>
        ))}
        {chains.total > chains.items.length ? <li>+{chains.total - chains.items.length}</li> : null}
      </ul>
    </>
  );
}

import { useVerdicts, useVerdictTexts } from '../../../app/dump/use-verdicts';
import type { NodeId } from '../../../core/ids/ids';
import { Certificates } from './Certificates';
import { ChainPort } from './ChainPort';
import { Ports } from './Ports';
import { SecretStory } from './SecretStory';
import { Sockets } from './Sockets';
import { UsedSecrets } from './UsedSecrets';
import styles from './Verdicts.module.css';
import { weightOf } from './weight';

export interface VerdictsProps {
  readonly id: NodeId;
  readonly onChoose: (id: NodeId) => void;
}

/** What Envoy would do at a node, and why. */
export function Verdicts({ id, onChoose }: VerdictsProps) {
  const asked = useVerdicts(id);
  const texts = useVerdictTexts();
  switch (asked.state) {
    case 'idle':
    case 'waiting':
      return <div className={styles.waiting} aria-busy="true" />;
    case 'failed':
      return <p className={styles.note}>{texts.failed}</p>;
    case 'ready':
      break;
  }
  if (asked.value === undefined) return null;
  const { ports, port, sockets, story, secrets, certificates } = asked.value;
  const life = story === undefined ? null : <SecretStory story={story} onChoose={onChoose} />;
  // What breaks comes before what is in it.
  const breaks = story?.users.some((one) => weightOf(one.effect) !== 'plain') ?? false;
  return (
    <>
      {port === undefined ? null : <ChainPort port={port} onChoose={onChoose} />}
      {ports === undefined ? null : <Ports ports={ports} onChoose={onChoose} />}
      {sockets === undefined ? null : <Sockets sockets={sockets} onChoose={onChoose} />}
      {secrets.length === 0 ? null : <UsedSecrets secrets={secrets} onChoose={onChoose} />}
      {breaks ? life : null}
      {certificates === undefined ? null : (
        <Certificates
          certificates={certificates}
          ofSecret={story !== undefined}
          onChoose={onChoose}
        />
      )}
      {breaks ? null : life}
    </>
  );
}

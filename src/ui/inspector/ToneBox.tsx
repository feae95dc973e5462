import type { ReactNode } from 'react';
import { useTexts } from '../../app/texts/texts';
import type { NodeDetails } from '../../session/graph-questions';
import { Icon, type IconName } from '../parts/Icon';
import styles from './ToneBox.module.css';

export type Tone = NodeDetails['messages'][number]['tone'];

const ICONS: Readonly<Record<Exclude<Tone, 'plain'>, IconName>> = {
  good: 'check',
  warning: 'alert',
  bad: 'alert',
};

/** Sentences with a tone: a mark and a word say it besides the colour. */
export function ToneBox({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  const { inspector } = useTexts();
  return (
    <div className={styles.box} data-tone={tone}>
      {tone === 'plain' ? null : (
        <span className={styles.icon}>
          <Icon name={ICONS[tone]} />
          <span className="visually-hidden">{inspector.tones[tone]}</span>
        </span>
      )}
      <div className={styles.words}>{children}</div>
    </div>
  );
}

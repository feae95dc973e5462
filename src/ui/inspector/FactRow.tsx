import { Tooltip, TooltipAnchor, TooltipProvider } from '@ariakit/react';
import { useId } from 'react';
import { useTexts } from '../../app/texts';
import type { FactLabel, FactValue } from '../../core/describe/facts';
import type { Fact } from '../../core/describe/types';
import type { NodeId } from '../../core/ids/ids';
import { Rich } from '../parts/Rich';
import styles from './Inspector.module.css';
import { ManyValues } from './ManyValues';

export interface FactRowProps {
  readonly fact: Fact;
  readonly onChoose: (id: NodeId) => void;
}

/** A label with its meaning one hover or focus away, and its values. */
export function FactRow({ fact, onChoose }: FactRowProps) {
  return (
    <div className={styles.fact}>
      <dt>
        <Label label={fact.label} />
      </dt>
      <dd>
        <ManyValues
          count={fact.values.length}
          render={(at) => {
            const value = fact.values[at];
            return value === undefined ? null : <Value value={value} onChoose={onChoose} />;
          }}
        />
      </dd>
    </div>
  );
}

function Label({ label }: { readonly label: FactLabel }) {
  const { describe } = useTexts();
  const { name, meaning } = describe.labels[label];
  const id = useId();
  return (
    <TooltipProvider placement="left" timeout={200}>
      {/* Ariakit's tooltip is for the eye only; the description below is what a screen reader says. */}
      <TooltipAnchor
        className={styles.label}
        render={<button type="button" aria-describedby={id} />}
      >
        {name}
      </TooltipAnchor>
      <span id={id} hidden>
        {meaning.replaceAll('`', '')}
      </span>
      <Tooltip className={styles.tooltip} aria-hidden="true">
        <Rich text={meaning} />
      </Tooltip>
    </TooltipProvider>
  );
}

function Value({
  value,
  onChoose,
}: {
  readonly value: FactValue;
  readonly onChoose: FactRowProps['onChoose'];
}) {
  const { describe, inspector } = useTexts();
  switch (value.type) {
    case 'word':
      return <span>{describe.words[value.word]}</span>;
    case 'text':
      return (
        <span>
          <code>{value.text}</code>
          {value.byDefault === true ? <Aside text={inspector.byDefault} /> : null}
          {value.note === undefined ? null : <Aside text={value.note} />}
        </span>
      );
    case 'node':
      return (
        <span>
          <button type="button" className={styles.link} onClick={() => onChoose(value.id)}>
            {value.text}
          </button>
          {value.note === undefined ? null : <Aside text={value.note} />}
        </span>
      );
  }
}

const Aside = ({ text }: { readonly text: string }) => (
  <span className={styles.aside}> {text}</span>
);

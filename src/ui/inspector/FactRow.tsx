import { Tooltip, TooltipAnchor, TooltipProvider } from '@ariakit/react';
import { useId } from 'react';
import { useFactValues } from '../../app/dump/use-fact-values';
import { useTexts } from '../../app/texts/texts';
import type { NodeId } from '../../core/ids/ids';
import type { FactLabel, FactValue } from '../../core/inspect/facts';
import type { NodeDetails } from '../../session/graph-questions';
import type { LineTexts } from '../../texts/en/lines';
import { Rich } from '../parts/Rich';
import styles from './Facts.module.css';
import { ManyValues } from './ManyValues';
import rows from './Rows.module.css';
import links from './TextLink.module.css';

export interface FactRowProps {
  /** The node, and which of its facts this is. */
  readonly of: NodeId;
  readonly at: number;
  readonly fact: NodeDetails['facts'][number];
  readonly onChoose: (id: NodeId) => void;
}

/** A label with its meaning one hover or focus away, and its values. */
export function FactRow({ of, at, fact, onChoose }: FactRowProps) {
  const { inspector, lines } = useTexts();
  const { values, total } = fact;
  const { valueAt, onVisible } = useFactValues(of, at, fact);
  // Four default cipher suites are one default, not four.
  const allByDefault =
    values.length > 1 && values.every((value) => value.type === 'text' && value.byDefault === true);
  const long = values.some((value) => value.type !== 'word' && value.note !== undefined);
  return (
    <div className={styles.fact}>
      <dt>
        <Label label={fact.label} />
      </dt>
      <dd>
        <ManyValues
          count={total}
          onVisible={onVisible}
          inLines={long}
          render={(index) => {
            const value = valueAt(index);
            if (value === undefined) return <span className={rows.pending} />;
            if (fact.label === 'state' && value.type === 'text')
              return stateWord(value.text, lines);
            return <Value value={value} quiet={allByDefault} onChoose={onChoose} />;
          }}
        />
        {allByDefault ? <Aside text={inspector.byDefault} /> : null}
      </dd>
    </div>
  );
}

/** A state in the word that its badge has. */
const stateWord = (state: string, { state: words }: LineTexts): string =>
  Object.entries(words).find(([key]) => key === state)?.[1] ?? state;

function Label({ label }: { readonly label: FactLabel }) {
  const { inspect } = useTexts();
  const { name, meaning } = inspect.labels[label];
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
  quiet,
  onChoose,
}: {
  readonly value: FactValue;
  /** That it is a default is said elsewhere. */
  readonly quiet: boolean;
  readonly onChoose: FactRowProps['onChoose'];
}) {
  const { inspect, inspector } = useTexts();
  switch (value.type) {
    case 'word':
      return <span>{inspect.words[value.word]}</span>;
    case 'text':
      return (
        <span>
          <code>{value.text}</code>
          {value.byDefault === true && !quiet ? <Aside text={inspector.byDefault} /> : null}
          {value.note === undefined ? null : <Aside text={value.note} />}
        </span>
      );
    case 'node':
      return (
        <span>
          <button type="button" className={links.link} onClick={() => onChoose(value.id)}>
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

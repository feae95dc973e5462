import { type ReactNode, useId, useState } from 'react';
import { useVerdictTexts } from '../../../app/dump/use-verdicts';
import type { NodeRef } from '../../../core/certificates/types';
import type { InboundMode } from '../../../core/decide/inbound/mode';
import type { NodeId } from '../../../core/ids/ids';
import type { Validity } from '../../../core/x509/validity';
import { Button } from '../../parts/Button';
import { Rich } from '../../parts/Rich';
import links from '../TextLink.module.css';
import { type Tone, ToneBox } from '../ToneBox';
import styles from './Verdicts.module.css';

export type OnChoose = (id: NodeId) => void;
export type { Tone } from '../ToneBox';

/** A part with a heading that names it, and maybe a badge beside. */
export function Section({
  title,
  badge,
  children,
}: {
  readonly title: string;
  readonly badge?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id}>{title}</h3>
        {badge}
      </div>
      {children}
    </section>
  );
}

/** Sentences with a tone. */
export const Notice = ({
  tone,
  children,
}: {
  readonly tone: Tone;
  readonly children: ReactNode;
}) => (
  <div className={styles.notice}>
    <ToneBox tone={tone}>{children}</ToneBox>
  </div>
);

export function ModeBadge({ mode }: { readonly mode: InboundMode }) {
  const { ports } = useVerdictTexts();
  return (
    <span className={styles.badge} data-mode={mode} title={ports.meaning(mode)}>
      {ports.name(mode)}
    </span>
  );
}

export function ValidityBadge({ validity }: { readonly validity: Validity }) {
  const { certificates } = useVerdictTexts();
  return (
    <span
      className={styles.badge}
      data-validity={validity.state}
      title={certificates.long(validity)}
    >
      {certificates.short(validity)}
    </span>
  );
}

/** A name that leads to its node; bare where the graph does not have it. */
export function Ref({
  to: { id, name },
  text = name,
  onChoose,
}: {
  readonly to: NodeRef;
  readonly text?: string;
  readonly onChoose: OnChoose;
}) {
  if (id === undefined) return <code>{text}</code>;
  return (
    <button type="button" className={links.link} title={name} onClick={() => onChoose(id)}>
      {text}
    </button>
  );
}

export const Sentence = ({ text }: { readonly text: string }) => (
  <p>
    <Rich text={text} />
  </p>
);

/** So many at first, the others when a person asks for them. */
export function Some<T>({
  items,
  most,
  render,
  className,
}: {
  readonly items: readonly T[];
  readonly most: number;
  readonly render: (item: T, index: number) => ReactNode;
  readonly className?: string | undefined;
}) {
  const { showAll } = useVerdictTexts();
  const [all, setAll] = useState(false);
  // One more costs no more room than the button.
  const shown = all || items.length <= most + 1 ? items : items.slice(0, most);
  return (
    <>
      <ul className={className}>{shown.map(render)}</ul>
      {shown.length < items.length ? (
        <Button small variant="quiet" onClick={() => setAll(true)}>
          {showAll(items.length)}
        </Button>
      ) : null}
    </>
  );
}

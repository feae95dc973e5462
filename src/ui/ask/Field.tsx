import { type ReactNode, useEffect, useEffectEvent, useId, useState } from 'react';
import { useAskTexts } from '../../app/ask/use-ask';
import styles from './Fields.module.css';

type Size = 'small' | 'wide' | undefined;

/** A labelled place for one field. */
export function Labelled({
  label,
  htmlFor,
  size,
  children,
}: {
  readonly label: string;
  readonly htmlFor: string;
  readonly size?: Size;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.field} data-size={size}>
      <label htmlFor={htmlFor}>{label}</label>
      {children}
    </div>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly offered?: readonly string[];
  readonly size?: Size;
  readonly numeric?: boolean;
  /** Said of a text that cannot be taken over. */
  readonly wrong?: string;
  /** Says whether the text could be taken over; where not, the field's value has to be empty then. */
  readonly onChange: (text: string) => boolean;
}

/** Milliseconds after the last letter. */
const TYPING = 250;

/** A text that is taken over shortly after it was typed, or left; what cannot be read is marked and kept. */
export function TextField({
  label,
  value,
  placeholder,
  offered = [],
  size,
  numeric = false,
  wrong,
  onChange,
}: TextFieldProps) {
  const { fields } = useAskTexts();
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const [valid, setValid] = useState(true);
  const drop = (): void => {
    setTyped(undefined);
    setValid(true);
  };
  // Something else has filled it since.
  if (!valid && value !== '') drop();
  const take = (): void => {
    if (typed === undefined) return;
    if (onChange(typed.trim())) drop();
    else setValid(false);
  };
  const takeLater = useEffectEvent(take);
  useEffect(() => {
    if (typed === undefined) return;
    const timer = setTimeout(() => takeLater(), TYPING);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <Labelled label={label} htmlFor={id} size={size}>
      <input
        id={id}
        value={typed ?? value}
        placeholder={placeholder}
        list={offered.length > 0 ? `${id}-offered` : undefined}
        inputMode={numeric ? 'numeric' : undefined}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
        aria-invalid={!valid}
        aria-describedby={valid ? undefined : `${id}-wrong`}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
        }}
      />
      {offered.length > 0 && (
        <datalist id={`${id}-offered`}>
          {offered.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      {!valid && (
        <p id={`${id}-wrong`} className={styles.wrong} role="alert">
          {wrong ?? fields.invalid}
        </p>
      )}
    </Labelled>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly size?: Size;
  readonly onChange: (value: string) => void;
}

/** One out of a few. */
export function Choice({ label, value, options, size, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <Labelled label={label} htmlFor={id} size={size}>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

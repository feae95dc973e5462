import { setTheme, THEMES, useTheme } from '../../app/browser/theme';
import { Icon } from './Icon';
import styles from './ThemeSwitch.module.css';

interface Props {
  readonly texts: {
    readonly legend: string;
    readonly system: string;
    readonly light: string;
    readonly dark: string;
  };
}

const ICONS = { system: 'system', light: 'sun', dark: 'moon' } as const;

/** System, light or dark; three radio buttons, so that the keyboard knows what to do. */
export function ThemeSwitch({ texts }: Props) {
  const theme = useTheme();
  return (
    <fieldset className={styles.switch}>
      <legend className="visually-hidden">{texts.legend}</legend>
      {THEMES.map((option) => (
        <label key={option} className={styles.option} title={texts[option]}>
          <input
            type="radio"
            name="theme"
            className="visually-hidden"
            checked={theme === option}
            onChange={() => setTheme(option)}
          />
          <Icon name={ICONS[option]} />
          <span className="visually-hidden">{texts[option]}</span>
        </label>
      ))}
    </fieldset>
  );
}

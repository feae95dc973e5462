import { useState } from 'react';
import { chooseLocale, useLocale } from '../../app/texts/locale';
import { useLandingTexts } from '../../app/texts/texts';
import { LOCALE_NAMES, LOCALES, type Locale } from '../../texts';
import styles from './LanguageSwitch.module.css';

/** The languages, each by its own name: who needs another one may not read this one. */
export function LanguageSwitch() {
  const { landing } = useLandingTexts();
  const locale = useLocale();
  const [failed, setFailed] = useState(false);
  const choose = (next: Locale): void => {
    setFailed(false);
    chooseLocale(next).catch(() => setFailed(true));
  };
  return (
    <div className={styles.languages}>
      <fieldset className={styles.switch}>
        <legend className="visually-hidden">{landing.language}</legend>
        {LOCALES.map((option) => (
          <label key={option} className={styles.option} lang={option}>
            <input
              type="radio"
              name="language"
              className="visually-hidden"
              checked={locale === option}
              onChange={() => choose(option)}
            />
            {LOCALE_NAMES[option]}
          </label>
        ))}
      </fieldset>
      <p className={styles.failed} role="status">
        {failed && landing.noLanguage}
      </p>
    </div>
  );
}

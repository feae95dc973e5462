import { Tab, TabList, TabPanel, TabProvider } from '@ariakit/react';
import { Suspense, useMemo, useState } from 'react';
import { useShareTexts } from '../../app/texts/share-texts';
import { useTexts } from '../../app/texts/texts';
import type { SnapshotAnswer } from '../../session/share-questions';
import { spread } from '../json/format';
import { LazyJsonView } from '../json/LazyJsonView';
import { Icon } from '../parts/Icon';
import styles from './Share.module.css';
import own from './Snapshot.module.css';

interface Props {
  readonly answer: Extract<SnapshotAnswer, { readonly kind: 'made' }>;
}

/** Exactly what leaves, on request: the JSON, and the pseudonym of each name. */
export function Preview({ answer }: Props) {
  const { snapshot: texts } = useShareTexts();
  const [open, setOpen] = useState(false);
  return (
    <details className={own.preview} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="back" />
        {texts.preview}
      </summary>
      {open && <Looked answer={answer} />}
    </details>
  );
}

function Looked({ answer }: Props) {
  const { snapshot: texts } = useShareTexts();
  const { replaced, replacedTotal, report, about } = answer;
  // Names that are kept have no pseudonyms.
  if (!about.redacted) return <Json text={answer.text} />;
  return (
    <TabProvider defaultSelectedId="leaves-json">
      <p className={own.note}>{texts.report(report.replaced, report.removed, report.stoodIn)}</p>
      <TabList className={styles.tabs}>
        <Tab id="leaves-json" className={styles.tab}>
          {texts.previewJson}
        </Tab>
        <Tab id="leaves-names" className={styles.tab}>
          {texts.previewNames(replacedTotal)}
        </Tab>
      </TabList>
      <TabPanel tabId="leaves-json" unmountOnHide>
        <Json text={answer.text} />
      </TabPanel>
      <TabPanel tabId="leaves-names" unmountOnHide>
        {replaced.length === 0 ? (
          <p className={own.note}>{texts.noNames}</p>
        ) : (
          <>
            <p className={own.note}>
              {texts.stays}
              {replaced.length < replacedTotal && ` ${texts.firstNames(replaced.length)}`}
            </p>
            <Names answer={answer} />
          </>
        )}
      </TabPanel>
    </TabProvider>
  );
}

function Json({ text }: { readonly text: string }) {
  const { snapshot: texts } = useShareTexts();
  const { json } = useTexts().inspector;
  const spreadOut = useMemo(() => spread(text), [text]);
  return (
    <div className={own.json}>
      <Suspense fallback={<p className={own.note}>{json.loading}</p>}>
        <LazyJsonView text={spreadOut} label={texts.previewLabel} phrases={json.phrases} />
      </Suspense>
    </div>
  );
}

function Names({ answer }: Props) {
  const { snapshot: texts } = useShareTexts();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <div className={own.names} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.original}</th>
            <th scope="col">{texts.instead}</th>
          </tr>
        </thead>
        <tbody>
          {answer.replaced.map(([original, instead]) => (
            <tr key={original}>
              <td>
                <code>{original}</code>
              </td>
              <td>
                <code>{instead}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

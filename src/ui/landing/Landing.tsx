import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { useLandingTexts } from '../../app/texts/texts';
import { useOpener } from '../../app/workspace/use-opener';
import { KeptNote } from '../offline/on-demand';
import { Button } from '../parts/Button';
import { CopyCommand } from '../parts/CopyCommand';
import { FileButton } from '../parts/FileButton';
import { Icon } from '../parts/Icon';
import { LanguageSwitch } from '../parts/LanguageSwitch';
import { Logo } from '../parts/Logo';
import { OpeningProgress } from '../parts/OpeningProgress';
import { Problem, useProblemsAtHand } from '../parts/Problem';
import { Said } from '../parts/Said';
import { ThemeSwitch } from '../parts/ThemeSwitch';
import styles from './Landing.module.css';
import { MoreSamples } from './MoreSamples';

const SAMPLE = 'article';

/** Only an ornament: it is loaded after the words, into reserved room, or not at all. */
const PathDrawing = lazy<ComponentType>(() =>
  import('./PathDrawing').then(
    ({ PathDrawing }) => ({ default: PathDrawing }),
    () => ({ default: () => undefined }),
  ),
);

/** The first page: what this is, what it never does, and all ways to open a file. */
export function Landing({ hovering }: { readonly hovering: boolean }) {
  const { landing } = useLandingTexts();
  const opener = useOpener();
  const { busy } = opener;
  useProblemsAtHand();
  useEffect(() => {
    document.title = landing.title;
  }, [landing]);
  return (
    <div className={styles.page} data-hovering={hovering}>
      <header className={styles.bar}>
        <Logo />
        <div className={styles.switches}>
          <LanguageSwitch />
          <ThemeSwitch texts={landing.theme} />
        </div>
      </header>
      <main className={styles.main}>
        <div className={styles.drawing}>
          <Suspense>
            <PathDrawing />
          </Suspense>
        </div>
        <h1 className={styles.what}>{landing.what}</h1>
        <p className={styles.how}>{landing.how}</p>

        {opener.problem && (
          <div className={styles.problem}>
            <Problem
              problem={opener.problem}
              dismiss={landing.dismiss}
              onDismiss={opener.dismissProblem}
            />
          </div>
        )}

        <section className={styles.drop} aria-label={landing.drop} aria-busy={busy !== undefined}>
          {busy === undefined ? (
            <Invitation hovering={hovering} />
          ) : (
            <OpeningProgress key={busy} name={busy}>
              <Invitation hovering={hovering} />
            </OpeningProgress>
          )}
          <Said text={busy === undefined ? undefined : landing.reading(busy)} />
        </section>

        <MoreSamples />

        <p className={styles.never}>
          <Icon name="lock" />
          {landing.never}
        </p>
        <KeptNote />

        <section className={styles.get} aria-labelledby="get-one">
          <h2 id="get-one">{landing.getOne}</h2>
          <dl>
            {landing.commands.map(({ label, command, note }) => (
              <div key={label} className={styles.row}>
                <dt>
                  {label}
                  <span className={styles.note}>{note}</span>
                </dt>
                <dd>
                  <CopyCommand command={command} label={label} />
                </dd>
              </div>
            ))}
          </dl>
          <p className={styles.note}>{landing.lists}</p>
        </section>
      </main>
    </div>
  );
}

/** What the drop area says while nothing is being read. */
function Invitation({ hovering }: { readonly hovering: boolean }) {
  const { landing } = useLandingTexts();
  const { awaited, open, openSample, resumable, resume } = useOpener();
  const title = awaited ? landing.awaited(awaited.name, awaited.size) : landing.drop;
  return (
    <>
      <p className={styles.dropTitle} aria-live="polite">
        {hovering ? landing.dropNow : title}
      </p>
      {awaited && <p className={styles.note}>{landing.awaitedNote}</p>}
      <div className={styles.actions}>
        <FileButton variant="primary" onOffered={open}>
          <Icon name="file" />
          {landing.choose}
        </FileButton>
        <Button onClick={() => openSample(SAMPLE)}>{landing.sample}</Button>
        {resumable !== undefined && (
          <Button onClick={resume}>
            <Icon name="back" />
            {landing.resume(resumable)}
          </Button>
        )}
      </div>
      <p className={styles.note}>{landing.paste}</p>
    </>
  );
}

import { type ComponentType, lazy, Suspense } from 'react';
import { currentLocale } from '../../app/texts/locale';
import { offlineTexts, useText } from '../../app/texts/texts';

/** Only the built site has a service worker; the page in one file has nothing to keep. */
const KEEPS = import.meta.env.PROD && import.meta.env.MODE !== 'single-file';

const Nothing = () => undefined;

/** Loaded after everything else; without a network it may fail, and nothing is lost. */
function late<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  if (!KEEPS) return Nothing;
  const Part = lazy(() =>
    load().then(
      (part) => ({ default: part }),
      () => ({ default: Nothing }),
    ),
  );
  return (props) => (
    <Suspense>
      <Part {...props} />
    </Suspense>
  );
}

const parts = () => Promise.all([import('./Offline'), offlineTexts.load(currentLocale())]);

export const KeptNote = late(async () => {
  const [{ KeptNote }] = await parts();
  return () => <KeptNote texts={useText(offlineTexts)} />;
});

export const NewerNote = late<{ readonly fileOpen: boolean }>(async () => {
  const [{ NewerNote }] = await parts();
  return ({ fileOpen }) => <NewerNote texts={useText(offlineTexts)} fileOpen={fileOpen} />;
});

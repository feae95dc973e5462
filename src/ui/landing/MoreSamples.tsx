import type { ReactNode } from 'react';
import { currentLocale } from '../../app/texts/locale';
import { sampleTexts, useLandingTexts } from '../../app/texts/texts';
import { Disclosure } from './Disclosure';

async function samples(): Promise<ReactNode> {
  const [{ SampleList }] = await Promise.all([
    import('./SampleList'),
    sampleTexts.load(currentLocale()),
  ]);
  return <SampleList />;
}

const tours = async (): Promise<ReactNode> => (await import('./Tours')).load();

/** The walkthroughs, and all samples but the first; each list comes on demand. */
export function MoreSamples() {
  const { landing } = useLandingTexts();
  return (
    <>
      <Disclosure summary={landing.tours} load={tours} failed={landing.noSamples} />
      <Disclosure summary={landing.moreSamples} load={samples} failed={landing.noSamples} />
    </>
  );
}

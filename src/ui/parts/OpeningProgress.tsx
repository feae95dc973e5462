import { lazy, Suspense, useEffect, useState } from 'react';

/** Most files are there before it could be read what is happening; the box is for those that are not. */
const AFTER_MS = 150;

const ReadingBox = lazy(async () => ({ default: (await import('./OpeningBox')).OpeningBox }));

interface Props {
  /** The file that is being read. */
  readonly name: string;
  /** What is shown until the opening takes long enough to report. */
  readonly children?: React.ReactNode;
}

/** How far the reading of a file is, as soon as it takes a while. */
export function OpeningProgress({ name, children }: Props) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return children;
  return (
    <Suspense fallback={children}>
      <ReadingBox name={name} />
    </Suspense>
  );
}

import { Suspense, useEffect } from 'react';
import { currentLocale } from '../../app/texts/locale';
import { problemTexts } from '../../app/texts/texts';
import type { OpenProblem } from '../../core/dump/problem';
import type { ProblemPart } from '../../texts';
import { withTexts } from './with-texts';

interface Props {
  readonly problem: OpenProblem;
  readonly dismiss: string;
  readonly onDismiss: () => void;
}

const Box = withTexts<ProblemPart, Props>(problemTexts, async () => {
  const { ProblemBox } = await import('./ProblemBox');
  return ({ problem, texts, ...rest }) => <ProblemBox text={texts(problem)} {...rest} />;
});

/** Why a file could not be opened, and what to do next. Its sentences are a separate chunk. */
export function Problem(props: Props) {
  return (
    <Suspense>
      <Box {...props} />
    </Suspense>
  );
}

/** Loads the sentences early: they must be there when the network no longer is. */
export function useProblemsAtHand(): void {
  useEffect(() => {
    // Tried again when a sentence is needed.
    Promise.all([import('./ProblemBox'), problemTexts.load(currentLocale())]).catch(
      () => undefined,
    );
  }, []);
}

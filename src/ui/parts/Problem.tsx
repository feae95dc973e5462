import { lazy, Suspense, useEffect } from 'react';
import { loadProblemTexts } from '../../app/texts';
import type { OpenProblem } from '../../core/dump/problem';

interface Props {
  readonly problem: OpenProblem;
  readonly dismiss: string;
  readonly onDismiss: () => void;
}

const load = async () => {
  const [{ ProblemBox }, words] = await Promise.all([import('./ProblemBox'), loadProblemTexts()]);
  return {
    default: ({ problem, ...rest }: Props) => <ProblemBox text={words(problem)} {...rest} />,
  };
};
const Box = lazy(load);

/** Why a file could not be opened, and what to do next. Its sentences come in a chunk of their own. */
export function Problem(props: Props) {
  return (
    <Suspense>
      <Box {...props} />
    </Suspense>
  );
}

/** Loads the sentences when the page stands: they must be there when the network no longer is. */
export function useProblemsAtHand(): void {
  useEffect(() => {
    // Tried again when a sentence is needed.
    load().catch(() => undefined);
  }, []);
}

import { useMemo } from 'react';
import { type QuestionActions, questionActions } from '../view/question-actions';
import { type ViewActions, viewActions } from '../view/view-actions';
import { useScopeOpener } from './dump-scope';
import { useWorkspace } from './workspace-provider';

/** What can be done to the view of the scope's dump; the same functions as long as the scope stands. */
export function useViewActions(): ViewActions {
  const workspace = useWorkspace();
  const opener = useScopeOpener();
  return useMemo(
    () => viewActions(workspace.views, () => workspace.placeOf(opener)),
    [workspace, opener],
  );
}

/** The question belongs to the workspace; the same functions as long as that stands. */
export function useQuestionActions(): QuestionActions {
  const { views } = useWorkspace();
  return useMemo(() => questionActions(views), [views]);
}

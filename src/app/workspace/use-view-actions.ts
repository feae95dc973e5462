import { useMemo } from 'react';
import { type QuestionActions, questionActions } from '../view/question-actions';
import { type ViewActions, viewActions } from '../view/view-actions';
import { useScopeOpener } from './dump-scope';
import { useWorkspace } from './workspace-provider';

/** Actions on the view of the scope's dump; the same functions for the life of the scope. */
export function useViewActions(): ViewActions {
  const workspace = useWorkspace();
  const opener = useScopeOpener();
  return useMemo(
    () => viewActions(workspace.views, () => workspace.placeOf(opener)),
    [workspace, opener],
  );
}

/** Actions on the question of the workspace; the same functions for its life. */
export function useQuestionActions(): QuestionActions {
  const { views } = useWorkspace();
  return useMemo(() => questionActions(views), [views]);
}

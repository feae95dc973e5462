import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ANY_INBOUND } from '../../app/ask/ask-presets';
import { useQuestionActions } from '../../app/workspace/use-view-actions';
import type { ConnectionQuestion } from '../../core/view/question';

/** The question drawer: shut without a question, else open or folded away. */
export interface AskDrawerState {
  readonly question: ConnectionQuestion | undefined;
  readonly open: boolean;
  /** It was opened by hand, and not by a link: it may take the focus. */
  readonly byHand: boolean;
  /** Opens it with the question that it had, or a new one. */
  readonly show: () => void;
  /** Folds it away; the question stays. */
  readonly fold: () => void;
}

/** `onQuestion` is called when another question is asked. */
export function useAskDrawer(
  question: ConnectionQuestion | undefined,
  onQuestion: () => void,
): AskDrawerState {
  const asked = question && JSON.stringify(question);
  // Folded away is one question: another one opens the drawer again.
  const [folded, setFolded] = useState<string>();
  const open = asked !== undefined && folded !== asked;
  const [linked, setLinked] = useState(open);
  if (linked && !open) setLinked(false);
  const last = useRef(question);
  useEffect(() => {
    if (question !== undefined) last.current = question;
  }, [question]);
  useEffect(() => {
    if (asked !== undefined) onQuestion();
  }, [asked, onQuestion]);

  const { ask } = useQuestionActions();
  const isAsked = asked !== undefined;
  const show = useCallback(() => {
    setFolded(undefined);
    if (!isAsked) ask(last.current ?? ANY_INBOUND);
  }, [isAsked, ask]);
  const fold = useCallback(() => setFolded(asked), [asked]);
  return useMemo(
    () => ({ question, open, byHand: !linked, show, fold }),
    [question, open, linked, show, fold],
  );
}

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Asked, questionAbout, startingQuestion } from '../../app/ask/ask-about';
import { useNodes } from '../../app/dump/use-nodes';
import { useDumpView } from '../../app/workspace/dump-scope';
import { useQuestionActions } from '../../app/workspace/use-view-actions';
import type { ConnectionQuestion } from '../../core/view/question';

/** The question drawer: shut without a question, else open or folded away. */
export interface AskDrawerState {
  readonly question: ConnectionQuestion | undefined;
  readonly open: boolean;
  /** It was opened by hand, and not by a link: it may take the focus. */
  readonly byHand: boolean;
  /** Opens it with the question that it had, or one about what is selected. */
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
  const about = useQuestionAboutSelected();
  const last = useRef<Asked>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was selected when it was asked
  useEffect(() => {
    if (question !== undefined) last.current = { question, about };
  }, [question]);
  useEffect(() => {
    if (asked !== undefined) onQuestion();
  }, [asked, onQuestion]);

  const { ask } = useQuestionActions();
  const isAsked = asked !== undefined;
  const show = useCallback(() => {
    setFolded(undefined);
    if (!isAsked) ask(startingQuestion(about, last.current));
  }, [isAsked, ask, about]);
  const fold = useCallback(() => setFolded(asked), [asked]);
  return useMemo(
    () => ({ question, open, byHand: !linked, show, fold }),
    [question, open, linked, show, fold],
  );
}

/** Undefined: nothing is selected, or nothing that connections have to do with. */
function useQuestionAboutSelected(): ConnectionQuestion | undefined {
  const { selected } = useDumpView();
  const nodes = useNodes(selected === undefined ? [] : [selected]);
  return useMemo(() => {
    const node = selected === undefined ? undefined : nodes?.get(selected);
    const owner = node?.owner === undefined ? undefined : nodes?.get(node.owner);
    return node && questionAbout(node, owner);
  }, [selected, nodes]);
}

import type { NodeId } from '../core/ids/ids';
import type { ConnectionQuestion } from '../core/view/question';
import type { SingleView } from '../core/view/view-state';

/** The ids that a view speaks of. */
export const idsOf = ({ selected, focus, open, question }: SingleView): readonly NodeId[] =>
  [selected, focus, question && subjectOf(question), ...open].flatMap((id) => id ?? []);

/** The node that a question names. */
const subjectOf = (question: ConnectionQuestion): NodeId | undefined =>
  question.ask === 'in' ? question.at : question.cluster;

/**
 * The view without what a dump does not have. Ids are made of names, so much of it may fit. A question
 * stays as it was asked: without what it names it would be another one, and get an answer.
 */
export function keepKnown(view: SingleView, ids: ReadonlySet<NodeId>): SingleView {
  const known = (id: NodeId | undefined): NodeId | undefined =>
    id !== undefined && ids.has(id) ? id : undefined;
  return {
    ...view,
    selected: known(view.selected),
    focus: known(view.focus),
    open: view.open.filter((id) => ids.has(id)),
  };
}

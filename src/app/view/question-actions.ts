import { decodeView, encodeView } from '../../core/view/codec';
import type { ConnectionQuestion, InboundQuestion } from '../../core/view/question';
import { EMPTY_VIEW } from '../../core/view/view-state';
import { withDump } from './change-view';
import type { ViewStore } from './view-store';

/** What can be done to the question about a connection. */
export interface QuestionActions {
  /** Opens the question drawer with a question; undefined closes it. */
  readonly ask: (question: ConnectionQuestion | undefined) => void;
  /** Changes the question that is asked. */
  readonly change: (question: ConnectionQuestion) => void;
  /**
   * Changes the question as the URL has it now, which may be newer than the one on the screen: of two
   * changes in one moment none is lost. False: a link cannot carry it, nothing is changed.
   */
  readonly changeInbound: (change: (asked: InboundQuestion) => InboundQuestion) => boolean;
  /** Asks for another endpoint of the cluster; as changeInbound. */
  readonly changeEndpoint: (endpoint: string | undefined) => boolean;
}

/** A question as a link has it. */
export const encodedQuestion = (question: ConnectionQuestion): string =>
  encodeView({ ...EMPTY_VIEW, question });

/** Whether a link can carry the question as it is: what it cannot read is not valid in a field. */
const isReadable = (question: ConnectionQuestion): boolean =>
  JSON.stringify(decodeView(encodedQuestion(question)).question) === JSON.stringify(question);

/** Each starts from the view as it is now. */
export function questionActions(views: ViewStore): QuestionActions {
  const change = (question: ConnectionQuestion): void =>
    views.write({ ...views.current(), question }, 'replace');
  const changeIfReadable = (question: ConnectionQuestion): boolean => {
    if (!isReadable(question)) return false;
    change(question);
    return true;
  };
  return {
    // Its answer is lit in the graph.
    ask: (question) => {
      const view = { ...views.current(), question };
      const [first] = view.dumps;
      const shown = question === undefined ? first : { ...first, tab: 'graph' as const };
      views.write(withDump(view, 0, shown), 'push');
    },
    change,
    changeInbound: (changed) => {
      const { question } = views.current();
      return question?.ask === 'in' && changeIfReadable(changed(question));
    },
    changeEndpoint: (endpoint) => {
      const { question } = views.current();
      return question?.ask === 'out' && changeIfReadable({ ...question, endpoint });
    },
  };
}

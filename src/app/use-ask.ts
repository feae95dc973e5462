import { createContext, useContext } from 'react';
import type { AskAnswer, AskEndpoints, AskOffers } from '../core/describe/ask/types';
import type { NodeId } from '../core/ids/ids';
import { decodeView, encodeView } from '../core/view/codec';
import type { ConnectionQuestion, InboundQuestion } from '../core/view/question';
import { EMPTY_VIEW } from '../core/view/view-state';
import type { AskTexts } from '../texts';
import { textPart } from './text-part';
import { type Asked, useAsk, useAskNow } from './use-dump';
import { viewActions } from './use-view';
import { currentView } from './view-store';

export const askTexts = textPart(({ ask }) => ask());

export const AskTextsContext = createContext<AskTexts | undefined>(undefined);

export function useAskTexts(): AskTexts {
  const texts = useContext(AskTextsContext);
  if (texts === undefined) throw new Error('useAskTexts needs the question drawer');
  return texts;
}

const encoded = (question: ConnectionQuestion): string => encodeView({ ...EMPTY_VIEW, question });

/** What happens to a connection; the answer before stays while the next one is on its way. */
export function useAnswer(question: ConnectionQuestion | undefined): Asked<AskAnswer> {
  return useAskNow(
    question && ['decide', encoded(question)],
    (engine, now) =>
      question === undefined
        ? Promise.reject(new Error('nothing is asked'))
        : engine.ask({ ask: 'decide', question, now }),
    { keepLast: question !== undefined },
  );
}

/** What this file has to ask about. */
export function useOffers(): Asked<AskOffers> {
  return useAsk(['ask-offers'], (engine) => engine.ask({ ask: 'ask-offers' }));
}

/** Endpoints of a cluster, to choose from. */
export function useEndpoints(cluster: NodeId | undefined): Asked<AskEndpoints | undefined> {
  return useAsk(cluster && ['ask-endpoints', cluster], (engine) =>
    cluster === undefined
      ? Promise.resolve(undefined)
      : engine.ask({ ask: 'ask-endpoints', cluster }),
  );
}

/** Whether a link can carry the question as it is: what it cannot read is not valid in a field. */
const isReadable = (question: ConnectionQuestion): boolean =>
  JSON.stringify(decodeView(encoded(question)).question) === JSON.stringify(question);

/**
 * Changes the question as the URL has it now, which may be newer than the one on the screen: of two
 * changes in one moment none is lost. False: a link cannot carry it, nothing is changed.
 */
export function changeInbound(change: (asked: InboundQuestion) => InboundQuestion): boolean {
  const { question } = currentView();
  return question?.ask === 'in' && putQuestion(change(question));
}

/** Asks for another endpoint of the cluster; as changeInbound. */
export function changeEndpoint(endpoint: string | undefined): boolean {
  const { question } = currentView();
  return question?.ask === 'out' && putQuestion({ ...question, endpoint });
}

function putQuestion(question: ConnectionQuestion): boolean {
  if (!isReadable(question)) return false;
  viewActions.askInstead(question);
  return true;
}

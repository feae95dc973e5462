import { createContext, useContext } from 'react';
import type { AskAnswer, AskEndpoints, AskOffers } from '../../core/ask/types';
import type { NodeId } from '../../core/ids/ids';
import type { ConnectionQuestion } from '../../core/view/question';
import type { AskTexts } from '../../texts';
import { type Asked, useAsk, useAskNow } from '../dump/use-dump';
import { textPart } from '../texts/text-part';
import { encodedQuestion } from '../view/question-actions';

export const askTexts = textPart(({ ask }) => ask());

export const AskTextsContext = createContext<AskTexts | undefined>(undefined);

export function useAskTexts(): AskTexts {
  const texts = useContext(AskTextsContext);
  if (texts === undefined) throw new Error('useAskTexts needs the question drawer');
  return texts;
}

/** What happens to a connection; the previous answer stays until the next one arrives. */
export function useAnswer(question: ConnectionQuestion | undefined): Asked<AskAnswer> {
  return useAskNow(
    question && ['decide', encodedQuestion(question)],
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

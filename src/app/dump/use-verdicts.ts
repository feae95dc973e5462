import { createContext, useContext } from 'react';
import type { NodeId } from '../../core/ids/ids';
import type { NodeVerdicts } from '../../core/verdicts/types';
import { validityAt } from '../../core/x509/validity';
import type { VerdictTexts } from '../../texts';
import { textPart } from '../texts/text-part';
import { type Asked, useAskNow } from './use-dump';

export const verdictTexts = textPart(({ verdicts }) => verdicts());
export const VerdictTextsContext = createContext<VerdictTexts | undefined>(undefined);

export function useVerdictTexts(): VerdictTexts {
  const texts = useContext(VerdictTextsContext);
  if (texts === undefined) throw new Error('useVerdictTexts needs the part that shows verdicts');
  return texts;
}

/** What Envoy would do at a node, and why. */
export function useVerdicts(id: NodeId): Asked<NodeVerdicts | undefined> {
  return useAskNow(['verdicts', id], (engine, now) => engine.ask({ ask: 'verdicts', id, now }));
}

/** Where a certificate stands in its life at a time that a person chose. */
export const stateAt = validityAt;

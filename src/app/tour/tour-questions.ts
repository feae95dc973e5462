import type { AskOffers } from '../../core/ask/types';
import type { TourAsk } from '../../core/tour/types';
import { ANY_INBOUND, type ConnectionQuestion } from '../../core/view/question';
import { withPreset } from '../ask/ask-presets';

/** The question that a step of a walkthrough asks for, as the drawer has it. */
export const questionFor = (ask: TourAsk, offers: AskOffers | undefined): ConnectionQuestion =>
  ask.ask === 'out' ? ask : withPreset({ ...ANY_INBOUND, port: ask.port }, ask.who, offers);

/** What the drawer begins with, so that something is left to do. */
export const questionBefore = (ask: TourAsk, offers: AskOffers | undefined): ConnectionQuestion =>
  ask.ask === 'out'
    ? { ask: 'out', cluster: undefined, endpoint: undefined }
    : questionFor({ ...ask, who: ask.who === 'mesh-mtls' ? 'curl' : 'mesh-mtls' }, offers);

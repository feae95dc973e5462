import type { TourId } from '../view/tour';

/** The steps of each walkthrough in their order, by name: texts are found by it. */
export const TOUR_STEPS = {
  'first-dump': ['two-sides', 'the-way', 'four-looks', 'in-the-file', 'mode', 'ask'],
  'istio-mtls': [
    'two-chains',
    'alpn',
    'server-end',
    'demand',
    'roots',
    'two-entries',
    'metadata',
    'client-end',
    'sds',
    'pipe',
  ],
  plaintext: ['mixed', 'entries', 'label', 'forced', 'server', 'passthrough'],
  permissive: ['mode', 'mesh', 'plain', 'https', 'other-ports', 'strict', 'after'],
  certificates: ['two-secrets', 'source', 'timeout', 'waiting', 'meanwhile', 'expired', 'other-ca'],
} as const satisfies Record<TourId, readonly string[]>;

export type StepName<T extends TourId = TourId> = (typeof TOUR_STEPS)[T][number];

/** How many steps a walkthrough has. */
export const stepCount = (tour: TourId): number => TOUR_STEPS[tour].length;

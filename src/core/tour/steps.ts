import type { TourId } from '../view/tour';

/** The steps of each walkthrough in their order, by name: texts are found by it. */
export const TOUR_STEPS = {
  'first-dump': ['two-sides', 'the-path', 'four-protections', 'in-the-file', 'mode', 'ask'],
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

/** A sample of `public/samples` that a step can be taken on. */
export type TourSample =
  | 'article'
  | 'article-server'
  | 'mixed-endpoints'
  | 'destination-rule'
  | 'port-exception'
  | 'strict'
  | 'secret-never-arrives'
  | 'expired-certificate'
  | 'wrong-root';

/** The sample of a walkthrough, and steps that need another. */
const SAMPLES: {
  readonly [T in TourId]: {
    readonly mostly: TourSample;
    readonly but: { readonly [S in StepName<T>]?: TourSample };
  };
} = {
  'first-dump': { mostly: 'article', but: {} },
  'istio-mtls': { mostly: 'article', but: {} },
  plaintext: {
    mostly: 'mixed-endpoints',
    but: { forced: 'destination-rule', server: 'port-exception' },
  },
  permissive: { mostly: 'article-server', but: { after: 'strict' } },
  certificates: {
    mostly: 'article',
    but: {
      waiting: 'secret-never-arrives',
      meanwhile: 'secret-never-arrives',
      expired: 'expired-certificate',
      'other-ca': 'wrong-root',
    },
  },
};

/** The sample that was made for a step; undefined: that of the walkthrough. `step` counts from 1. */
export function ownSample(tour: TourId, step: number): TourSample | undefined {
  const others: Readonly<Partial<Record<string, TourSample>>> = SAMPLES[tour].but;
  return others[TOUR_STEPS[tour][step - 1] ?? ''];
}

/** The sample on which a step can be taken; `step` counts from 1. */
export const sampleFor = (tour: TourId, step: number): TourSample =>
  ownSample(tour, step) ?? SAMPLES[tour].mostly;

/** How many steps a walkthrough has. */
export const stepCount = (tour: TourId): number => TOUR_STEPS[tour].length;

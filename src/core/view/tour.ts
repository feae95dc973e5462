/** The walkthroughs, in the order in which somebody new would take them. */
export const TOURS = [
  'first-dump',
  'istio-mtls',
  'plaintext',
  'permissive',
  'certificates',
] as const;
export type TourId = (typeof TOURS)[number];

/** Where in a walkthrough somebody is. `step` counts from 1; more than there are is the last. */
export interface TourPlace {
  readonly tour: TourId;
  readonly step: number;
}

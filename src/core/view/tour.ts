/** The walkthroughs, in the order in which a newcomer would take them. */
export const TOURS = [
  'first-dump',
  'istio-mtls',
  'plaintext',
  'permissive',
  'certificates',
] as const;
export type TourId = (typeof TOURS)[number];

/**
 * The current position in a walkthrough. `step` counts from 1; a higher number than there are is
 * the last.
 */
export interface TourPlace {
  readonly tour: TourId;
  readonly step: number;
}

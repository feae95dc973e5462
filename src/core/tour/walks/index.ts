import type { TourId } from '../../view/tour';
import type { StepName } from '../steps';
import type { TourStep } from '../types';
import { certificates } from './certificates';
import { firstDump } from './first-dump';
import { istioMtls } from './istio-mtls';
import { permissive } from './permissive';
import { plaintext } from './plaintext';

/** Every walkthrough, step by step. */
export const WALKS: { readonly [T in TourId]: Readonly<Record<StepName<T>, TourStep>> } = {
  'first-dump': firstDump,
  'istio-mtls': istioMtls,
  plaintext,
  permissive,
  certificates,
};

import type { TourTexts } from '../../tours';
import { certificates } from './certificates';
import { coach } from './coach';
import { firstDump } from './first-dump';
import { istioMtls } from './istio-mtls';
import { missing } from './missing';
import { permissive } from './permissive';
import { plaintext } from './plaintext';

/** All walkthroughs, and the words around them. */
export const tours: TourTexts = {
  tours: {
    'first-dump': firstDump,
    'istio-mtls': istioMtls,
    plaintext,
    permissive,
    certificates,
  },
  coach,
  missing,
};

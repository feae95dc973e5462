import type { Job } from '../../job';
import { Authority } from '../../pki/authority';
import { certificatesOf } from '../../pki/bundles';
import { CERTIFICATES, makeWardrobe } from './certificates';
import { namedSelections, randomSelection, type Selection } from './questions';
import { recordSelections } from './recorder';

/** Random servers; the named ones come first. Each is called several times. */
const RANDOM_CASES = 600;

export function selectionQuestions(seed: number): readonly Selection[] {
  return [
    ...namedSelections(),
    ...Array.from({ length: RANDOM_CASES }, (_, i) => randomSelection(seed, i, CERTIFICATES)),
  ];
}

export const CERTIFICATE_SELECTION: Job = {
  name: 'certificate-selection',
  run: async (lab, seed) => {
    const authority = new Authority(new Date());
    const wardrobe = await makeWardrobe(authority);
    const asked = selectionQuestions(seed);
    await lab.record(
      'certificate-selection',
      'certificate-selection',
      await recordSelections(lab, asked, wardrobe),
      {
        recorded_at: authority.now.toISOString(),
        certificates: certificatesOf(wardrobe.bundles),
      },
    );
  },
};

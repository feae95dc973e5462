import type { Job } from '../../job';
import { Authority } from '../../pki/authority';
import { certificatesOf } from '../../pki/bundles';
import { makeWardrobe } from './certificates';
import { namedSelections, randomSelection } from './questions';
import { recordSelections } from './recorder';

/** Random servers; the named ones come first. Each is called several times. */
const RANDOM_CASES = 600;

export const CERTIFICATE_SELECTION: Job = {
  name: 'certificate-selection',
  run: async (lab, seed) => {
    const authority = new Authority(new Date());
    const wardrobe = await makeWardrobe(authority);
    const asked = [
      ...namedSelections(),
      ...Array.from({ length: RANDOM_CASES }, (_, i) => randomSelection(seed, i, wardrobe.names)),
    ];
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

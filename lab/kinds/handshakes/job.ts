import type { Job } from '../../job';
import { Authority } from '../../pki/authority';
import { certificatesOf } from '../../pki/bundles';
import type { Handshake } from './case';
import { type Cast, castCertificates } from './certificates';
import { namedHandshakes } from './named';
import { randomHandshake } from './questions';
import { recordHandshakes } from './recorder';

/** Random questions; the named ones come first. */
const RANDOM_CASES = 3800;

/** All questions of a seed; certificates are in them by name, and as pins. */
export function handshakeQuestions(seed: number, cast: Cast): readonly Handshake[] {
  return [
    ...namedHandshakes(cast),
    ...Array.from({ length: RANDOM_CASES }, (_, i) => randomHandshake(seed, i, cast)),
  ];
}

export const HANDSHAKES: Job = {
  name: 'handshakes',
  run: async (lab, seed) => {
    const authority = new Authority(new Date());
    const cast = await castCertificates(authority);
    const asked = handshakeQuestions(seed, cast);
    await lab.record('handshakes', 'handshake', await recordHandshakes(lab, asked, cast.bundles), {
      recorded_at: authority.now.toISOString(),
      certificates: certificatesOf(cast.bundles),
    });
  },
};

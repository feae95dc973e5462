import { Random } from '../../../scripts/random';
import type { Job } from '../../job';
import { NAMED } from './named';
import { randomParts } from './random-parts';
import { type ClusterQuestion, recordClusters } from './record';

const CLUSTERS = 3200;

/** Keeps the stream of random numbers apart from the other kinds'. */
const STREAM = 2_000_000;

export const TRANSPORT_SOCKETS: Job = {
  name: 'transport-sockets',
  run: async (lab, seed) => {
    const cases = await recordClusters(lab, clusterQuestions(seed));
    await lab.record('transport-sockets', 'transport-socket', cases);
  },
};

export function clusterQuestions(seed: number): readonly ClusterQuestion[] {
  const named = Object.entries(NAMED).map(([id, parts], i) => ({ id, name: `n${i}`, parts }));
  const random = Array.from({ length: CLUSTERS }, (_, i) => ({
    id: `${seed}-${i}`,
    name: `c${i}`,
    parts: randomParts(new Random(seed, STREAM + i)),
  }));
  return [...named, ...random];
}

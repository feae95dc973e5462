import type { Widen } from '../widen';
import { number } from './phrases';
import { certificates } from './verdicts-certificates';
import { ports } from './verdicts-ports';
import { story, used } from './verdicts-secrets';
import { sockets } from './verdicts-sockets';

/** What Envoy would do at a node, and why; comes with the part of the inspector that says it. */
export const verdicts = {
  waiting: 'Working it out…',
  failed: 'What follows from this could not be worked out. Choose it again.',
  showAll: (n: number): string => `Show all ${number(n)}`,
  ports,
  sockets,
  story,
  used,
  certificates,
};

export type VerdictTexts = Widen<typeof verdicts>;

import type { VerdictTexts } from '../en/verdicts';
import { number } from './phrases';
import { certificates } from './verdicts-certificates';
import { ports } from './verdicts-ports';
import { story, used } from './verdicts-secrets';
import { sockets } from './verdicts-sockets';

/** What Envoy would do at a node, and why; comes with the part of the inspector that says it. */
export const verdicts: VerdictTexts = {
  waiting: '正在推断…',
  failed: '没能推断出结论，请重新选择一次。',
  showAll: (n: number): string => `显示全部 ${number(n)} 项`,
  ports,
  sockets,
  story,
  used,
  certificates,
};

import { isPressing } from '../certificates/troubles';
import type { Trouble } from '../certificates/types';
import type { GraphNode } from '../graph/types';
import type { Alert } from './alerts';

/** A node with what is wrong with its certificate or roots, the worst first. */
export interface Troubled {
  readonly node: GraphNode;
  readonly troubles: readonly Trouble[];
}

/** From what breaks every connection to what breaks none yet. */
const ORDER: readonly Trouble['kind'][] = [
  'expired',
  'not-yet-valid',
  'chain',
  'name',
  'expiring',
  'ended-since',
];

/** Urgent ones only, one alert a kind of trouble: after rejections, before what is warming. */
export function withCertificates(
  alerts: readonly Alert[],
  troubled: readonly Troubled[],
): readonly Alert[] {
  const told = ORDER.flatMap((kind): readonly Alert[] => {
    const all = troubled.flatMap(({ node, troubles }) => {
      const trouble = troubles.find((one) => one.kind === kind && isPressing(one));
      return trouble === undefined || isToldOfOther(trouble) ? [] : [{ node, trouble }];
    });
    const [first] = all;
    if (first === undefined) return [];
    const { id, name } = first.node;
    return [{ kind: 'certificate', id, name, trouble: first.trouble, others: all.length - 1 }];
  });
  return [
    ...alerts.filter(({ kind }) => kind !== 'warming'),
    ...told,
    ...alerts.filter(({ kind }) => kind === 'warming'),
  ];
}

/** A chain that does not end in roots is reported once, at the chain. */
const isToldOfOther = (trouble: Trouble): boolean =>
  trouble.kind === 'chain' && trouble.partner?.holds === 'certificate';

/** Nodes that a person should look at, the worst first. */
export const pressing = (troubled: readonly Troubled[]): readonly Troubled[] =>
  troubled
    .filter(({ troubles }) => troubles.some((one) => isPressing(one) && !isToldOfOther(one)))
    .sort(worstFirst);

export const worstFirst = (a: Troubled, b: Troubled): number => rank(a) - rank(b);

const rank = ({ troubles: [worst] }: Troubled): number =>
  worst === undefined ? ORDER.length : ORDER.indexOf(worst.kind);

import { groupBy } from '../base/group-by';
import { type Delivered, delayed } from './resources';
import { about, dumpRule, type Found } from './rule';

interface Values {
  readonly resource: Delivered['kind'];
  /** Envoy's own words. */
  readonly details: string;
  /** When it was rejected (RFC 3339), as the file has it. */
  readonly at: string | undefined;
  /** An older version stays in force. */
  readonly older: boolean;
}

/**
 * Envoy rejected an update: `error_state` of admin/v3/config_dump_shared.proto. Updates that were
 * rejected with the same words, their own names aside, are one finding.
 */
export const updateRejected = dumpRule('update-rejected', (dump): readonly Found<Values>[] => {
  const rejected = delayed(dump).filter(
    ({ origin }) => origin.state === 'failed' || origin.rejected !== undefined,
  );
  return [...groupBy(rejected, sameWords).values()].flatMap((group): readonly Found<Values>[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { kind, older, origin } = first;
    return [
      {
        severity: 'error',
        values: {
          resource: kind,
          details: origin.rejected?.details ?? '',
          at: origin.rejected?.at,
          older,
        },
        ...about(group.map(({ node }) => node)),
      },
    ];
  });
});

function sameWords({ node: { name }, kind, older, origin }: Delivered): string {
  const details = origin.rejected?.details ?? '';
  return JSON.stringify([kind, older, name === '' ? details : details.split(name)]);
}

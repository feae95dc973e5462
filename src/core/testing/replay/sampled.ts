/** The ids of cases that a seed made, not a person: `<seed>-<number>`. */
const RANDOM = /"id":"\d+-(\d+)"/;

/**
 * Of the lines of a recording: the head, the named cases, and every n-th of the random ones. For
 * mutation testing, which replays thousands of times (vitest.mutation.config.ts).
 */
export const sampled = (lines: readonly string[], every: number): readonly string[] =>
  lines.filter((line) => Number(RANDOM.exec(line)?.[1] ?? '0') % every === 0);

import { ROOT } from '../base/pointer';
import type { Notice } from '../dump/notice';

/** So many notices of one kind are kept; who reads two thousand would not read more. */
export const MAX_OF_A_KIND = 2_000;
/** Complaints that repeat come close together: within one row. */
const REMEMBERED = 5_000;

/**
 * Collects notices, each once, and at most a readable number of each kind: a hostile or strange
 * file could make one for every field. The rest is counted.
 */
export class NoticeList {
  private readonly kept: Notice[] = [];
  private readonly counts = new Map<Notice['about']['key'], number>();
  private reported = new Set<string>();
  private before = new Set<string>();

  /** A field that is asked for twice complains twice; the file has it once. */
  add(notice: Notice): void {
    const told = `${notice.pointer} ${JSON.stringify(notice.about)}`;
    if (this.reported.has(told) || this.before.has(told)) return;
    if (this.reported.size === REMEMBERED) {
      this.before = this.reported;
      this.reported = new Set();
    }
    this.reported.add(told);
    const { key } = notice.about;
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    if (count <= MAX_OF_A_KIND) this.kept.push(notice);
  }

  /** What was kept, in the order of coming, and how many more there were of each kind. */
  all(): readonly Notice[] {
    const more = [...this.counts].flatMap(([of, count]): readonly Notice[] =>
      count <= MAX_OF_A_KIND
        ? []
        : [{ pointer: ROOT, about: { key: 'more', of, count: count - MAX_OF_A_KIND } }],
    );
    return [...this.kept, ...more];
  }
}

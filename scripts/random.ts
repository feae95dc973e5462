/** Random numbers that come again for the same seed and stream (sfc32 by Chris Doty-Humphrey). */
export class Random {
  private a: number;
  private b: number;
  private c = 0x9e3779b9;
  private counter = 1;

  /** `stream` tells apart the users of one seed: the case's number, or a name. */
  constructor(seed: number, stream: number | string) {
    this.a = seed | 0;
    this.b = typeof stream === 'number' ? stream | 0 : hash(stream);
    for (let i = 0; i < 12; i++) this.next();
  }

  /** 32 bits, unsigned. */
  next(): number {
    const sum = (this.a + this.b + this.counter++) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A whole number from 0 up to, but not, `end`. */
  below(end: number): number {
    return end <= 0 ? 0 : this.next() % end;
  }

  /** True once in so many times. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }

  /** True in so many of a hundred times. */
  percent(share: number): boolean {
    return this.below(100) < share;
  }

  pick<const T>(list: readonly [T, ...T[]]): T;
  pick<T>(list: readonly T[]): T | undefined;
  pick<T>(list: readonly T[]): T | undefined {
    return list[this.below(list.length)];
  }

  /** So many elements of a list (all, if it has no more), in random order. */
  some<T>(list: readonly T[], count: number): readonly T[] {
    const copy = [...list];
    this.shuffle(copy);
    return copy.slice(0, count);
  }

  /** So many elements of a list (all, if it has no more), in their order. */
  someInOrder<T>(list: readonly T[], count: number): readonly T[] {
    let left = count;
    return list.filter((_, i) => {
      if (this.below(list.length - i) >= left) return false;
      left--;
      return true;
    });
  }

  shuffle<T>(list: T[]): void {
    for (let i = list.length - 1; i > 0; i--) {
      const other = this.below(i + 1);
      const [a, b] = [list[i], list[other]];
      if (a === undefined || b === undefined) continue;
      list[i] = b;
      list[other] = a;
    }
  }
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value;
}

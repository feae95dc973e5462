/** Random numbers that come again for the same seed and run (sfc32 by Chris Doty-Humphrey). */
export class Random {
  private a: number;
  private b: number;
  private c = 0x9e3779b9;
  private counter = 1;

  constructor(seed: number, run: number) {
    this.a = seed | 0;
    this.b = run | 0;
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

  pick<T>(list: readonly [T, ...T[]]): T;
  pick<T>(list: readonly T[]): T | undefined;
  pick<T>(list: readonly T[]): T | undefined {
    return list[this.below(list.length)];
  }

  /** So many elements of a list (all, if it has no more), in their order. */
  some<T>(list: readonly T[], count: number): readonly T[] {
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

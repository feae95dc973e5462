/** The last few of what takes long to make. */
export class Lru<T> {
  private readonly made = new Map<string, T>();
  private readonly max: number;

  constructor(max: number) {
    this.max = max;
  }

  get(key: string, make: () => T): T {
    const known = this.made.get(key);
    const value = known ?? make();
    this.made.delete(key);
    this.made.set(key, value);
    for (const oldest of this.made.keys()) {
      if (this.made.size <= this.max) break;
      this.made.delete(oldest);
    }
    return value;
  }
}

/** A seeded source of numbers (mulberry32, public domain): the same seed gives the same file everywhere. */
export class Random {
  private state: number;

  constructor(...seeds: readonly number[]) {
    this.state = 0x9e3779b9;
    for (const seed of seeds) {
      this.state = Math.imul(this.state ^ seed, 0x85ebca6b) ^ (this.state >>> 13);
      this.next();
    }
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number, `from` to `to`, both included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(from: readonly [T, ...T[]]): T {
    return from[Math.floor(this.next() * from.length)] ?? from[0];
  }

  letters(alphabet: string, length: number): string {
    let text = '';
    for (let at = 0; at < length; at += 1) text += alphabet[this.int(0, alphabet.length - 1)];
    return text;
  }

  hex(length: number): string {
    return this.letters('0123456789abcdef', length);
  }

  /** A name's random end as Kubernetes makes it: no vowels, nothing that reads as a word. */
  suffix(length: number): string {
    return this.letters('bcdfghjklmnpqrstvwxz2456789', length);
  }

  base64(length: number): string {
    return this.letters('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', length);
  }

  uuid(): string {
    return [8, 4, 4, 4, 12].map((length) => this.hex(length)).join('-');
  }

  podIp(): string {
    return `10.${this.int(100, 131)}.${this.int(0, 255)}.${this.int(1, 254)}`;
  }

  /** A time within the same quarter of an hour. */
  time(): string {
    const two = (value: number): string => String(value).padStart(2, '0');
    const milliseconds = String(this.int(0, 999)).padStart(3, '0');
    return `2026-11-23T06:${two(this.int(45, 59))}:${two(this.int(0, 59))}.${milliseconds}Z`;
  }
}

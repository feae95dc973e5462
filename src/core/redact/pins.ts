/**
 * Pins of certificates: no pin of a real one, but of the form that Envoy asks for, because it refuses
 * others. The certificates themselves are gone, so that nothing can be held against them.
 */
export class Pins {
  private readonly known = new Map<string, number>();

  /** 64 hexadecimal digits, with colons between bytes where the file has them. */
  hash(pin: string): string {
    const plain = pin.replaceAll(':', '').toLowerCase();
    if (!/^[\da-f]{64}$/.test(plain)) return 'redacted';
    const hex = this.number(plain).toString(16).padStart(64, '0');
    return pin.includes(':') ? (hex.match(/../g) ?? []).join(':') : hex;
  }

  /** 32 bytes in base64. */
  spki(pin: string): string {
    if (!/^[A-Za-z\d+/]{43}=$/.test(pin)) return 'redacted';
    // Six bits a digit, of the last digit's but four.
    const digits = String(this.number(pin)).padStart(42, 'A');
    return `${digits}A=`;
  }

  private number(pin: string): number {
    const known = this.known.get(pin);
    if (known !== undefined) return known;
    this.known.set(pin, this.known.size + 1);
    return this.known.size;
  }
}

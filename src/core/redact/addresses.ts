import ipaddr from 'ipaddr.js';

const { IPv4, IPv6 } = ipaddr;

/*
 * Ranges that are what they are for everybody; an address in one of them stays in it. The flag: its
 * addresses stay as they are.
 */
const V4_RANGES: readonly (readonly [range: string, whole: boolean])[] = [
  ['127.0.0.0/8', true],
  ['0.0.0.0/8', true],
  ['255.255.255.255/32', true],
  ['10.0.0.0/8', false],
  ['172.16.0.0/12', false],
  ['192.168.0.0/16', false],
  // Where clouds answer their machines.
  ['169.254.169.254/32', true],
  ['169.254.0.0/16', false],
  ['100.64.0.0/10', false],
  ['224.0.0.0/4', false],
  ['240.0.0.0/4', false],
];
const V6_RANGES: typeof V4_RANGES = [
  ['::/127', true],
  ['::ffff:0:0/96', false],
  ['fe80::/10', false],
  ['fc00::/7', false],
  ['ff00::/8', false],
  ['2000::/3', false],
];

const bitsOf = (bytes: readonly number[]): string =>
  bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
const bytesOf = (bits: string): number[] =>
  (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));

/**
 * Maps addresses so that two of them share as many leading bits after it as before: each bit is
 * kept or flipped, depending only on the bits before it. The first address met at a bit gets 0, so
 * that the same file always gives the same result.
 */
class Tree {
  private readonly whole: readonly string[];
  private readonly kept = new Set<string>();
  private readonly first = new Map<string, string>();

  constructor(ranges: readonly (readonly [bits: string, whole: boolean])[]) {
    this.whole = ranges.flatMap(([bits, whole]) => (whole ? [bits] : []));
    for (const [bits] of ranges) {
      for (let i = 0; i < bits.length; i += 1) this.kept.add(bits.slice(0, i));
    }
  }

  map(bits: string, length: number): string {
    if (this.whole.some((start) => bits.startsWith(start))) return bits;
    let mapped = '';
    for (let i = 0; i < length; i += 1) {
      const before = bits.slice(0, i);
      const bit = bits.charAt(i);
      if (this.kept.has(before)) mapped += bit;
      else mapped += bit === this.firstOf(before, bit) ? '0' : '1';
    }
    return mapped.padEnd(bits.length, '0');
  }

  private firstOf(before: string, bit: string): string {
    const known = this.first.get(before);
    if (known === undefined) this.first.set(before, bit);
    return known ?? bit;
  }
}

/** Addresses become addresses; loopback, `0.0.0.0` and `::` stay, and ranges keep what is in them. */
export class Addresses {
  private readonly seen = new Set<string>();

  /** How many different ones did not stay what they are. */
  get size(): number {
    return this.seen.size;
  }

  private readonly v4 = new Tree(
    V4_RANGES.map(([range, whole]) => {
      const [address, length] = IPv4.parseCIDR(range);
      return [bitsOf(address.toByteArray()).slice(0, length), whole];
    }),
  );
  private readonly v6 = new Tree(
    V6_RANGES.map(([range, whole]) => {
      const [address, length] = IPv6.parseCIDR(range);
      return [bitsOf(address.toByteArray()).slice(0, length), whole];
    }),
  );

  /** `length`: of a prefix; the bits after it become zero. Undefined: the text is no address. */
  map(text: string, length?: number): string | undefined {
    const mapped = this.mapped(text, length);
    if (mapped !== undefined && mapped !== text) this.seen.add(text);
    return mapped;
  }

  private mapped(text: string, length: number | undefined): string | undefined {
    if (IPv4.isValidFourPartDecimal(text)) {
      const bits = bitsOf(IPv4.parse(text).toByteArray());
      return new IPv4(bytesOf(this.v4.map(bits, length ?? bits.length))).toString();
    }
    if (!text.includes(':') || !IPv6.isValid(text)) return undefined;
    const address = IPv6.parse(text);
    const bits = bitsOf(address.toByteArray());
    if (/^0{127}/.test(bits)) return text;
    if (address.isIPv4MappedAddress()) {
      const inner = this.mapped(
        address.toIPv4Address().toString(),
        length === undefined ? undefined : Math.max(0, length - 96),
      );
      return `::ffff:${inner}`;
    }
    return new IPv6(bytesOf(this.v6.map(bits, length ?? bits.length))).toString();
  }
}

/** Whether a text is an IPv6 address, but not in the form of RFC 5952 that everybody prints. */
export function isOddlySpelled(text: string): boolean {
  if (!/^[\da-f]*:[\da-f:.]*$/i.test(text) || !IPv6.isValid(text)) return false;
  const address = IPv6.parse(text);
  const printed = address.isIPv4MappedAddress()
    ? `::ffff:${address.toIPv4Address()}`
    : address.toRFC5952String();
  return printed !== text;
}

import ipaddr from 'ipaddr.js';

/** An IP address as Envoy reads it (inet_pton: four decimal parts, or IPv6). */
export type Ip = ipaddr.IPv4 | ipaddr.IPv6;

export interface IpRange {
  readonly first: Ip;
  readonly length: number;
  /** `10.1.2.3/8` is `10.0.0.0/8`: equal ranges have equal texts. */
  readonly text: string;
}

export function parseIp(text: string): Ip | undefined {
  if (FOUR_PARTS.test(text)) {
    const parts = text.split('.').map(Number);
    return parts.every((part) => part <= 255) ? new ipaddr.IPv4(parts) : undefined;
  }
  return ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : undefined;
}

/** Without leading zeros, which would be octal to others. */
const FOUR_PARTS = /^(?:(?:0|[1-9]\d{0,2})[.]){3}(?:0|[1-9]\d{0,2})$/;

/**
 * A range written `address/length` (core/v3/address.proto CidrRange). Host bits are cleared and a
 * length beyond the family's is the whole address (source/common/network/cidr_range.cc).
 * Gives undefined where Envoy refuses the range.
 */
export function parseRange(text: string): IpRange | undefined {
  if (known.has(text)) return known.get(text);
  if (known.size >= MAX_KNOWN) known.clear();
  const range = parse(text);
  known.set(text, range);
  return range;
}

/** Of any family: a constraint of the field, checked before the family is known. */
const LONGEST = 128;

/** Every decision asks for the ranges of its listener again. */
const known = new Map<string, IpRange | undefined>();
const MAX_KNOWN = 50_000;

function parse(text: string): IpRange | undefined {
  const slash = text.lastIndexOf('/');
  const ip = parseIp(text.slice(0, slash));
  const wanted = Number(text.slice(slash + 1));
  if (slash < 0 || ip === undefined || !Number.isInteger(wanted) || wanted > LONGEST) {
    return undefined;
  }
  const bytes = ip.toByteArray();
  const length = Math.min(wanted, bytes.length * 8);
  const masked = bytes.map((byte, i) => {
    const kept = Math.min(8, Math.max(0, length - i * 8));
    return byte & (0xff << (8 - kept)) & 0xff;
  });
  const first = ipaddr.fromByteArray(masked);
  return { first, length, text: `${first.toString()}/${length}` };
}

/** An address of the other family is in no range. */
export const inRange = (ip: Ip, { first, length }: IpRange): boolean =>
  ip.kind() === first.kind() && ip.match(first, length);

export const sameIp = (a: Ip, b: Ip): boolean =>
  a.kind() === b.kind() && a.toString() === b.toString();

/** Exactly these two, not all of 127.0.0.0/8 (source/common/network/utility.cc, isLoopbackAddress). */
export const isLoopback = (ip: Ip): boolean => ['127.0.0.1', '::1'].includes(ip.toString());

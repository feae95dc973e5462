/**
 * The inner loop of wasm-scanner.ts in AssemblyScript: 64 bytes a step, each question about them
 * answered by a word with one bit a byte (bit 0 is the first byte). The method is simdjson's
 * (Langdale and Lemire, "Parsing Gigabytes of JSON per Second", 2019). `npm run build:wasm` compiles it.
 *
 * Memory: SHUFFLES, the window (and 64 bytes that a last block may read), the output (and 64 bytes
 * that a last store may write).
 */
const SHUFFLES: usize = 0;
const WINDOW: usize = 2048;
const OUTPUT: usize = WINDOW + (1 << 20) + 64;

const ALL: u64 = 0xffff_ffff_ffff_ffff;
const ODD: u64 = 0xaaaa_aaaa_aaaa_aaaa;

export const window: usize = WINDOW;
export const output: usize = OUTPUT;
/** Bytes in the output; whoever takes them out sets it to 0. */
export let size: u32 = 0;
/** Colons outside strings since `start`. */
export let members: u32 = 0;

let depth: i32 = 0;
/** What the byte before the next block says about it: all bits if it is within a string, else none; */
let inString: u64 = 0;
/** 1 if a backslash escapes its first byte; */
let escaped: u64 = 0;
/** 1 if white space at its begin is superfluous. */
let tight: u64 = 1;

// For each set of eight bytes to keep: where the n-th of them stands.
for (let keep: usize = 0; keep < 256; keep++) {
  let to = SHUFFLES + keep * 8;
  for (let bit: u8 = 0; bit < 8; bit++) {
    if ((keep >> bit) & 1) store<u8>(to++, bit);
  }
}

export function start(): void {
  size = 0;
  members = 0;
  depth = 0;
  inString = 0;
  escaped = 0;
  tight = 1;
}

/** See ContainerScanner.advance. The output must have room for `to - from` bytes. */
export function advance(from: u32, to: u32): i32 {
  const stop = WINDOW + to;
  let at = WINDOW + from;
  let out = OUTPUT + size;
  let end: i32 = -1;
  for (; at < stop && end < 0; at += 64) {
    const last: u64 = min<usize>(stop - at, 64) - 1;
    let valid = ALL >> (63 - last);
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);

    const quotes = equal(a, b, c, d, 0x22) & ~escapedBy(backslashes(a, b, c, d) & valid, last);
    const strings = parity(quotes & valid) ^ inString;
    inString = 0 - (strings >> 63);

    const outside = valid & ~strings;
    const spaces = bits(isSpace(a), isSpace(b), isSpace(c), isSpace(d)) & outside;
    const colons = equal(a, b, c, d, 0x3a) & outside;
    // `[` and `{` differ by bit 5, `]` and `}` too.
    const bit5 = i8x16.splat(0x20);
    const a5 = v128.or(a, bit5);
    const b5 = v128.or(b, bit5);
    const c5 = v128.or(c, bit5);
    const d5 = v128.or(d, bit5);
    const opening = equal(a5, b5, c5, d5, 0x7b) & outside;
    const closing = equal(a5, b5, c5, d5, 0x7d) & outside;
    const commas = equal(a, b, c, d, 0x2c) & outside;

    const closed = popcnt(closing);
    if (<i32>closed < depth) depth += <i32>popcnt(opening) - <i32>closed;
    else {
      const bit = closingBit(opening, closing);
      if (bit < 64) {
        end = <i32>(at - WINDOW + bit + 1);
        valid = ALL >> (63 - bit);
      }
    }
    members += <u32>popcnt(colons & valid);

    const ends = spaces | colons | commas | opening | closing | (quotes & outside);
    const superfluous = spaces & ((ends << 1) | tight);
    tight = (ends >> last) & 1;
    const keep = valid & ~superfluous;
    if (keep == ALL) {
      v128.store(out, a);
      v128.store(out, b, 16);
      v128.store(out, c, 32);
      v128.store(out, d, 48);
      out += 64;
    } else {
      // Not in a loop: no step has to wait for the one before it.
      compact(at, out, keep, 0);
      compact(at, out, keep, 8);
      compact(at, out, keep, 16);
      compact(at, out, keep, 24);
      compact(at, out, keep, 32);
      compact(at, out, keep, 40);
      compact(at, out, keep, 48);
      compact(at, out, keep, 56);
      out += <usize>popcnt(keep);
    }
  }
  size = <u32>(out - OUTPUT);
  return end;
}

/** One bit for each byte whose top bit is set. */
@inline
function bits(a: v128, b: v128, c: v128, d: v128): u64 {
  const low = i8x16.bitmask(a) | (i8x16.bitmask(b) << 16);
  const high = i8x16.bitmask(c) | (i8x16.bitmask(d) << 16);
  return <u64>(<u32>low) | (<u64>(<u32>high) << 32);
}

@inline
function equal(a: v128, b: v128, c: v128, d: v128, code: i8): u64 {
  const all = i8x16.splat(code);
  return bits(i8x16.eq(a, all), i8x16.eq(b, all), i8x16.eq(c, all), i8x16.eq(d, all));
}

/** Most blocks have none, which one test of all their bytes shows. */
@inline
function backslashes(a: v128, b: v128, c: v128, d: v128): u64 {
  const all = i8x16.splat(0x5c);
  const a1 = i8x16.eq(a, all);
  const b1 = i8x16.eq(b, all);
  const c1 = i8x16.eq(c, all);
  const d1 = i8x16.eq(d, all);
  return v128.any_true(v128.or(v128.or(a1, b1), v128.or(c1, d1))) ? bits(a1, b1, c1, d1) : 0;
}

/** Space, tab, line feed, carriage return: the low four bits name the only one that it can be. */
@inline
function isSpace(bytes: v128): v128 {
  const candidates = i8x16(0x20, -1, -1, -1, -1, -1, -1, -1, -1, 0x09, 0x0a, -1, -1, 0x0d, -1, 0);
  return i8x16.eq(bytes, i8x16.swizzle(candidates, v128.and(bytes, i8x16.splat(0x0f))));
}

/** Bytes behind an odd number of backslashes: a subtraction carries through each run of them. */
@inline
function escapedBy(backslashes: u64, last: u64): u64 {
  const first = escaped;
  if (backslashes == 0) {
    escaped = 0;
    return first;
  }
  const escaping = backslashes & ~first;
  const codes = (((escaping << 1) | ODD) - escaping) ^ ODD;
  escaped = ((codes & backslashes) >> last) & 1;
  return codes ^ (backslashes | first);
}

/** Each bit: whether the bits up to it, itself included, are odd in number. */
@inline
function parity(word: u64): u64 {
  let sum = word;
  sum ^= sum << 1;
  sum ^= sum << 2;
  sum ^= sum << 4;
  sum ^= sum << 8;
  sum ^= sum << 16;
  sum ^= sum << 32;
  return sum;
}

/** Counts the depth bracket by bracket: the bit of the one that closes the container, 64 if none does. */
function closingBit(opening: u64, closing: u64): u64 {
  for (let left = opening | closing; left != 0; left &= left - 1) {
    const bit = ctz(left);
    if ((opening >> bit) & 1) depth++;
    else if (--depth <= 0) return bit;
  }
  return 64;
}

/** Of the eight bytes at `from + first` writes those whose bit is set, behind what earlier ones leave. */
@inline
function compact(from: usize, to: usize, keep: u64, first: u64): void {
  const shuffle = v128.load64_zero(SHUFFLES + ((<usize>(keep >> first) & 0xff) << 3));
  const kept = i8x16.swizzle(v128.load64_zero(from + <usize>first), shuffle);
  v128.store64_lane(to + <usize>popcnt(keep & ((1 << first) - 1)), kept, 0);
}

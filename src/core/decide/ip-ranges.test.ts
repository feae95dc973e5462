import { describe, expect, it } from 'vitest';
import { inRange, isLoopback, parseIp, parseRange, sameIp } from './ip-ranges';

const within = (ip: string, range: string): boolean | undefined => {
  const [address, parsed] = [parseIp(ip), parseRange(range)];
  return address && parsed && inRange(address, parsed);
};

describe('ranges', () => {
  it.each([
    ['10.1.2.3/8', '10.0.0.0/8'],
    ['10.255.2.3/9', '10.128.0.0/9'],
    ['192.168.1.1/0', '0.0.0.0/0'],
    ['192.168.1.1/99', '192.168.1.1/32'],
    ['2001:DB8:0::1/33', '2001:db8::/33'],
    ['::1/128', '::1/128'],
  ])('%s is %s', (written, text) => {
    expect(parseRange(written)?.text).toBe(text);
  });
  it.each([
    '10.1/8',
    '10.0.0.256/8',
    '010.0.0.1/8',
    '0x7f.0.0.1/8',
    'name/8',
    '/8',
    '10.0.0.1',
    '',
  ])('does not take %s', (written) => {
    expect(parseRange(written)).toBeUndefined();
  });
  it.each([
    ['10.1.2.3', '10.0.0.0/8', true],
    ['11.1.2.3', '10.0.0.0/8', false],
    ['10.1.2.3', '10.1.2.2/31', true],
    ['10.1.2.4', '10.1.2.2/31', false],
    ['2001:db8::1', '2001:db8::/32', true],
    ['2001:db9::1', '2001:db8::/32', false],
    ['10.1.2.3', '::/0', false],
    ['::1', '0.0.0.0/0', false],
  ])('%s in %s: %s', (ip, range, expected) => {
    expect(within(ip, range)).toBe(expected);
  });
});

describe('addresses', () => {
  const ip = (text: string) => {
    const parsed = parseIp(text);
    if (parsed === undefined) throw new Error(text);
    return parsed;
  };
  it('are equal whatever their spelling', () => {
    expect(sameIp(ip('2001:db8:0:0::1'), ip('2001:DB8::1'))).toBe(true);
    expect(sameIp(ip('10.0.0.1'), ip('10.0.0.2'))).toBe(false);
    expect(sameIp(ip('::ffff:10.0.0.1'), ip('10.0.0.1'))).toBe(false);
  });
  it('of loopback are exactly two', () => {
    expect(['127.0.0.1', '::1', '127.0.0.2', '::2'].map((text) => isLoopback(ip(text)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

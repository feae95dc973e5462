import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { isAddress } from './address';

describe('an IP address', () => {
  it.each([
    '1.1.1.1',
    '255.255.255.255',
    '::',
    '::1',
    'fd00::9C4',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7::',
    '::ffff:10.0.0.1',
    '1:2:3:4:5:6:10.0.0.1',
  ])('is %s', (text) => expect(isAddress(text)).toBe(true));

  it.each([
    '',
    '300.1.1.1',
    '1.1.1',
    '1.1.1.1.1',
    '01.1.1.1',
    '1.1.1.1:80',
    ':',
    ':::',
    '1::2::3',
    '12345::',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '::ffff:300.0.0.1',
    '10.0.0.1::',
    '1:2:3:4:5:6:7:10.0.0.1',
    'fe80::1%eth0',
    'uc.dev',
  ])('is not %s', (text) => expect(isAddress(text)).toBe(false));

  it('is what decisions can read', () => {
    const text = fc.oneof(
      fc.ipV6(),
      fc
        .array(fc.constantFrom(':', '::', '0', 'a1', 'ffff', '1.2.3.4'), { maxLength: 12 })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (one) => {
        const known = ipaddr.IPv4.isValidFourPartDecimal(one) || ipaddr.IPv6.isValid(one);
        if (isAddress(one)) expect(known, one).toBe(true);
      }),
      { numRuns: 2000 },
    );
    fc.assert(fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (one) => isAddress(one)));
  });
});

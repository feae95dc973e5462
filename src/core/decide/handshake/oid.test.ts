import { describe, expect, it } from 'vitest';
import { mayBeOid } from './oid';

// What `envoy --mode validate` of Envoy 1.40 says to a matcher of OTHER_NAME.
describe('an OID', () => {
  it.each([
    '1.2',
    '1.2.3',
    '0.39',
    '2.999.1',
    '1.3.6.1.4.1.311.20.2.3',
    '1.2.18446744073709551615',
    '2.18446744073709551535',
  ])('is %s', (text) => {
    expect(mayBeOid(text)).toBe(true);
  });
  it.each([
    '',
    '1',
    '3.1.2',
    '0.40',
    '1.40.1',
    '1.2.',
    '.1.2',
    '1..2',
    ' 1.2.3',
    '1.2.3 ',
    '1.2.-3',
    '01.2.3',
    '1.02.3',
    '1.2.18446744073709551616',
    '2.18446744073709551536',
  ])('is not “%s”', (text) => {
    expect(mayBeOid(text)).toBe(false);
  });
  it.each(['msUPN', 'commonName', 'CN'])('may be given by its name, %s', (name) => {
    expect(mayBeOid(name)).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { troublesOf } from '../certificates/troubles';
import type { CertificateVerdicts } from '../certificates/types';
import type { Validity } from '../x509/validity';

const DAY = 24 * 60 * 60 * 1000;
const at = (state: Validity['state'], left = DAY): Validity => ({ state, left });

const kinds = (
  stateAtDump: Validity | undefined,
  state: Validity,
  more: Partial<CertificateVerdicts> = {},
): readonly string[] =>
  troublesOf({ state, stateAtDump, ends: [], refusals: { items: [], total: 0 }, ...more }).map(
    ({ kind }) => kind,
  );

describe('what is wrong with a certificate in time', () => {
  it('is judged by when the dump was taken', () => {
    expect(kinds(at('expired', -DAY), at('expired', -9 * DAY))).toEqual(['expired']);
    expect(kinds(at('expiring'), at('expiring'))).toEqual(['expiring']);
    expect(kinds(at('expiring'), at('expired', -DAY))).toEqual(['expiring', 'ended-since']);
    expect(kinds(at('valid'), at('expired', -DAY))).toEqual(['ended-since']);
    expect(kinds(at('valid'), at('expiring'))).toEqual([]);
    expect(kinds(at('valid'), at('valid'))).toEqual([]);
  });

  it('is judged by now where no row has a time', () => {
    expect(kinds(undefined, at('expired', -DAY))).toEqual(['expired']);
    expect(kinds(undefined, at('expiring'))).toEqual(['expiring']);
  });

  it('is not that it came later than the newest row: the dump was taken then or later', () => {
    expect(kinds(at('not-yet-valid'), at('valid'))).toEqual([]);
    expect(kinds(at('not-yet-valid'), at('expired', -DAY))).toEqual(['ended-since']);
    expect(kinds(at('not-yet-valid'), at('not-yet-valid'))).toEqual(['not-yet-valid']);
  });
});

it('a chain for others than the mesh need not end in the roots beside it', () => {
  const problem = 'unable to get local issuer certificate';
  const end = { kind: 'does-not', problem, issuer: 'CN=x' } as const;
  const ends = (mesh: boolean) => ({ ends: [{ partner: undefined, mesh, end }] });
  expect(kinds(at('valid'), at('valid'), ends(false))).toEqual([]);
  expect(kinds(at('valid'), at('valid'), ends(true))).toEqual(['chain']);
  expect(kinds(at('expired'), at('expired'), ends(true))).toEqual(['expired', 'chain']);
});

import { describe, expect, it } from 'vitest';
import { combined, inline, reference, server } from '../decide/fixtures/contexts';
import { referencesOf, rootsReferenceOf, secretKey, writtenContextOf } from './secret-references';
import type { SdsSource } from './types';

describe('the secrets that a TLS context refers to', () => {
  it('come with what they are for: certificates, roots, ticket keys', () => {
    const context = server({
      sessionTicketKeys: reference('keys'),
      validation: combined(),
      sdsCertificates: [reference('a'), reference('b')],
    });
    expect(referencesOf(context).map((one) => [one.reference.name, one.use])).toEqual([
      ['a', 'certificate'],
      ['b', 'certificate'],
      ['ROOTCA', 'roots'],
      ['keys', 'ticket-keys'],
    ]);
    expect(referencesOf(server({ validation: inline({}) }))).toEqual([]);
  });
  it('may be of its validation in part, or wholly', () => {
    const fetched = { kind: 'sds', reference: reference('x') } as const;
    expect([inline({}), combined(), fetched].map((one) => rootsReferenceOf(one)?.name)).toEqual([
      undefined,
      'ROOTCA',
      'x',
    ]);
    const written = [inline({}), combined(), fetched, { kind: 'none' } as const];
    expect(written.map((one) => writtenContextOf(one) !== undefined)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

it('is one secret for a name and a source', () => {
  const sources: readonly SdsSource[] = [
    { kind: 'cluster', cluster: 'a' },
    { kind: 'cluster', cluster: 'b' },
    { kind: 'google-grpc', target: 'a' },
    { kind: 'ads' },
    { kind: 'file', path: '/a' },
    { kind: 'file', path: '/b' },
    { kind: 'static' },
    { kind: 'other' },
  ];
  const keys = sources.map((source) => secretKey({ ...reference('x'), source }));
  expect(new Set(keys).size).toBe(sources.length);
  expect(secretKey(reference('x'))).toBe(secretKey(reference('x')));
  expect(secretKey(reference('x'))).not.toBe(secretKey(reference('y')));
});

import { describe, expect, it } from 'vitest';
import { toBase64 } from './base64';
import { describePem } from './describe-pem';
import { issue, revoke } from './fixtures/issue';
import { checkSignatures } from './signatures';
import { CERTIFICATE_LABEL, LIST_LABEL, standInText } from './stand-in';
import type { PemBlock } from './types';

/** The result of `describePem`, written as stand-ins. */
async function standInsOf(...pems: readonly string[]): Promise<string> {
  const blocks = pems.flatMap((pem) => describePem(pem));
  const signatures = await checkSignatures(blocks);
  const signersOf = (id: string): readonly string[] =>
    signatures.kind === 'checked' ? [...(signatures.signers.get(id) ?? [])] : [];
  return blocks
    .map((block) => {
      switch (block.kind) {
        case 'certificate': {
          const { kind, certificate } = block;
          return standInText({ kind, certificate, signers: signersOf(certificate.sha256) });
        }
        case 'revocation-list': {
          const { kind, list } = block;
          return standInText({ kind, list, signers: signersOf(list.sha256) });
        }
        default:
          return '';
      }
    })
    .join('');
}

const written = (label: string, content: unknown): readonly PemBlock[] => {
  const bytes = Uint8Array.from(JSON.stringify(content), (letter) => letter.charCodeAt(0));
  return describePem(`-----BEGIN ${label}-----\n${toBase64(bytes)}\n-----END ${label}-----\n`);
};

describe('a stand-in', () => {
  it('says what its certificate says, and who signed whom', async () => {
    const root = await issue('root', { ca: true });
    const leaf = await issue('leaf', {
      by: root,
      names: [{ type: 'url', value: 'spiffe://td/ns/x/sa/y' }],
      usages: ['1.3.6.1.5.5.7.3.1'],
    });
    const pems = [leaf.pem, root.pem, await revoke(root, ['0a01'])];
    const [blocks, others] = [pems.flatMap(describePem), describePem(await standInsOf(...pems))];
    const plain = (all: readonly PemBlock[]): unknown =>
      all.map((one) =>
        one.kind === 'certificate'
          ? { ...one.certificate, standIn: undefined }
          : one.kind === 'revocation-list' && one.list,
      );
    expect(plain(others)).toEqual(plain(blocks));
    expect(await checkSignatures(others)).toEqual(await checkSignatures(blocks));
  });
  it('of which nobody could check who signed it leaves all unchecked', async () => {
    const { pem } = await issue('root', { ca: true });
    const [block] = describePem(pem);
    if (block?.kind !== 'certificate') throw new Error('a certificate was expected');
    const text = standInText({ ...block, signers: undefined });
    expect(await checkSignatures(describePem(text + pem))).toEqual({ kind: 'unchecked' });
  });
  it('is signed by none but those that it names', async () => {
    const root = await issue('root', { ca: true });
    const leaf = await issue('leaf', { by: root });
    const signatures = await checkSignatures([
      ...describePem(await standInsOf(root.pem)),
      ...describePem(leaf.pem),
    ]);
    expect(signatures.kind === 'checked' && [...signatures.signers.values()].length).toBe(1);
  });
  it.each<[string, string, unknown]>([
    ['no object', CERTIFICATE_LABEL, [1]],
    ['fields that are missing', CERTIFICATE_LABEL, { sha256: 'a' }],
    ['fields of another kind', LIST_LABEL, { sha256: 1, issuer: 'x', thisUpdate: 1, revoked: [] }],
    [
      'a list of other things',
      LIST_LABEL,
      { sha256: 'a', issuer: 'x', thisUpdate: 1, revoked: [1] },
    ],
    [
      'an inherited field',
      LIST_LABEL,
      { __proto__: null, sha256: 'a', issuer: 'x', thisUpdate: '1' },
    ],
  ])('with %s is broken', (_what, label, content) => {
    expect(written(label, content)).toEqual([{ kind: 'broken', label }]);
  });
  it('that is no JSON is broken', () => {
    expect(describePem(`-----BEGIN ${LIST_LABEL}-----\nAAAA\n-----END ${LIST_LABEL}-----`)).toEqual(
      [{ kind: 'broken', label: LIST_LABEL }],
    );
  });
});

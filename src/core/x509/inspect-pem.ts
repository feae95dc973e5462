import type { Pointer } from '../base/pointer';
import { describePem } from './describe-pem';
import type { PemField, PemPlace } from './pem-places';
import { checkSignatures } from './signatures';
import type { Certificate, PemBlock, Signatures } from './types';

/** A PEM field with what stands in it. */
export interface InspectedPem {
  readonly field: PemField;
  readonly pointer: Pointer;
  /** Empty where the file does not have the text. */
  readonly blocks: readonly PemBlock[];
  readonly content: PemPlace['content']['kind'];
  /** A private key stands in the file for everybody to read. */
  readonly keyVisible: boolean;
}

export interface Inspection {
  readonly places: readonly InspectedPem[];
  readonly signatures: Signatures;
}

/** Describes everything at some places. */
export const readPem = (places: readonly PemPlace[]): readonly InspectedPem[] =>
  places.map(({ field, pointer, content }): InspectedPem => {
    const blocks = content.kind === 'text' ? describePem(content.text) : [];
    return {
      field,
      pointer,
      blocks,
      content: content.kind,
      keyVisible:
        blocks.some(({ kind }) => kind === 'private-key') ||
        // A key need not be PEM to be one.
        (field === 'private_key' && content.kind === 'text'),
    };
  });

/**
 * The same, and who signed whom among all of it: give the places of a certificate together with those
 * of the roots that it is to end in.
 */
export async function inspectPem(places: readonly PemPlace[]): Promise<Inspection> {
  const inspected = readPem(places);
  const blocks = inspected.flatMap((one) => one.blocks);
  return { places: inspected, signatures: await checkSignatures(blocks) };
}

/** The certificates among blocks, in order: a chain's leaf comes first. */
export const certificatesIn = (blocks: readonly PemBlock[]): readonly Certificate[] =>
  blocks.flatMap((block) => (block.kind === 'certificate' ? block.certificate : []));

/** The certificates in some fields, in order. */
export const certificatesOf = (
  pems: readonly Pick<InspectedPem, 'field' | 'blocks'>[],
  ...fields: readonly PemField[]
): readonly Certificate[] =>
  pems
    .filter(({ field }) => fields.includes(field))
    .flatMap(({ blocks }) => certificatesIn(blocks));

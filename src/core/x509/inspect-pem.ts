import type { Pointer } from '../base/pointer';
import { describePem } from './describe-pem';
import type { PemField, PemPlace } from './pem-places';
import type { Certificate, PemBlock } from './types';

/** A PEM field with its blocks. */
export interface InspectedPem {
  readonly field: PemField;
  readonly pointer: Pointer;
  /** Empty where the file does not have the text. */
  readonly blocks: readonly PemBlock[];
  readonly content: PemPlace['content']['kind'];
  /** The file has the private key in clear. */
  readonly keyVisible: boolean;
}

/** Describes everything at some places. `blocksOf`: describePem, or one that remembers. */
export const readPem = (
  places: readonly PemPlace[],
  blocksOf: (text: string) => readonly PemBlock[] = describePem,
): readonly InspectedPem[] =>
  places.map(({ field, pointer, content }): InspectedPem => {
    const blocks = content.kind === 'text' ? blocksOf(content.text) : [];
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

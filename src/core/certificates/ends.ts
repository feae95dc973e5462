import { isObject } from '../base/json';
import type { ReadValue } from '../base/pointer';
import { describeEnd } from '../decide/handshake/end';
import { endInput, endPointers } from '../decide/handshake/input';
import type { HandshakeEnd, Material } from '../decide/handshake/types';
import type { Circumstances } from '../decide/handshake/verify';
import type { Dump } from '../graph/dump';
import type { TlsContext } from '../model/types';
import { describePem } from '../x509/describe-pem';
import { checkSignatures } from '../x509/signatures';
import type { PemBlock, Signatures } from '../x509/types';

/** Reads ends of handshakes out of a file: each PEM text is described once, and signatures among all of them. */
export class EndReader {
  private readonly dump: Dump;
  private readonly read: ReadValue;
  private readonly known = new Map<string, readonly PemBlock[]>();

  constructor(dump: Dump, read: ReadValue) {
    this.dump = dump;
    this.read = read;
  }

  readonly describe = (text: string): readonly PemBlock[] => {
    const blocks = this.known.get(text) ?? describePem(text);
    this.known.set(text, blocks);
    return blocks;
  };

  end(context: TlsContext): HandshakeEnd {
    const { lookup } = this.dump;
    const places = endPointers(context, lookup).flatMap((pointer) => {
      const value = this.read(pointer);
      return isObject(value) ? [[pointer, value] as const] : [];
    });
    return describeEnd(endInput(context, lookup, new Map(places)), this.describe);
  }

  signatures(): Promise<Signatures> {
    return checkSignatures([...this.known.values()].flat());
  }
}

/** From when on everything of some ends is in force, one after the other; milliseconds since 1970. */
export const startsOf = (ends: readonly HandshakeEnd[]): readonly number[] =>
  ends.flatMap(({ shown, roots, lists, trustDomains }) =>
    [...shown, roots, lists, ...trustDomains.map(({ bundle }) => bundle)].flatMap(startsIn),
  );

const startsIn = (material: Material | undefined): readonly number[] =>
  material?.kind === 'known'
    ? [
        ...material.bundle.certificates.map(({ notBefore }) => notBefore),
        ...material.bundle.lists.map(({ thisUpdate }) => thisUpdate),
      ]
    : [];

/**
 * The time at which ends of a dump are verified: when it was taken, as its newest row tells, or later,
 * when the last of what they hold had come into force; what has not by now stays too early. `taken`
 * undefined: no row has a time, and now is all there is.
 */
export const verifiedAt = (
  ends: readonly HandshakeEnd[],
  taken: number | undefined,
  now: number,
): Circumstances['now'] =>
  Math.max(taken ?? now, ...startsOf(ends).filter((start) => start <= now));

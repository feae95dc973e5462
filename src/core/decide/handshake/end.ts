import { describePem } from '../../x509/describe-pem';
import { checkSignatures } from '../../x509/signatures';
import type { PemBlock, Signatures } from '../../x509/types';
import { effectiveTls } from '../tls/tls-context';
import type { EndInput } from './input';
import type { Text } from './material';
import type { Bundle, HandshakeEnd, Material } from './types';

export interface DescribedEnds {
  readonly server: HandshakeEnd;
  readonly client: HandshakeEnd;
  readonly signatures: Signatures;
}

/**
 * Describes the certificates of both ends and checks who signed whom: all that is asynchronous about
 * a handshake. Loads the certificate package, so that this module is one to import when asked for.
 */
export async function describeEnds(server: EndInput, client: EndInput): Promise<DescribedEnds> {
  const blocks: PemBlock[] = [];
  const read = (text: string): readonly PemBlock[] => {
    const described = describePem(text);
    blocks.push(...described);
    return described;
  };
  const [a, b] = [describeEnd(server, read), describeEnd(client, read)];
  return { server: a, client: b, signatures: await checkSignatures(blocks) };
}

/** One end. `read`: describePem, or one that remembers what it has described. */
export function describeEnd(
  { context, lookup, texts }: EndInput,
  read: (text: string) => readonly PemBlock[],
): HandshakeEnd {
  const material = (text: string | undefined): Material =>
    text === undefined ? { kind: 'not-in-file' } : { kind: 'known', bundle: bundleOf(read(text)) };
  const optional = (text: Text): Material | undefined =>
    text.kind === 'absent' ? undefined : material(text.kind === 'text' ? text.text : undefined);
  return {
    context,
    tls: effectiveTls(context, lookup),
    shown: texts.chains.map(material),
    roots: optional(texts.roots),
    lists: optional(texts.lists),
    listsForLeafOnly: texts.listsForLeafOnly,
    trustDomains: texts.trustDomains.map(({ name, text }) => ({ name, bundle: material(text) })),
    signatureAlgorithms: texts.signatureAlgorithms,
    fullScan: texts.fullScan,
    lacksStaple: texts.lacksStaple,
    call: undefined,
  };
}

function bundleOf(blocks: readonly PemBlock[]): Bundle {
  return {
    certificates: blocks.flatMap((one) => (one.kind === 'certificate' ? one.certificate : [])),
    lists: blocks.flatMap((one) => (one.kind === 'revocation-list' ? one.list : [])),
  };
}

import { rootsReferenceOf, writtenContextOf } from '../../model/secret-references';
import type { DataSource, FilterChainMatch, TlsContext } from '../../model/types';

/** Names under which Istio's agent serves the workload's certificate and the mesh's roots. */
const WORKLOAD = 'default';
const ROOTS = 'ROOTCA';

const hasMeshSecrets = ({ sdsCertificates, validation }: TlsContext): boolean =>
  rootsReferenceOf(validation)?.name === ROOTS &&
  sdsCertificates.some(({ name }) => name === WORKLOAD);

const isFile = (data: DataSource | undefined, start: string): boolean =>
  data?.kind === 'file' && data.path.startsWith(start);

/** Istio before 1.5: certificates and roots as files that the agent writes. */
function hasMeshFiles(context: TlsContext): boolean {
  return (
    context.certificates.some(({ chain }) => isFile(chain, '/etc/certs/')) &&
    isFile(writtenContextOf(context.validation)?.trustedCa, '/etc/certs/')
  );
}

/**
 * Whether a server socket is Istio's mutual TLS (Istio's `BuildInboundTLS`): a client certificate
 * is required, and the secrets are the mesh's, whichever SDS server delivers them. With files of
 * the proxy instead (`TLS_SERVER_*`): an `istio` ALPN in the match, or a matcher for SPIFFE ids.
 */
export function isMeshServer(context: TlsContext, match: FilterChainMatch): boolean {
  if (context.requireClientCertificate !== true) return false;
  if (hasMeshSecrets(context) || hasMeshFiles(context)) return true;
  const files =
    context.certificates.some(({ chain }) => chain?.kind === 'file') ||
    context.sdsCertificates.some(({ name }) => name.startsWith('file-cert:'));
  if (!files) return false;
  const validation = writtenContextOf(context.validation);
  const names =
    validation === undefined ? [] : [...validation.typedNames, ...validation.untypedNames];
  return (
    match.applicationProtocols.some((protocol) => protocol.startsWith('istio')) ||
    names.some(({ how, value }) => how === 'prefix' && value.startsWith('spiffe://'))
  );
}

/** Whether a client socket shows the mesh's certificate and trusts the mesh's roots (2.3). */
export const isMeshClient = (context: TlsContext): boolean =>
  hasMeshSecrets(context) || hasMeshFiles(context);

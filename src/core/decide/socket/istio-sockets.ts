import type {
  DataSource,
  FilterChainMatch,
  TlsContext,
  TransportSocket,
  ValidationContext,
} from '../../model/types';

/**
 * The socket that speaks on the wire: wrappers taken off. Undefined for `starttls`, which is
 * cleartext until a filter asks for TLS, so that neither word fits it.
 */
export function unwrapped(socket: TransportSocket): TransportSocket | undefined {
  let at = socket;
  while (at.content.kind === 'wrapper') {
    if (at.content.wrapper === 'starttls') return undefined;
    at = at.content.inner;
  }
  return at;
}

/** Whether a wrapper `internal_upstream` is among the wrappers of a socket (HBONE). */
export function isTunnel(socket: TransportSocket): boolean {
  for (let at = socket; at.content.kind === 'wrapper'; at = at.content.inner) {
    if (at.content.wrapper === 'internal_upstream') return true;
  }
  return false;
}

/** Names under which Istio's agent serves the workload's certificate and the mesh's roots. */
const WORKLOAD = 'default';
const ROOTS = 'ROOTCA';

function hasMeshSecrets({ sdsCertificates, validation }: TlsContext): boolean {
  const roots =
    validation.kind === 'sds' || validation.kind === 'combined'
      ? validation.reference.name
      : undefined;
  return roots === ROOTS && sdsCertificates.some(({ name }) => name === WORKLOAD);
}

const isFile = (data: DataSource | undefined, start: string): boolean =>
  data?.kind === 'file' && data.path.startsWith(start);

const inlineContext = ({ validation }: TlsContext): ValidationContext | undefined =>
  validation.kind === 'inline' || validation.kind === 'combined' ? validation.context : undefined;

/** Istio before 1.5: certificates and roots as files that the agent writes. */
function hasMeshFiles(context: TlsContext): boolean {
  return (
    context.certificates.some(({ chain }) => isFile(chain, '/etc/certs/')) &&
    isFile(inlineContext(context)?.trustedCa, '/etc/certs/')
  );
}

/**
 * Whether a server socket is Istio's mutual TLS (istio-mtls.md 1.3, `BuildInboundTLS`): a client
 * certificate is required, and the secrets are the mesh's, whoever serves them. With files of the
 * proxy instead (`TLS_SERVER_*`): an `istio` ALPN in the match, or a matcher for SPIFFE ids.
 */
export function isMeshServer(context: TlsContext, match: FilterChainMatch): boolean {
  if (context.requireClientCertificate !== true) return false;
  if (hasMeshSecrets(context) || hasMeshFiles(context)) return true;
  const files =
    context.certificates.some(({ chain }) => chain?.kind === 'file') ||
    context.sdsCertificates.some(({ name }) => name.startsWith('file-cert:'));
  if (!files) return false;
  const validation = inlineContext(context);
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

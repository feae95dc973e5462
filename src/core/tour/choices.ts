import { askAbout } from '../ask/ask';
import type { AskVerdict } from '../ask/types';
import { matchNames } from '../decide/handshake/san-match';
import { selectSocket } from '../decide/socket/select-socket';
import { demandOf } from '../decide/tls/tls-context';
import { effectiveValidation } from '../decide/tls/validation';
import type { GraphNode } from '../graph/types';
import { inForce } from '../model/in-force';
import type { SanMatcher } from '../model/types';
import { ANY_INBOUND, type InboundQuestion } from '../view/question';
import type { Cast, Role } from './cast';
import { certificateReference, contextOfRole, modeAt, namesAsked } from './facts';
import { portOfChain } from './locate';
import type { Option } from './types';

/**
 * Answers to choose from. Which is right follows from the dump; a list without exactly one right
 * answer means that the dump cannot say, and the step does not fit it.
 */

/** Keys in their order, of which one is right. */
const oneOf = (keys: readonly string[], right: string | undefined): readonly Option[] =>
  keys.map((key) => ({ key, right: key === right }));

/** Which context the TLS end of a role's socket uses. */
export const contextType = (cast: Cast): readonly Option[] => {
  const side = contextOfRole(cast, 'server-socket')?.side;
  const right = side === 'downstream' ? 'DownstreamTlsContext' : 'UpstreamTlsContext';
  return ['UpstreamTlsContext', 'DownstreamTlsContext'].map((value) => ({
    key: value,
    value,
    right: side !== undefined && value === right,
  }));
};

/** What becomes of a client that shows no certificate. */
export function withoutCertificate(cast: Cast): readonly Option[] {
  const context = contextOfRole(cast, 'server-socket');
  if (context === undefined) return [];
  const { demand } = demandOf(context, effectiveValidation(context.validation, cast.dump.lookup));
  const right = { required: 'fails', optional: 'taken', none: 'taken', unknown: undefined }[demand];
  return oneOf(['plaintext', 'taken', 'fails'], right);
}

/** Names that a certificate could have, as near to the first that is asked for as can be. */
function candidates({ value, how }: SanMatcher): readonly string[] {
  if (how === 'prefix') {
    const bare = value.replace(/\/$/, '');
    return [
      `${bare}.example/ns/dev/sa/default`,
      `${bare}/ns/any/sa/any`,
      'spiffe://other.example/ns/dev/sa/default',
    ];
  }
  return [value.replace(/\/sa\/[^/]*$/, '/sa/another'), value, value.replace(/\/[^/]*$/, '/')];
}

/** Which of some names the other end's certificate may have. */
export function nameThatPasses(
  role: 'server-socket' | 'client-socket',
): (cast: Cast) => readonly Option[] {
  return (cast) => {
    const asked = namesAsked(cast, contextOfRole(cast, role));
    const [first] = asked;
    if (first === undefined) return [];
    return [...new Set(candidates(first))].map((value) => {
      const { passes } = matchNames(asked, [{ type: 'URI', value }]);
      return { key: value, value, right: passes === 'yes' };
    });
  };
}

/** How the port of a chain is treated. */
export const modeOfPort =
  (role: Role) =>
  (cast: Cast): readonly Option[] => {
    const mode = modeAt(cast, cast.node(role));
    return ['STRICT', 'PERMISSIVE', 'DISABLE'].map((value) => ({
      key: value,
      value,
      right: value === mode,
    }));
  };

/** How many chains of the listener take plaintext. */
export function plainChains(cast: Cast): readonly Option[] {
  const protections = cast.node('serving-listener')?.protections;
  if (protections === undefined) return [];
  const right = protections.plaintext ?? 0;
  const total = Object.values(protections).reduce((sum, n) => sum + n, 0);
  const counts = new Set([right, total, protections.mtls ?? 0, right + 2]);
  return [...counts]
    .sort((a, b) => a - b)
    .slice(0, 4)
    .map((n) => ({ key: String(n), value: String(n), right: n === right }));
}

/** The entry that would take the endpoint, if its metadata said `tlsMode: istio`. */
export function entryWithLabel(cast: Cast): readonly Option[] {
  const subject = cast.subject(cast.node('plain-endpoints'), 'endpoint-group');
  const [endpoint] = subject?.listed ?? [];
  if (subject === undefined || endpoint === undefined) return [];
  const { cluster } = subject;
  const verdict = selectSocket(cluster, { ...endpoint, metadata: { tlsMode: 'istio' } });
  if (verdict.kind !== 'match') return [];
  return cluster.matches
    .slice(0, 4)
    .map(({ name }, index) => ({ key: name, value: name, right: index === verdict.index }));
}

/** Whether metadata of an endpoint could change how it is called. */
export function metadataMatters(cast: Cast): readonly Option[] {
  const cluster = cast.subject(cast.node('forced-cluster'), 'cluster')?.cluster;
  if (cluster === undefined) return [];
  return oneOf(['yes', 'no'], cluster.matches.length > 0 || cluster.byMatcher ? 'yes' : 'no');
}

/** Who protects a call to a host that the mesh does not know. */
export function whoEncrypts(cast: Cast): readonly Option[] {
  const cluster = cast.subject(cast.node('passthrough-cluster'), 'cluster')?.cluster;
  if (cluster === undefined) return [];
  const raw = cluster.socket.content.kind === 'raw-buffer' && cluster.matches.length === 0;
  return oneOf(['sidecar', 'app', 'agent'], raw ? 'app' : 'sidecar');
}

const called = (cast: Cast, port: number, sent: Partial<InboundQuestion>): AskVerdict =>
  askAbout({ ...ANY_INBOUND, port, ...sent }, cast.dump).verdict;

const WEB = { sends: 'tls', alpn: ['h2', 'http/1.1'] } as const;
const MESH = { sends: 'tls', alpn: ['istio-peer-exchange', 'istio'] } as const;
const PLAIN = { sends: 'http/1.1', alpn: [] } as const;

const portOf = (node: GraphNode | undefined): number | undefined => node && portOfChain(node);

/** What becomes of HTTPS that does not come from a sidecar. */
export function foreignTls(cast: Cast): readonly Option[] {
  const port = portOf(cast.node('permissive-chain'));
  if (port === undefined) return [];
  const verdict = called(cast, port, WEB);
  const taken = verdict.key === 'taken' ? verdict.by.key : undefined;
  const right =
    verdict.key === 'closed'
      ? 'closed'
      : taken === 'passthrough'
        ? 'passed'
        : taken === 'handshake'
          ? 'mtls'
          : undefined;
  return oneOf(['mtls', 'passed', 'closed'], right);
}

/** Who could not call the port any more if only mutual TLS were taken. */
export function shutOut(cast: Cast): readonly Option[] {
  const port = portOf(cast.node('permissive-chain'));
  if (port === undefined) return [];
  const [mesh, plain] = [called(cast, port, MESH), called(cast, port, PLAIN)];
  const meshStays = mesh.key === 'taken' && mesh.by.key === 'handshake';
  const plainGoes = plain.key === 'taken' && plain.by.key === 'plaintext';
  const right = meshStays ? (plainGoes ? 'plain' : 'nobody') : undefined;
  return oneOf(['sidecars', 'plain', 'nobody'], right);
}

/** The cluster that the certificate comes from, among others that never change. */
export function sourceCluster(cast: Cast): readonly Option[] {
  const source = cast.node('sds-source');
  if (source === undefined) return [];
  const others = cast.nodes
    .filter(({ kind, name }) => kind === 'cluster' && name !== source.name && name !== '')
    .sort((a, b) => Number(b.state === 'static') - Number(a.state === 'static'))
    .map(({ name }) => name);
  const names = [...new Set(others)].slice(0, 2);
  return [names[0], source.name, names[1]].flatMap((value) =>
    value === undefined ? [] : [{ key: value, value, right: value === source.name }],
  );
}

/** How long Envoy waits for the first answer of the SDS source. */
export function fetchWait(cast: Cast): readonly Option[] {
  const context = contextOfRole(cast, 'server-socket') ?? contextOfRole(cast, 'client-socket');
  const reference = certificateReference(context);
  if (reference === undefined) return [];
  return oneOf(
    ['never', 'limited', 'for-ever'],
    reference.fetchTimeout === 0 ? 'for-ever' : 'limited',
  );
}

/** What takes calls while a listener waits. */
export function meanwhile(cast: Cast): readonly Option[] {
  const waiting = cast.node('waiting-listener');
  if (waiting === undefined) return [];
  const before = cast.nodes.some(
    ({ kind, name, state }) => kind === 'listener' && name === waiting.name && inForce(state),
  );
  return oneOf(['new', 'before', 'nobody'], before ? 'before' : 'nobody');
}

import { unreachable } from '../../base/assert';
import { leadsNowhere } from '../../decide/filter-chain/dead-end';
import { callerFate } from '../../decide/handshake/caller';
import { isMeshClient, isMeshServer } from '../../decide/socket/istio-sockets';
import { chainProtection } from '../../decide/tls/protection';
import { effectiveTls } from '../../decide/tls/tls-context';
import { nameText } from '../../graph/lines';
import { contextOf } from '../../graph/secret-join';
import type { Connected } from '../../graph/subjects';
import type { FilterChain, Listener, Validation } from '../../model/types';
import { type InboundQuestion, isHello, type Sends } from '../../view/question';
import type { ServerOutcome } from './types';

/** What becomes of the client's first bytes at the transport socket of the chain that was taken. */
export function serverOutcome(
  chain: FilterChain,
  listener: Listener,
  { sends, shows }: Pick<InboundQuestion, 'sends' | 'shows'>,
  { model, lookup }: Pick<Connected, 'model' | 'lookup'>,
): ServerOutcome {
  const named = (name: string) => model.clusters.filter((one) => one.name === name);
  if (leadsNowhere(chain, named)) return { key: 'nowhere', clusters: chain.clusters };
  const context = contextOf(chain.socket);
  const protection = chainProtection(chain, listener, lookup);
  if (context === undefined || protection.look === 'plaintext') {
    return withoutTls(protection, sends);
  }
  const tls = effectiveTls(context, lookup);
  if (tls.readiness.ready === false) return { key: 'not-ready', waitsFor: tls.readiness.waitsFor };
  if (!isHello(sends)) return { key: 'no-hello' };
  const trustsMesh = isMeshClient(context) || isMeshServer(context, chain.match);
  const caller = callerFate({ tls, trustsMesh }, shows);
  const roots = rootsOf(context.validation);
  const names = tls.names.map(nameText);
  if (caller.kind === 'fails') return { key: 'no-certificate', roots, names, failed: caller };
  return {
    key: 'handshake',
    protection,
    demand: tls.clientCertificate.demand,
    reason: tls.clientCertificate.reason,
    roots,
    names,
    shows,
    caller,
  };
}

function withoutTls(
  { look, missing }: ReturnType<typeof chainProtection>,
  sends: Sends,
): ServerOutcome {
  switch (look) {
    case 'plaintext':
    case 'passthrough':
      return { key: isHello(sends) ? 'passthrough' : 'plaintext' };
    case 'tunnelled':
      return { key: 'tunnelled' };
    case 'mtls':
    case 'tls':
    case 'unknown':
      return { key: 'unknown', missing };
    default:
      return unreachable(look);
  }
}

const rootsOf = (validation: Validation): string | undefined =>
  validation.kind === 'sds' || validation.kind === 'combined'
    ? validation.reference.name
    : undefined;

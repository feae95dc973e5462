import { unreachable } from '../base/assert';
import { leadsNowhere } from '../decide/filter-chain/dead-end';
import { insideOf, terminalOutcome } from '../decide/filter-chain/terminal';
import { callerFate } from '../decide/handshake/caller';
import { isMeshClient, isMeshServer } from '../decide/socket/istio-sockets';
import { chainProtection } from '../decide/tls/protection';
import { effectiveTls } from '../decide/tls/tls-context';
import type { Dump } from '../graph/dump';
import { nameText } from '../graph/lines';
import { presentedText } from '../inspect/tls-messages';
import { rootsReferenceOf } from '../model/secret-references';
import { tlsContextOf } from '../model/sockets';
import type { FilterChain, Listener } from '../model/types';
import { type InboundQuestion, isHello, type Sends } from '../view/question';
import type { ServerOutcome } from './types';

/** What becomes of the client's first bytes at the transport socket of the chain that was taken. */
export function serverOutcome(
  chain: FilterChain,
  listener: Listener,
  { sends, shows, alpn }: Pick<InboundQuestion, 'sends' | 'shows' | 'alpn'>,
  { model, lookup }: Pick<Dump, 'model' | 'lookup'>,
): ServerOutcome {
  const named = (name: string) => model.clusters.filter((one) => one.name === name);
  if (leadsNowhere(chain, named)) return { key: 'nowhere', clusters: chain.clusters };
  const context = tlsContextOf(chain.socket);
  const protection = chainProtection(chain, listener, lookup);
  if (context === undefined || protection.kind === 'plaintext') {
    return withoutTls(protection, chain, sends);
  }
  const tls = effectiveTls(context, lookup);
  if (tls.readiness.ready === false) return { key: 'not-ready', waitsFor: tls.readiness.waitsFor };
  if (!isHello(sends)) return { key: 'no-hello' };
  const trustsMesh = isMeshClient(context) || isMeshServer(context, chain.match);
  const caller = callerFate({ tls, trustsMesh }, shows);
  const roots = rootsReferenceOf(context.validation)?.name;
  const names = tls.names.map(nameText);
  if (caller.kind === 'fails') return { key: 'no-certificate', roots, names, failed: caller };
  return {
    key: 'handshake',
    protection,
    demand: tls.clientCertificate.demand,
    reason: tls.clientCertificate.reason,
    serves: tls.presents.map(presentedText),
    roots,
    names,
    shows,
    caller,
    // The first of the server's (server_context_impl.cc, alpnSelectCallback).
    inside: insideOf(
      chain.terminal,
      tls.alpn.find((protocol) => alpn.includes(protocol)),
    ),
  };
}

function withoutTls(
  { kind, missing }: ReturnType<typeof chainProtection>,
  { terminal }: FilterChain,
  sends: Sends,
): ServerOutcome {
  const read = terminalOutcome(terminal, sends);
  switch (kind) {
    case 'plaintext':
    case 'passthrough':
    case 'tunnelled':
      if (read?.kind === 'low-version') return { key: 'low-version' };
      if (read?.kind === 'codec-error') return { key: 'codec-error', codec: read.codec, sends };
      if (kind === 'tunnelled') return { key: 'tunnelled' };
      return isHello(sends) ? { key: 'passthrough' } : { key: 'plaintext', read };
    case 'mtls':
    case 'tls':
    case 'unknown':
      return { key: 'unknown', missing };
    default:
      return unreachable(kind);
  }
}

import type { AskOffers } from '../core/describe/ask/types';
import { ANY_INBOUND, type InboundQuestion } from '../core/view/question';

export { ANY_INBOUND, SENDS, SHOWS } from '../core/view/question';

/** Who calls, as people know them. */
export const PRESETS = [
  'mesh-mtls',
  'mesh-plaintext',
  'hbone',
  'curl',
  'https',
  'kubelet',
] as const;
export type Preset = (typeof PRESETS)[number];

/** ALPN of a sidecar's own TLS (Istio: `istio-peer-exchange` first where it exchanges metadata). */
const MESH_ALPN: readonly string[] = ['istio-peer-exchange', 'istio'];
/** Tunnels of an ambient mesh, at this port (Istio: ztunnel and waypoints, HBONE over HTTP/2). */
const HBONE_ALPN: readonly string[] = ['h2'];
const HBONE_PORT = 15_008;
const WEB_ALPN: readonly string[] = ['h2', 'http/1.1'];

const hostAt = (offers: AskOffers | undefined, port: number | undefined): string | undefined =>
  offers?.ports.find((offered) => offered.port === port)?.host;

/** The question with everything that this caller sends; where it goes stays as it is. */
export function withPreset(
  question: InboundQuestion,
  preset: Preset,
  offers: AskOffers | undefined,
): InboundQuestion {
  const { at, port, address } = question;
  const base: InboundQuestion = { ...ANY_INBOUND, at, port, address, shows: 'none' };
  const host = hostAt(offers, port);
  switch (preset) {
    case 'mesh-mtls': {
      // As Istio names a cluster: outbound_.PORT_.SUBSET_.HOST (model/service.go BuildDNSSrvSubsetKey).
      const sni = host === undefined ? undefined : `outbound_.${port}_._.${host}`;
      return { ...base, sends: 'tls', sni, alpn: MESH_ALPN, shows: 'mesh' };
    }
    case 'mesh-plaintext':
      return { ...base, sends: 'h2c', shows: 'mesh' };
    case 'hbone':
      return { ...base, sends: 'tls', alpn: HBONE_ALPN, shows: 'mesh' };
    case 'curl':
    case 'kubelet':
      return { ...base, sends: 'http/1.1' };
    case 'https':
      return { ...base, sends: 'tls', sni: host, alpn: WEB_ALPN };
  }
}

/** Who it is that asks so; `picked` of two that send the same. Undefined: fields of somebody's own. */
export function presetOf(
  question: InboundQuestion,
  offers: AskOffers | undefined,
  picked: Preset | undefined,
): Preset | undefined {
  const candidates = picked === undefined ? PRESETS : [picked, ...PRESETS];
  return candidates.find(
    (preset) => JSON.stringify(withPreset(question, preset, offers)) === JSON.stringify(question),
  );
}

/**
 * The first question about a file, at its first port with TLS: to a sidecar calls the mesh, else the
 * outside, in the way that the port can understand.
 */
export function firstQuestion(offers: AskOffers | undefined): InboundQuestion {
  const first = offers?.ports.find(({ tls }) => tls) ?? offers?.ports[0];
  return withPreset({ ...ANY_INBOUND, port: first?.port }, callerAt(first), offers);
}

function callerAt(offered: AskOffers['ports'][number] | undefined): Preset {
  if (offered === undefined || offered.redirected) return 'mesh-mtls';
  if (!offered.tls) return 'curl';
  return offered.port === HBONE_PORT ? 'hbone' : 'https';
}

import type { AskOffers } from '../../core/ask/types';
import { ANY_INBOUND, type InboundQuestion } from '../../core/view/question';

export { ANY_INBOUND, SENDS, SHOWS } from '../../core/view/question';

/** Who calls, as people know them: `expected` is whom the port is made for, where that is not Istio's. */
export const PRESETS = [
  'mesh-mtls',
  'mesh-plaintext',
  'hbone',
  'curl',
  'https',
  'kubelet',
  'expected',
  'client',
] as const;
export type Preset = (typeof PRESETS)[number];

const ISTIO: Readonly<Record<NonNullable<AskOffers['istio']>, readonly Preset[]>> = {
  sidecar: ['mesh-mtls', 'mesh-plaintext', 'hbone', 'curl', 'https', 'kubelet'],
  // Calls come from outside first, here.
  gateway: ['https', 'curl', 'mesh-mtls', 'mesh-plaintext', 'hbone', 'kubelet'],
};
/** Other meshes and plain Envoys know nothing of sidecars and probes as Istio has them. */
const OTHERS: readonly Preset[] = ['expected', 'client', 'curl'];

/** ALPN of a sidecar's own TLS (Istio: `istio-peer-exchange` first where it exchanges metadata). */
const MESH_ALPN: readonly string[] = ['istio-peer-exchange', 'istio'];
/** Tunnels of an ambient mesh, at this port (Istio: ztunnel and waypoints, HBONE over HTTP/2). */
const HBONE_ALPN: readonly string[] = ['h2'];
const HBONE_PORT = 15_008;
const WEB_ALPN: readonly string[] = ['h2', 'http/1.1'];

type OfferedPort = AskOffers['ports'][number];

const offeredAt = (offers: AskOffers | undefined, port: number | undefined) =>
  offers?.ports.find((offered) => offered.port === port);

/** Who may call a proxy like this one, the most usual first. */
export const presetsFor = (offers: AskOffers | undefined): readonly Preset[] =>
  offers?.istio === undefined ? (offers === undefined ? PRESETS : OTHERS) : ISTIO[offers.istio];

/** The question with everything that this caller sends; where it goes stays as it is. */
export function withPreset(
  question: InboundQuestion,
  preset: Preset,
  offers: AskOffers | undefined,
): InboundQuestion {
  const { at, port, address } = question;
  const base: InboundQuestion = { ...ANY_INBOUND, at, port, address, shows: 'none' };
  const offered = offeredAt(offers, port);
  const { hello, host } = offered ?? {};
  switch (preset) {
    case 'mesh-mtls':
      return { ...base, sends: 'tls', sni: sidecarSni(offered), alpn: MESH_ALPN, shows: 'mesh' };
    case 'mesh-plaintext':
      return { ...base, sends: 'h2c', shows: 'mesh' };
    case 'hbone':
      return { ...base, sends: 'tls', alpn: HBONE_ALPN, shows: 'mesh' };
    case 'curl':
    case 'kubelet':
      return { ...base, sends: 'http/1.1' };
    case 'https':
    case 'client':
      return { ...base, sends: 'tls', sni: hello?.sni ?? host, alpn: WEB_ALPN };
    case 'expected': {
      const { sni, alpn = [], asks = false } = hello ?? {};
      // Its issuer is unknown; only that there is a certificate is expected.
      return { ...base, sends: 'tls', sni, alpn, shows: asks ? 'other' : 'none' };
    }
  }
}

/**
 * What a sidecar calls a port: by the name that its chains take, or as Istio names a cluster:
 * outbound_.PORT_.SUBSET_.HOST (model/service.go BuildDNSSrvSubsetKey), of which a gateway knows nothing.
 */
function sidecarSni(offered: OfferedPort | undefined): string | undefined {
  if (offered === undefined) return undefined;
  const { hello, host, port, redirected } = offered;
  if (hello?.sni !== undefined || host === undefined || !redirected) return hello?.sni ?? host;
  return `outbound_.${port}_._.${host}`;
}

/** The preset of a question; `picked` of two that send the same. Undefined: none has these fields. */
export function presetOf(
  question: InboundQuestion,
  offers: AskOffers | undefined,
  picked: Preset | undefined,
): Preset | undefined {
  const offered = presetsFor(offers);
  const candidates =
    picked === undefined || !offered.includes(picked) ? offered : [picked, ...offered];
  return candidates.find(
    (preset) => JSON.stringify(withPreset(question, preset, offers)) === JSON.stringify(question),
  );
}

/**
 * The first question about a file, at its first port with TLS: from the mesh for a sidecar, else
 * from outside, with what the port can understand.
 */
export function firstQuestion(offers: AskOffers | undefined): InboundQuestion {
  const first = offers?.ports.find(({ tls }) => tls) ?? offers?.ports[0];
  return withPreset({ ...ANY_INBOUND, port: first?.port }, callerAt(first, offers?.istio), offers);
}

function callerAt(offered: OfferedPort | undefined, istio: AskOffers['istio']): Preset {
  if (offered === undefined) return 'mesh-mtls';
  if (istio === undefined) return offered.tls ? 'expected' : 'curl';
  if (offered.redirected) return 'mesh-mtls';
  // A gateway that passes TLS through has names, and no TLS socket.
  if (!offered.tls) return offered.host === undefined ? 'curl' : 'https';
  return offered.port === HBONE_PORT ? 'hbone' : 'https';
}

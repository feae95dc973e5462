import type { Listener } from '../../model/types';
import { portOf } from './listeners';

/** What a listener is for that serves the proxy itself, and no app. */
export type OwnPurpose = 'health' | 'metrics';

/** Of Istio's bootstrap (tools/packaging/common/envoy_bootstrap.json). */
const ISTIO_PORTS: ReadonlyMap<number | undefined, OwnPurpose> = new Map([
  [15021, 'health'],
  [15090, 'metrics'],
]);

/** Open Service Mesh, Envoy Gateway, Consul and Kuma call them so. */
const NAMES: readonly (readonly [OwnPurpose, RegExp])[] = [
  [
    'health',
    /^((liveness|readiness|startup)_listener|envoy-gateway-proxy-ready-.+|envoy_ready_listener|probe:listener)$/,
  ],
  [
    'metrics',
    /^(inbound-prometheus-listener|envoy-gateway-proxy-stats-.+|envoy_prometheus_metrics_listener|_?kuma:metrics:prometheus(:.+)?)$/,
  ],
];

/** Undefined: it seems to serve an app. */
export function ownPurpose(listener: Listener): OwnPurpose | undefined {
  const { name, origin, chains } = listener;
  // They are static; a list of istioctl's, which has them too, does not say what is.
  const mayBeStatic = origin.state === 'static' || origin.state === 'unknown';
  const own = mayBeStatic ? ISTIO_PORTS.get(portOf(listener)) : undefined;
  if (own !== undefined) return own;
  const named = NAMES.find(([, pattern]) => pattern.test(name))?.[0];
  if (named !== undefined) return named;
  // Istio's listeners for metrics over TLS have ports that its user chooses.
  const clusters = chains.flatMap((chain) => chain.clusters);
  const scraped = clusters.length > 0 && clusters.every((one) => one === 'prometheus_stats');
  return scraped ? 'metrics' : undefined;
}

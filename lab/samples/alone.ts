import type { JsonObject } from '../../src/core/base/json';
import type { Lab } from '../envoy/with-lab';
import { type Answer, call, echoApp } from './app';
import { bootstrap } from './istio/bootstrap';
import { hostOf, type Pod, type Service } from './istio/mesh';
import { allActive, type ProxyOptions, type RunningProxy, startProxy } from './proxy';
import { Redirect } from './redirect';

export interface AloneOptions extends Pick<ProxyOptions, 'name' | 'resources' | 'secrets'> {
  readonly pod: Pod;
  readonly type?: 'sidecar' | 'router';
  readonly hbone?: boolean;
  /** What happens between the start and the dump. */
  readonly meanwhile?: (proxy: RunningProxy) => Promise<void>;
  /** What the dump must have; absent: all that the control plane gave is active. */
  readonly ready?: (dump: JsonObject) => boolean;
}

/** Records one proxy for which nobody else has to run. */
export async function recordAlone(lab: Lab, options: AloneOptions): Promise<JsonObject> {
  const { name, pod, type, hbone, resources, secrets } = options;
  const proxy = await startProxy(lab, {
    name,
    bootstrap: bootstrap({ pod, ...(type && { type }), ...(hbone && { hbone }) }),
    resources,
    secrets,
  });
  try {
    await proxy.record(allActive(resources));
    await options.meanwhile?.(proxy);
    return await proxy.record(options.ready ?? allActive(resources));
  } finally {
    await proxy.stop();
  }
}

/** What the app of a pod hears when it calls a service that the same pod serves, through its proxy both ways. */
export async function callItself(pod: Pod, service: Service): Promise<Answer> {
  const [at] = service.ports;
  if (at === undefined) throw new Error(`${service.name} has no port.`);
  const { port } = at;
  const inbound = await Redirect.start(
    { address: pod.ip, port },
    { address: pod.ip, port: 15006 },
    echoApp(),
  );
  const outbound = await Redirect.start(
    { address: service.clusterIp, port },
    { address: pod.ip, port: 15001 },
  );
  try {
    return await call(service.clusterIp, port, hostOf(service));
  } finally {
    inbound.stop();
    outbound.stop();
  }
}

/**
 * Calls, and looks at what the client's side counts.
 * @throws Error unless it refused the server's certificate for that reason.
 */
export async function expectRefused(
  { envoy }: RunningProxy,
  pod: Pod,
  service: Service,
  reason: 'fail_verify_error' | 'fail_verify_san',
): Promise<void> {
  const answer = await callItself(pod, service);
  const counts = await envoy.stats(`^cluster\\.outbound.*\\.ssl\\.${reason}$`);
  if (answer.caller === undefined && [...counts.values()].some((count) => count > 0)) return;
  throw new Error(`The call was to fail with ${reason}: ${JSON.stringify(answer)}`);
}

import type { JsonObject } from '../../../src/core/base/json';
import type { Lab } from '../../envoy/with-lab';
import { call, echoApp } from '../app';
import type { Resources } from '../control-plane';
import type { MeshAuthority } from '../identities';
import { bootstrap } from '../istio/bootstrap';
import { COMMON_CLUSTERS, inboundCluster, outboundClusters } from '../istio/clusters';
import { loadAssignments } from '../istio/endpoints';
import { virtualInbound } from '../istio/inbound';
import { hostOf, type InboundPort, type Pod, spiffe } from '../istio/mesh';
import { outboundListeners, routes, virtualOutbound } from '../istio/outbound';
import { allActive, type RunningProxy, startProxy } from '../proxy';
import { Redirect } from '../redirect';
import { SERVICES, UC, UC_POD, USER_WEB, USER_WEB_POD } from './article-mesh';

/** What a sidecar of this mesh is told; each also knows every service of it. */
function resourcesOf(pod: Pod, ports: readonly InboundPort[]): Resources {
  return {
    listeners: [
      virtualOutbound(pod.ip),
      virtualInbound({ bind: pod.ip, ports, catchAll: 'PERMISSIVE' }),
      ...outboundListeners(SERVICES),
    ],
    clusters: [
      ...COMMON_CLUSTERS,
      ...ports.map(inboundCluster),
      ...SERVICES.flatMap((service) => outboundClusters(service)),
    ],
    routes: routes(SERVICES),
    endpoints: SERVICES.flatMap((service) => loadAssignments(service)),
  };
}

/**
 * The mesh of the article: `user-web` calls `uc.dev.svc.cluster.local:50051`, both with a sidecar,
 * PERMISSIVE. Recorded while they talk.
 */
export async function recordArticle(
  lab: Lab,
  mesh: MeshAuthority,
): Promise<{ readonly client: JsonObject; readonly server: JsonObject }> {
  const permissive = { mode: 'PERMISSIVE' } as const;
  const client = resourcesOf(USER_WEB_POD, [
    { port: 8080, protocol: 'http', service: USER_WEB, ...permissive },
    { port: 50051, protocol: 'grpc', service: USER_WEB, ...permissive },
  ]);
  const server = resourcesOf(UC_POD, [
    { port: 50051, protocol: 'grpc', service: UC, ...permissive },
  ]);
  const start = async (name: string, pod: Pod, resources: Resources): Promise<RunningProxy> =>
    startProxy(lab, {
      name,
      bootstrap: bootstrap({ pod, whole: true }),
      resources,
      secrets: await mesh.secretsOf(pod.namespace, pod.serviceAccount),
    });
  const proxies = [
    await start('client', USER_WEB_POD, client),
    await start('server', UC_POD, server),
  ] as const;
  const redirects: Redirect[] = [];
  try {
    for (const { address } of UC.endpoints) {
      const to = { address: UC_POD.ip, port: 15006 };
      redirects.push(await Redirect.start({ address, port: 50051 }, to, echoApp()));
    }
    const outbound = { address: USER_WEB_POD.ip, port: 15001 };
    redirects.push(await Redirect.start({ address: UC.clusterIp, port: 50051 }, outbound));
    await proxies[0].record(allActive(client));
    await proxies[1].record(allActive(server));
    await expectMutualTls();
    const dumps = {
      client: await proxies[0].record(allActive(client)),
      server: await proxies[1].record(allActive(server)),
    };
    await expectMutualTls();
    return dumps;
  } finally {
    for (const redirect of redirects) redirect.stop();
    await Promise.all(proxies.map((proxy) => proxy.stop()));
  }
}

/** The client's app calls; the server's proxy must have seen the client's certificate. */
async function expectMutualTls(): Promise<void> {
  const answer = await call(UC.clusterIp, 50051, hostOf(UC));
  const caller = `URI=${spiffe(USER_WEB_POD.namespace, USER_WEB_POD.serviceAccount)}`;
  if (answer.status === 200 && answer.caller?.includes(caller)) return;
  throw new Error(`The call was to arrive from ${caller}: ${JSON.stringify(answer)}`);
}

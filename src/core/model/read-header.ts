import type { Message } from '../dump/schema/message';
import { UINT } from '../dump/schema/scalars';
import { parseNodeId } from './identity';
import { readApiSource } from './read-validation';
import type { Model, ProxyHeader } from './types';

export const NO_HEADER: ProxyHeader = {
  nodeId: undefined,
  name: undefined,
  namespace: undefined,
  type: undefined,
  istioVersion: undefined,
  envoyVersion: undefined,
};

/** `1.40.0`; a patch of 0 is left out of the JSON. Before 1.13: `<sha>/1.10.0-dev/Clean/…`. */
function readEnvoyVersion(node: Message): string | undefined {
  const version = node.message('user_agent_build_version')?.message('version');
  const major = version?.get('major_number', UINT);
  if (version !== undefined && major !== undefined) {
    return `${major}.${version.get('minor_number', UINT) ?? 0}.${version.get('patch', UINT) ?? 0}`;
  }
  return node.text('build_version')?.split('/')[1] ?? node.text('user_agent_version');
}

/** The agent hands the pod's annotations on as node metadata (pkg/model/proxy.go, ANNOTATIONS). */
function excludedPorts(metadata: Message | undefined): Partial<Pick<ProxyHeader, 'excludedPorts'>> {
  const text = metadata?.message('ANNOTATIONS')?.text(EXCLUDED_PORTS);
  if (text === undefined) return {};
  const ports = text.split(',').map((port) => Number.parseInt(port, 10));
  return { excludedPorts: ports.filter(Number.isInteger) };
}

/** Whether the injector leads probes of the kubelet to the agent (pkg/kube/inject/app_probe.go). */
function rewritesProbes(
  metadata: Message | undefined,
): Partial<Pick<ProxyHeader, 'rewritesProbes'>> {
  const text = metadata?.message('ANNOTATIONS')?.text(REWRITES_PROBES);
  return text === undefined ? {} : { rewritesProbes: text === 'true' };
}

/** Annotations of a pod (istio.io/api/annotation). */
export const REWRITES_PROBES = 'sidecar.istio.io/rewriteAppHTTPProbers';
export const EXCLUDED_PORTS = 'traffic.sidecar.istio.io/excludeInboundPorts';

/** A list in one text (pkg/model/proxy.go StringList). */
function instanceIps(metadata: Message | undefined): Partial<Pick<ProxyHeader, 'instanceIps'>> {
  const text = metadata?.text('INSTANCE_IPS');
  return text ? { instanceIps: text.split(',') } : {};
}

/** What `bootstrap.node` says of the proxy (config/core/v3/base.proto Node). */
export function readHeader(bootstrap: Message): ProxyHeader {
  const node = bootstrap.message('node');
  if (node === undefined) return NO_HEADER;
  const nodeId = node.text('id');
  const fromId = parseNodeId(nodeId);
  const metadata = node.message('metadata');
  return {
    nodeId,
    name: metadata?.text('NAME') ?? fromId?.name,
    namespace: metadata?.text('NAMESPACE') ?? fromId?.namespace,
    type: fromId?.type,
    istioVersion: metadata?.text('ISTIO_VERSION'),
    envoyVersion: readEnvoyVersion(node),
    ...instanceIps(metadata),
    ...excludedPorts(metadata),
    ...rewritesProbes(metadata),
  };
}

/** Where `ads: {}` leads: the cluster of `dynamic_resources.ads_config`. */
export function readAds(bootstrap: Message): Pick<Model, 'adsCluster' | 'adsPointer'> {
  const config = bootstrap.message('dynamic_resources')?.message('ads_config');
  const source = config === undefined ? undefined : readApiSource(config);
  return {
    adsCluster: source?.kind === 'cluster' ? source.cluster : undefined,
    adsPointer: config?.pointer,
  };
}

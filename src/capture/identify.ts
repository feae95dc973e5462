import type { Identity } from '../core/model/identity';

/** Which proxy a dump is of, by all that is known. */
export interface DumpIdentity extends Identity {
  /** What the dump is called; no other of its capture is called so. */
  readonly dump: string;
}

/** Where a dump stood. */
interface Found {
  readonly path: string;
  readonly keys: readonly string[];
}

type Pod = Pick<Identity, 'name' | 'namespace'>;

/**
 * Takes the best evidence there is: what the dump says itself, then the keys above it, then folders by
 * which tools name the pod. A dump is called NAMESPACE/POD, else by its node id, else by its path.
 */
export function identify(says: Identity, found: Found, taken: ReadonlySet<string>): DumpIdentity {
  const pod = says.name === undefined ? (podOf(found) ?? says) : says;
  const { name, namespace } = pod;
  const known = name !== undefined && namespace !== undefined;
  const dump = known
    ? `${namespace}/${name}`
    : (says.nodeId ?? [found.path, ...found.keys].join('#'));
  return { ...says, name, namespace, dump: unique(dump, taken) };
}

function podOf({ path, keys }: Found): Pod | undefined {
  // `{NAMESPACE: {POD: dump}}` as egctl writes it, or `{"NAMESPACE/GATEWAY": dump}`.
  const [namespace, name, ...more] = keys.flatMap((key) => key.split('/'));
  if (namespace !== undefined && more.length === 0) {
    return name === undefined ? { namespace: undefined, name: namespace } : { namespace, name };
  }
  for (const layout of LAYOUTS) {
    const groups = layout.exec(path.replaceAll('\\', '/'))?.groups;
    if (groups?.namespace !== undefined) return { namespace: groups.namespace, name: groups.name };
  }
  return undefined;
}

/** How tools lay out what they collect, below whatever folder. */
const LAYOUTS: readonly RegExp[] = [
  // istioctl bug-report (tools/bug-report/pkg/archive)
  /(?:^|\/)proxies\/(?<namespace>[^/]+)\/(?<name>[^/]+)\/[^/]+$/,
  // OpenShift must-gather (collection-scripts/gather_istio), which Kiali reads as well
  /(?:^|\/)namespaces\/(?<namespace>[^/]+)\/pods\/(?<name>[^/]+)\/[^/]+$/,
  // egctl x collect (internal/troubleshoot/collect)
  /(?:^|\/)config-dumps\/(?<namespace>[^/]+)\/(?<name>[^/]+)\.json$/,
];

function unique(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let n = 2;
  while (taken.has(`${name}~${n}`)) n += 1;
  return `${name}~${n}`;
}

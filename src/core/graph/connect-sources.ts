import type { Pointer } from '../base/pointer';
import { addressId, agentId, caId, clusterId, type NodeId, sdsSourceId } from '../ids/ids';
import { addressText } from '../model/address';
import { isInForce } from '../model/in-force';
import { listedEndpoints } from '../model/listed-endpoints';
import { sourceName } from '../model/secret-references';
import type { Address, Cluster, Model, SdsSource } from '../model/types';
import type { SecretJoin } from './secret-join';
import type { Line } from './types';
import type { GraphWriter } from './writer';

type Who = 'istio-agent' | 'spire-agent' | 'control-plane';

/** Socket paths that Istio's agent has served (docs/decisions.md, "Where secrets come from"). */
const ISTIO_AGENT =
  /(^|\/)(etc\/istio\/proxy\/SDS|var\/run\/secrets\/workload-spiffe-uds\/[^/]+|var\/run\/sds\/uds_path|var\/run\/secrets\/credential-uds\/files-socket)$/;
const SPIRE_AGENT = /spire[-_/]|spire-agent|(^|\/)agent\.sock$/;

/** Who listens at the other end; undefined: nothing follows from the path. */
export function agentBehind(address: Address, ads: boolean): Who | undefined {
  if (ads) return 'control-plane';
  if (address.kind !== 'pipe') return undefined;
  if (ISTIO_AGENT.test(address.path)) return 'istio-agent';
  return SPIRE_AGENT.test(address.path) ? 'spire-agent' : undefined;
}

/** Where secrets come from, and which come from there. */
export interface Source {
  readonly source: SdsSource;
  readonly secrets: NodeId[];
  /** Pointer of the first reference, used for a source that is not in the file. */
  readonly pointer: Pointer;
}

/** Clusters of a model; several may share a name (states, repeated sections). */
export type ClustersByName = ReadonlyMap<string, readonly Cluster[]>;

/** Of clusters with the name, the one in force. */
function clusterInForce(named: ClustersByName, name: string): Cluster | undefined {
  const all = named.get(name) ?? [];
  return all.find(isInForce) ?? all[0];
}

/** Clusters that are drawn as the source of secrets and not among the calls. */
export function sourceClusters(
  model: Model,
  join: SecretJoin,
  named: ClustersByName,
): ReadonlySet<Cluster> {
  const names = new Set(
    [...join.joined.values()].flatMap(({ source }) =>
      source.kind === 'cluster'
        ? [source.cluster]
        : source.kind === 'ads'
          ? [model.adsCluster]
          : [],
    ),
  );
  return new Set(
    [...names].flatMap((name) => (name === undefined ? [] : (clusterInForce(named, name) ?? []))),
  );
}

/** Adds the sources of secrets, with the path beyond them. */
export function addSources(
  writer: GraphWriter,
  { adsCluster, sections }: Model,
  named: ClustersByName,
  sources: readonly Source[],
): void {
  // A cluster may be a source by its name and by ADS: it stays one node.
  const byCluster = new Map<string, NodeId>();
  const behind = new Map<string, NodeId>();
  for (const from of sources) {
    const { source, secrets } = from;
    const ads = source.kind === 'ads';
    const name = ads ? adsCluster : source.kind === 'cluster' ? source.cluster : undefined;
    const cluster = name === undefined ? undefined : clusterInForce(named, name);
    const known = cluster === undefined ? undefined : byCluster.get(cluster.name);
    const id = known ?? addSource(writer, from, cluster, name, ads, sections.clusters);
    if (cluster !== undefined) byCluster.set(cluster.name, id);
    for (const secret of secrets) writer.link(secret, id);
    if (known === undefined) addAddresses(writer, id, from, cluster, ads, behind);
  }
}

/** `told`: the file says which clusters there are. */
function sourceLine(
  { source, secrets }: Source,
  cluster: Cluster | undefined,
  ads: boolean,
  told: boolean,
): Line {
  const count = secrets.length;
  if (cluster !== undefined) return { key: 'source-cluster', secrets: count, ads };
  if (source.kind === 'file') return { key: 'source-file', secrets: count };
  if (source.kind === 'static') return { key: 'source-static', secrets: count };
  if (source.kind === 'google-grpc') return { key: 'source-cluster', secrets: count, ads };
  return { key: told ? 'source-missing' : 'source-untold', secrets: count };
}

function addSource(
  writer: GraphWriter,
  from: Source,
  cluster: Cluster | undefined,
  name: string | undefined,
  ads: boolean,
  told: boolean,
): NodeId {
  const { source } = from;
  const line = sourceLine(from, cluster, ads, told);
  const label = name ?? (source.kind === 'file' ? source.path : (sourceName(source) ?? 'static'));
  return writer.add(
    cluster === undefined
      ? sdsSourceId(source.kind === 'file' ? `file:${source.path}` : label)
      : clusterId(cluster.name, cluster.origin.state),
    {
      kind: 'sds-source',
      name: label,
      state: cluster?.origin.state ?? 'active',
      lane: 'shared',
      column: 'source',
      line,
      presence:
        line.key === 'source-missing'
          ? 'dangling'
          : line.key === 'source-untold'
            ? 'unknown'
            : 'file',
      pointer: cluster?.pointer ?? from.pointer,
    },
    { kind: 'sds-source', source, ads, cluster, secrets: from.secrets },
  );
}

/** Adds the source's addresses and, where it follows from them, who listens there. */
function addAddresses(
  writer: GraphWriter,
  source: NodeId,
  from: Source,
  cluster: Cluster | undefined,
  ads: boolean,
  behind: Map<string, NodeId>,
): void {
  const target = from.source.kind === 'google-grpc' ? from.source.target : undefined;
  const listed = (cluster && listedEndpoints(cluster)) ?? [];
  const found: { readonly address: Address; readonly pointer: Pointer }[] = listed.flatMap(
    ({ address, pointer }) => (address === undefined ? [] : [{ address, pointer }]),
  );
  if (target?.startsWith('unix:') === true) {
    found.push({
      address: { kind: 'pipe', path: target.slice('unix:'.length) },
      pointer: from.pointer,
    });
  }
  for (const { address, pointer } of found) {
    const text = addressText(address);
    let id = behind.get(text);
    if (id === undefined) {
      id = writer.add(
        addressId(text),
        {
          kind: 'address',
          name: text,
          state: 'active',
          lane: 'shared',
          column: 'source',
          line: { key: 'address', transport: address.kind === 'pipe' ? 'pipe' : 'socket' },
          owner: source,
          pointer,
          fold: writer.fold(['address', source], 'alike'),
        },
        { kind: 'address', address, pointer },
      );
      behind.set(text, id);
      const who = agentBehind(address, ads);
      if (who !== undefined) addAgent(writer, id, who, address, pointer, behind);
    }
    writer.link(source, id);
  }
}

function addAgent(
  writer: GraphWriter,
  at: NodeId,
  who: Who,
  address: Address,
  pointer: Pointer,
  behind: Map<string, NodeId>,
): void {
  const inferred = { state: 'active', lane: 'shared', presence: 'inferred', pointer } as const;
  const agent = writer.add(
    agentId(addressText(address)),
    {
      ...inferred,
      kind: 'agent',
      name: who,
      column: 'source',
      line: { key: 'agent', who },
      owner: at,
    },
    { kind: 'agent', who, address },
  );
  writer.link(at, agent);
  if (who !== 'istio-agent') return;
  const known = behind.get('ca istiod');
  const ca =
    known ??
    writer.add(
      caId('istiod'),
      {
        ...inferred,
        kind: 'ca',
        name: 'istiod',
        column: 'source',
        line: { key: 'ca', who: 'istiod' },
        owner: agent,
      },
      { kind: 'ca', who: 'istiod' },
    );
  behind.set('ca istiod', ca);
  writer.link(agent, ca);
}

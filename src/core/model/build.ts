import { type Pointer, ROOT } from '../base/pointer';
import { findSockets } from '../dump/find-sockets';
import type { Notice } from '../dump/notice';
import { Message } from '../dump/schema/message';
import type { ResourceKind, ResourceSink, SourceResource } from '../dump/source';
import { readCluster } from './read-cluster';
import { readEndpoints } from './read-endpoints';
import { NO_HEADER, readAds, readHeader } from './read-header';
import { readListener } from './read-listener';
import { readSecret } from './read-secret';
import type {
  Cluster,
  Endpoint,
  Listener,
  Model,
  Origin,
  ProxyHeader,
  Secret,
  TransportSocket,
} from './types';

interface EndpointRow {
  readonly clusterName: string;
  readonly pointer: Pointer;
  readonly endpoints: readonly Endpoint[];
}

/**
 * Turns resources into the model, one at a time and in file order; what a resource held beyond the
 * model is not kept. `finish` joins endpoints with clusters and closes the model.
 */
export class ModelBuilder implements ResourceSink {
  private readonly listeners: Listener[] = [];
  private readonly clusters: Cluster[] = [];
  private readonly secrets: Secret[] = [];
  private readonly rows = new Map<string, EndpointRow>();
  private readonly notices: Notice[] = [];
  private readonly told = new Set<string>();
  private readonly sections = new Set<ResourceKind>();
  private header: ProxyHeader = NO_HEADER;
  private ads: Pick<Model, 'adsCluster' | 'adsPointer'> = {
    adsCluster: undefined,
    adsPointer: undefined,
  };

  /** A field that is asked for twice complains twice; the file has it once. */
  notice(notice: Notice): void {
    const told = `${notice.pointer} ${JSON.stringify(notice.about)}`;
    if (this.told.has(told)) return;
    this.told.add(told);
    this.notices.push(notice);
  }

  section(kind: ResourceKind): void {
    this.sections.add(kind);
  }

  resource(resource: SourceResource): void {
    const message = new Message(resource.value, resource.pointer, (n) => this.notice(n));
    const origin: Origin = { state: resource.state, ...resource.row };
    switch (resource.kind) {
      case 'listener':
        this.addListener(readListener(message, origin, resource.row.name), resource);
        break;
      case 'cluster':
        this.addCluster(readCluster(message, origin), resource);
        break;
      case 'secret':
        this.secrets.push(readSecret(message, origin));
        break;
      case 'bootstrap':
        this.header = readHeader(message);
        this.ads = readAds(message);
        break;
      case 'endpoints':
        this.addRow(message);
        break;
    }
  }

  private addListener(listener: Listener, { value }: SourceResource): void {
    this.listeners.push(listener);
    this.noticeElsewhere(
      value,
      listener.pointer,
      listener.chains.map((chain) => chain.socket),
    );
  }

  private addCluster(cluster: Cluster, { value }: SourceResource): void {
    this.clusters.push(cluster);
    const sockets = [cluster.socket, ...cluster.matches.map((match) => match.socket)];
    this.noticeElsewhere(value, cluster.pointer, sockets);
  }

  /** Envoy allows sockets in more places than the way goes through; none is passed over in silence. */
  private noticeElsewhere(
    value: SourceResource['value'],
    pointer: Pointer,
    sockets: readonly TransportSocket[],
  ): void {
    const drawn = new Set<Pointer>();
    for (let socket of sockets) {
      drawn.add(socket.pointer);
      for (; socket.content.kind === 'wrapper'; socket = socket.content.inner) {
        drawn.add(socket.content.inner.pointer);
      }
    }
    for (const found of findSockets(value, pointer)) {
      if (drawn.has(found.pointer)) continue;
      const name = found.value.name;
      this.notice({
        pointer: found.pointer,
        about: { key: 'socket-elsewhere', type: typeof name === 'string' ? name : '' },
      });
    }
  }

  /** A name that comes twice (repeated sections) keeps the endpoints of both rows. */
  private addRow(message: Message): void {
    const clusterName = message.text('cluster_name') ?? '';
    const before = this.rows.get(clusterName);
    if (before !== undefined) message.notice({ key: 'repeated-id', id: clusterName });
    this.rows.set(clusterName, {
      clusterName,
      pointer: before?.pointer ?? message.pointer,
      endpoints: [...(before?.endpoints ?? []), ...readEndpoints(message, true)],
    });
  }

  finish(format: string): Model {
    const asked = new Set<string>();
    const clusters = this.clusters.map((cluster) => this.join(cluster, asked));
    const looseEndpoints = [...this.rows.values()].filter((row) => !asked.has(row.clusterName));
    const has = (kind: ResourceKind): boolean => this.sections.has(kind);
    const sections = {
      listeners: has('listener'),
      clusters: has('cluster'),
      endpoints: has('endpoints'),
      secrets: has('secret'),
      bootstrap: has('bootstrap'),
    };
    for (const section of ['listeners', 'clusters', 'endpoints', 'secrets', 'bootstrap'] as const) {
      if (!sections[section]) {
        this.notice({ pointer: ROOT, about: { key: 'missing-section', section } });
      }
    }
    return {
      format,
      header: this.header,
      listeners: this.listeners,
      clusters,
      secrets: this.secrets,
      looseEndpoints,
      ...this.ads,
      sections,
      notices: this.notices,
    };
  }

  /**
   * Rows are keyed by the EDS service name, else by the cluster's name (envoy-tls.md A.4), and are
   * made from the hosts of clusters in force: a warming or refused cluster has none of its own.
   */
  private join(cluster: Cluster, asked: Set<string>): Cluster {
    const key = cluster.serviceName || cluster.name;
    const row = this.rows.get(key);
    const inForce = cluster.origin.state === 'active' || cluster.origin.state === 'static';
    if (row !== undefined) asked.add(key);
    if (row === undefined || !inForce) {
      const why = this.sections.has('endpoints') ? 'no-row' : 'no-section';
      return cluster.endpoints.kind === 'unknown'
        ? { ...cluster, endpoints: { kind: 'unknown', why } }
        : cluster;
    }
    if (cluster.endpoints.kind === 'original-dst') {
      return { ...cluster, endpoints: { kind: 'original-dst', pointer: row.pointer } };
    }
    return {
      ...cluster,
      endpoints: { kind: 'row', pointer: row.pointer, endpoints: withLocalities(row, cluster) },
    };
  }
}

/**
 * A row never carries locality metadata, but a cluster's own `load_assignment` does (STATIC and DNS
 * clusters): where both list a host, the host's locality is known after all.
 */
function withLocalities(row: EndpointRow, cluster: Cluster): readonly Endpoint[] {
  if (cluster.endpoints.kind !== 'load-assignment') return row.endpoints;
  const own = cluster.endpoints.endpoints;
  const first = own[0];
  // DNS names are resolved in the row, so hosts cannot be paired; one locality for all can.
  const same = own.every((e) => e.localityMetadata === first?.localityMetadata);
  if (!same || first === undefined) return row.endpoints;
  return row.endpoints.map((endpoint) => ({
    ...endpoint,
    localityMetadata: first.localityMetadata,
  }));
}

import { type Pointer, ROOT } from '../base/pointer';
import { findSockets, placesOf } from '../dump/find-sockets';
import type { Notice } from '../dump/notice';
import { Message } from '../dump/schema/message';
import type { ResourceKind, ResourceSink, SourceResource } from '../dump/source';
import { markEmptied } from './emptied';
import { laterOf } from './identity';
import { isInForce } from './in-force';
import { NoticeList } from './notice-list';
import { Pool } from './pool';
import { readCluster } from './read-cluster';
import { type ListedEndpoint, readEndpoints } from './read-endpoints';
import { NO_HEADER, readAds, readHeader } from './read-header';
import { readListener } from './read-listener';
import { readSecret } from './read-secret';
import type { Cluster, Endpoint, Listener, Model, ProxyHeader, Secret } from './types';

interface EndpointRow {
  readonly clusterName: string;
  readonly pointer: Pointer;
  /** Of the row, and of more rows with the same name. */
  readonly endpoints: (readonly ListedEndpoint[])[];
  /** The endpoints of all rows together, made when they are first asked for. */
  joined: readonly ListedEndpoint[] | undefined;
  /** How many clusters asked. */
  asked: number;
}

/**
 * Envoy has one cluster and one row of a name; a file that was put together from several may have
 * more. A hostile one has so many that all of them with the endpoints of all would fill the memory:
 * rows and clusters beyond this many (each has its notice) have no part in it.
 */
const MAX_ALIKE = 16;

/**
 * Turns resources into the model, one at a time and in file order; what a resource held beyond the
 * model is not kept. `finish` joins endpoints with clusters and closes the model.
 */
export class ModelBuilder implements ResourceSink {
  private readonly pool = new Pool();
  private readonly listeners: Listener[] = [];
  private readonly clusters: Cluster[] = [];
  private readonly secrets: Secret[] = [];
  private readonly rows = new Map<string, EndpointRow>();
  private readonly notices = new NoticeList();
  private readonly sections = new Set<ResourceKind>();
  /** The file was not read to its end. */
  private partial = false;
  private readonly report = (notice: Notice): void => this.notice(notice);
  private header: ProxyHeader = NO_HEADER;
  private lastChange: string | undefined;
  private ads: Pick<Model, 'adsCluster' | 'adsPointer'> = {
    adsCluster: undefined,
    adsPointer: undefined,
  };

  notice(notice: Notice): void {
    const { key } = notice.about;
    if (key === 'cut-off' || key === 'broken') this.partial = true;
    this.notices.add(notice);
  }

  section(kind: ResourceKind): void {
    this.sections.add(kind);
  }

  otherRow(lastUpdated: string): void {
    this.lastChange = laterOf(this.lastChange, lastUpdated);
  }

  resource(resource: SourceResource): void {
    const message = new Message(resource.value, resource.pointer, this.report);
    const { versionInfo, lastUpdated, rejected } = resource.row;
    this.lastChange = laterOf(this.lastChange, lastUpdated);
    const origin = this.pool.origin({ state: resource.state, versionInfo, lastUpdated, rejected });
    switch (resource.kind) {
      case 'listener':
        this.listeners.push(readListener(message, origin, resource.row.name, this.pool));
        this.noticeElsewhere(resource);
        break;
      case 'cluster':
        this.clusters.push(readCluster(message, origin, this.pool));
        this.noticeElsewhere(resource);
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

  /** Envoy allows sockets in more places than the graph covers; each of those becomes a notice. */
  private noticeElsewhere({ value, pointer }: SourceResource): void {
    const { drawn } = this.pool;
    const elsewhere = findSockets(value).filter((socket) => !drawn.has(socket.value));
    if (elsewhere.length > 0) {
      const places = placesOf(new Set(elsewhere.map((socket) => socket.value)), value, pointer);
      if (places.size < elsewhere.length) this.notice({ pointer, about: { key: 'too-deep' } });
      for (const { value: socket } of elsewhere) {
        const place = places.get(socket);
        if (place === undefined) continue;
        this.notice({
          pointer: place,
          about: {
            key: 'socket-elsewhere',
            type: typeof socket.name === 'string' ? socket.name : '',
          },
        });
      }
    }
    drawn.clear();
  }

  /** A name that comes twice (repeated sections) keeps the endpoints of both rows. */
  private addRow(message: Message): void {
    const clusterName = message.text('cluster_name') ?? '';
    const before = this.rows.get(clusterName);
    if (before !== undefined) message.notice({ key: 'repeated-endpoints', cluster: clusterName });
    const endpoints = readEndpoints(message, true, this.pool);
    if (before === undefined) {
      this.rows.set(clusterName, {
        clusterName,
        pointer: message.pointer,
        endpoints: [endpoints],
        joined: undefined,
        asked: 0,
      });
    } else if (before.endpoints.length < MAX_ALIKE) {
      before.endpoints.push(endpoints);
      before.joined = undefined;
    }
  }

  finish(format: string): Model {
    for (const row of this.rows.values()) row.asked = 0;
    const clusters = this.clusters.map((cluster) => this.join(cluster));
    const looseEndpoints = [...this.rows.values()]
      .filter(({ asked }) => asked === 0)
      .map((row) => {
        const { clusterName, pointer } = row;
        return { clusterName, pointer, endpoints: endpointsOf(row) };
      });
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
        this.notice({
          pointer: ROOT,
          about: { key: 'missing-section', section, unread: this.partial },
        });
      }
    }
    return {
      format,
      header: this.header,
      lastChange: this.lastChange,
      listeners: this.listeners,
      clusters,
      secrets: markEmptied(this.secrets),
      looseEndpoints,
      ...this.ads,
      sections,
      notices: this.notices.all(),
    };
  }

  /**
   * Rows are keyed by the EDS service name, else by the cluster's name (`dumpEndpointConfigs`), and
   * are made from the hosts of active clusters: a warming or rejected cluster has none.
   */
  private join(cluster: Cluster): Cluster {
    const key = cluster.serviceName || cluster.name;
    const row = this.rows.get(key);
    const serving = isInForce(cluster);
    // A row that only a cluster asks for that is not in force belongs to none of the file.
    if (row !== undefined && serving) row.asked += 1;
    if (row === undefined || !serving || row.asked > MAX_ALIKE) {
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
      endpoints: {
        kind: 'row',
        pointer: row.pointer,
        endpoints: withLocalities(row, cluster, this.pool),
      },
    };
  }
}

function endpointsOf(row: EndpointRow): readonly ListedEndpoint[] {
  const [first, ...more] = row.endpoints;
  row.joined ??= more.length === 0 && first !== undefined ? first : row.endpoints.flat();
  return row.joined;
}

/**
 * A row never carries locality metadata, but a cluster's own `load_assignment` does (STATIC and DNS
 * clusters): where both list a host, the host's locality is known after all.
 */
function withLocalities(row: EndpointRow, cluster: Cluster, pool: Pool): readonly Endpoint[] {
  const endpoints = endpointsOf(row);
  if (cluster.endpoints.kind !== 'load-assignment') return endpoints;
  const own = cluster.endpoints.endpoints;
  const first = own[0];
  // DNS names are resolved in the row, so hosts cannot be paired; one locality for all can.
  const same = own.every(
    (e) =>
      e.localityMetadata === first?.localityMetadata &&
      e.localityFilterMetadata === first?.localityFilterMetadata,
  );
  if (!same || first === undefined) return endpoints;
  return endpoints.map((endpoint) => endpoint.inLocality(first, pool));
}

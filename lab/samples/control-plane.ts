import { mkdir } from 'node:fs/promises';
import {
  createServer,
  type Http2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import { dirname } from 'node:path';
import { isObject, type JsonObject, type JsonValue } from '../../src/core/base/json';
import { packSecret, SECRET_TYPE, type Secret, secretDiscoveryService } from '../sds/messages';

/** What a control plane tells one proxy. */
export interface Resources {
  readonly listeners: readonly JsonObject[];
  readonly clusters: readonly JsonObject[];
  readonly routes?: readonly JsonObject[];
  readonly endpoints?: readonly JsonObject[];
  /** Secrets that it serves itself, by their whole name; one that is asked for and missing is denied. */
  readonly secrets?: readonly Secret[];
}

const TYPES = {
  '/v3/discovery:listeners': ['listeners', 'config.listener.v3.Listener', 'name'],
  '/v3/discovery:clusters': ['clusters', 'config.cluster.v3.Cluster', 'name'],
  '/v3/discovery:routes': ['routes', 'config.route.v3.RouteConfiguration', 'name'],
  '/v3/discovery:endpoints': [
    'endpoints',
    'config.endpoint.v3.ClusterLoadAssignment',
    'cluster_name',
  ],
} as const;

const DELTA_ADS = '/envoy.service.discovery.v3.AggregatedDiscoveryService/DeltaAggregatedResources';

/**
 * Plays istiod behind the agent's pipe: JSON by REST for everything but secrets, which go over a
 * real ADS stream (delta, as istiod's).
 */
export class ControlPlane {
  private resources: Resources;
  private version = 1;
  private readonly sessions = new Set<ServerHttp2Session>();
  private readonly server: Http2Server = createServer();

  private constructor(resources: Resources) {
    this.resources = resources;
    this.server.on('session', (session) => {
      this.sessions.add(session);
      session.once('close', () => this.sessions.delete(session));
      session.on('error', () => {});
    });
    this.server.on('stream', (stream, headers) => {
      // A proxy that is stopped resets what it asked for.
      stream.on('error', () => {});
      this.serve(stream, headers);
    });
  }

  static async start(path: string, resources: Resources): Promise<ControlPlane> {
    await mkdir(dirname(path), { recursive: true });
    const started = new ControlPlane(resources);
    await new Promise<void>((resolve, reject) => {
      started.server.once('error', reject);
      started.server.listen(path, resolve);
    });
    return started;
  }

  /** Says something else from now on; who asked by REST hears of it when it asks again. */
  set(resources: Resources): void {
    this.resources = resources;
    this.version++;
  }

  stop(): void {
    for (const session of this.sessions) session.destroy();
    this.server.close();
  }

  private serve(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    const path = headers[':path'];
    if (path === DELTA_ADS) this.serveSecrets(stream);
    else if (typeof path === 'string' && isRest(path)) this.serveRest(stream, path);
    else stream.respond({ ':status': 404 }, { endStream: true });
  }

  private serveRest(stream: ServerHttp2Stream, path: keyof typeof TYPES): void {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      // A request that was given up ends too.
      if (stream.aborted || parts.length === 0) return;
      const request: JsonValue = JSON.parse(Buffer.concat(parts).toString('utf8'));
      const [kind, type, key] = TYPES[path];
      const names = isObject(request) ? request.resource_names : undefined;
      const wanted = Array.isArray(names) && names.length > 0 ? names : undefined;
      const resources = (this.resources[kind] ?? [])
        .filter((resource) => wanted?.includes(resource[key] ?? '') ?? true)
        .map((resource) => ({ '@type': `type.googleapis.com/envoy.${type}`, ...resource }));
      stream.respond({ ':status': 200, 'content-type': 'application/json' });
      stream.end(JSON.stringify({ version_info: `${this.version}`, resources }));
    });
  }

  private serveSecrets(stream: ServerHttp2Stream): void {
    const method = secretDiscoveryService.DeltaSecrets;
    if (method === undefined) throw new Error('The .proto file has no DeltaSecrets.');
    stream.respond({ ':status': 200, 'content-type': 'application/grpc' });
    let nonce = 0;
    readFrames(stream, (message) => {
      const names = subscribed(method.requestDeserialize(message));
      if (names.length === 0) return;
      const known = (this.resources.secrets ?? []).filter(({ name }) => names.includes(name));
      nonce++;
      const response = method.responseSerialize({
        system_version_info: `${this.version}`,
        resources: known.map((secret) => ({
          name: secret.name,
          version: `${this.version}`,
          resource: packSecret(secret),
        })),
        removed_resources: names.filter((name) => !known.some((it) => it.name === name)),
        type_url: SECRET_TYPE,
        nonce: `${nonce}`,
      });
      const head = Buffer.alloc(5);
      head.writeUInt32BE(response.length, 1);
      stream.write(Buffer.concat([head, response]));
    });
  }
}

const isRest = (path: string): path is keyof typeof TYPES => path in TYPES;

/** Names that a request asks for anew, if it speaks of secrets. */
function subscribed(request: object): readonly string[] {
  if (!('type_url' in request) || request.type_url !== SECRET_TYPE) return [];
  const names = 'resource_names_subscribe' in request ? request.resource_names_subscribe : [];
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}

/** Messages of a gRPC stream: a flag, four bytes of length, the message. */
function readFrames(stream: ServerHttp2Stream, take: (message: Buffer) => void): void {
  let rest = Buffer.alloc(0);
  stream.on('data', (part: Buffer) => {
    rest = Buffer.concat([rest, part]);
    while (rest.length >= 5 && rest.length >= 5 + rest.readUInt32BE(1)) {
      const end = 5 + rest.readUInt32BE(1);
      take(rest.subarray(5, end));
      rest = rest.subarray(end);
    }
  });
}

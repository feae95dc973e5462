import { Server, ServerCredentials, type ServerDuplexStream } from '@grpc/grpc-js';
import {
  type DeltaDiscoveryRequest,
  type DeltaDiscoveryResponse,
  type DiscoveryRequest,
  type DiscoveryResponse,
  packSecret,
  SECRET_TYPE,
  type Secret,
  secretDiscoveryService,
} from './messages';

/**
 * What the server says when it is asked for a name. `secret`: the secret (its name is added).
 * `resources`: exactly these, be it none, two, or one of another name. `silence`: nothing, ever.
 * `afterMs` lets it say so late.
 */
export type SdsAnswer =
  | {
      readonly kind: 'secret';
      readonly secret: { readonly [field: string]: unknown };
      readonly afterMs?: number;
    }
  | { readonly kind: 'resources'; readonly resources: readonly Secret[]; readonly afterMs?: number }
  | { readonly kind: 'silence' };

/** What Envoy sent: that it wants a name, that it took an answer, or why it did not. */
export interface SdsEvent {
  readonly kind: 'asked' | 'accepted' | 'rejected';
  readonly name: string;
  readonly message?: string;
  /** Date.now() */
  readonly at: number;
}

/** One subscription: says what it is told, until it ends. */
interface Subscriber {
  readonly names: Set<string>;
  send(name: string, resources: readonly Secret[]): void;
}

/**
 * An SDS server on a unix socket, state of the world and delta. One Envoy that needs other secrets
 * under the same names gets a server of its own, as each pod has its own agent.
 */
export class SdsServer {
  readonly path: string;
  /** All that Envoys said, in order. */
  readonly events: SdsEvent[] = [];
  private readonly server = new Server();
  private readonly answers = new Map<string, SdsAnswer>();
  private readonly subscribers = new Set<Subscriber>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private versions = 0;

  private constructor(path: string) {
    this.path = path;
    this.server.addService(secretDiscoveryService, {
      StreamSecrets: (call: ServerDuplexStream<DiscoveryRequest, DiscoveryResponse>) =>
        this.serve(call),
      DeltaSecrets: (call: ServerDuplexStream<DeltaDiscoveryRequest, DeltaDiscoveryResponse>) =>
        this.serveDelta(call),
    });
  }

  /** Listens on a path below 100 characters (a limit of unix sockets). */
  static async start(path: string): Promise<SdsServer> {
    const started = new SdsServer(path);
    await new Promise<void>((resolve, reject) => {
      started.server.bindAsync(`unix:${path}`, ServerCredentials.createInsecure(), (error) =>
        error === null ? resolve() : reject(error),
      );
    });
    return started;
  }

  /** What is said for a name from now on, also to those who asked already. Unset names: silence. */
  set(name: string, answer: SdsAnswer): void {
    this.answers.set(name, answer);
    for (const subscriber of this.subscribers) {
      if (subscriber.names.has(name)) this.answer(subscriber, name);
    }
  }

  /** The secret is gone: an empty response, or, to who speaks delta, a removal. */
  withdraw(name: string): void {
    this.set(name, { kind: 'resources', resources: [] });
  }

  /** Ends all streams and closes the socket. */
  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.server.forceShutdown();
  }

  private answer(subscriber: Subscriber, name: string): void {
    const answer = this.answers.get(name);
    if (answer === undefined || answer.kind === 'silence') return;
    const resources =
      answer.kind === 'secret' ? [{ ...answer.secret, name }] : [...answer.resources];
    if (answer.afterMs === undefined) {
      subscriber.send(name, resources);
      return;
    }
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      // Something else may have been set while this one was waiting.
      if (this.answers.get(name) === answer && this.subscribers.has(subscriber)) {
        subscriber.send(name, resources);
      }
    }, answer.afterMs);
    this.timers.add(timer);
  }

  private serve(call: ServerDuplexStream<DiscoveryRequest, DiscoveryResponse>): void {
    const subscriber: Subscriber = {
      names: new Set(),
      send: (_, resources) => {
        const version = this.version();
        call.write({
          version_info: version,
          resources: resources.map(packSecret),
          type_url: SECRET_TYPE,
          nonce: version,
        });
      },
    };
    this.follow(call, subscriber, (request) => request.resource_names ?? []);
  }

  private serveDelta(
    call: ServerDuplexStream<DeltaDiscoveryRequest, DeltaDiscoveryResponse>,
  ): void {
    const subscriber: Subscriber = {
      names: new Set(),
      send: (name, resources) => {
        const version = this.version();
        call.write({
          system_version_info: version,
          resources: resources.map((resource) => ({
            name: resource.name,
            version,
            resource: packSecret(resource),
          })),
          removed_resources: resources.length === 0 ? [name] : [],
          type_url: SECRET_TYPE,
          nonce: version,
        });
      },
    };
    this.follow(call, subscriber, (request) => {
      for (const name of request.resource_names_unsubscribe ?? []) subscriber.names.delete(name);
      return request.resource_names_subscribe ?? [];
    });
  }

  /** Reads a stream: the first time a name is asked for it is answered, then it is pushed to. */
  private follow<Request extends DiscoveryRequest | DeltaDiscoveryRequest, Response>(
    call: ServerDuplexStream<Request, Response>,
    subscriber: Subscriber,
    namesOf: (request: Request) => readonly string[],
  ): void {
    this.subscribers.add(subscriber);
    const end = () => this.subscribers.delete(subscriber);
    call.on('data', (request: Request) => {
      const asked = namesOf(request).filter((name) => !subscriber.names.has(name));
      for (const name of asked) subscriber.names.add(name);
      if (request.response_nonce) this.acknowledged(subscriber, request.error_detail?.message);
      for (const name of asked) {
        this.events.push({ kind: 'asked', name, at: Date.now() });
        this.answer(subscriber, name);
      }
    });
    call.on('end', () => {
      end();
      call.end();
    });
    call.on('error', end);
    call.on('cancelled', end);
  }

  private acknowledged(subscriber: Subscriber, message: string | undefined): void {
    const at = Date.now();
    for (const name of subscriber.names) {
      this.events.push(
        message === undefined
          ? { kind: 'accepted', name, at }
          : { kind: 'rejected', name, message, at },
      );
    }
  }

  private version(): string {
    this.versions++;
    return `${this.versions}`;
  }
}

import type { JsonObject } from '../base/json';
import { findSockets } from '../dump/find-sockets';
import { Message } from '../dump/schema/message';
import type { SourceResource } from '../dump/source';

/** Counts of a dump: bodies as in the file, nothing merged; the bootstrap left out. */
export interface Summary {
  /** The wrapper's name. */
  readonly format: string;
  /** Static ones and every body of a dynamic one, a refused one included. */
  readonly listeners: number;
  readonly filter_chains: number;
  /** Every `transport_socket` inside listeners and clusters, by the last part of its type. */
  readonly transport_sockets: Readonly<Record<string, number>>;
  /** Static, active and warming. */
  readonly clusters: number;
  readonly transport_socket_matches: number;
  /** `lb_endpoints` of load assignments and of the endpoints section: one host can count twice. */
  readonly endpoints_total: number;
  readonly endpoints_with_tsm_metadata: number;
  readonly secrets: number;
}

const quiet = (): void => undefined;

/** The name under which a `transport_socket` object is counted. */
function socketLabel(socket: JsonObject, at: Message): string {
  const message = new Message(socket, at.pointer, quiet);
  const config = message.message('typed_config');
  if (config === undefined) return `name-only:${message.text('name') ?? ''}`;
  const url = config.raw('@type');
  const type = typeof url === 'string' ? url : '';
  return (type.includes('envoy.api.v2') ? 'v2:' : '') + type.slice(type.lastIndexOf('.') + 1);
}

/** Adds up what a sink is given; one resource at a time, so that it needs no document. */
export class SummaryCounter {
  private listeners = 0;
  private chains = 0;
  private clusters = 0;
  private matches = 0;
  private endpoints = 0;
  private labelled = 0;
  private secrets = 0;
  private readonly sockets = new Map<string, number>();

  add(resource: SourceResource): void {
    const message = new Message(resource.value, resource.pointer, quiet);
    switch (resource.kind) {
      case 'listener':
        this.listeners += 1;
        this.chains += message.count('filter_chains');
        if (message.has('default_filter_chain')) this.chains += 1;
        this.countSockets(message);
        break;
      case 'cluster':
        if (resource.state === 'failed') break;
        this.clusters += 1;
        this.matches += message.count('transport_socket_matches');
        this.countSockets(message);
        this.countEndpoints(message.message('load_assignment'));
        break;
      case 'endpoints':
        this.countEndpoints(message);
        break;
      case 'secret':
        if (resource.state !== 'failed') this.secrets += 1;
        break;
      case 'bootstrap':
        break;
    }
  }

  private countSockets(body: Message): void {
    for (const { value, legacy } of findSockets(body.value)) {
      this.count(legacy ? 'legacy tls_context' : socketLabel(value, body));
    }
  }

  private count(label: string): void {
    this.sockets.set(label, (this.sockets.get(label) ?? 0) + 1);
  }

  private countEndpoints(assignment: Message | undefined): void {
    for (const locality of assignment?.messages('endpoints') ?? []) {
      for (const endpoint of locality.messages('lb_endpoints')) {
        this.endpoints += 1;
        const metadata = endpoint.message('metadata')?.message('filter_metadata');
        if (metadata?.has('envoy.transport_socket_match') === true) this.labelled += 1;
      }
    }
  }

  summary(format: string): Summary {
    return {
      format,
      listeners: this.listeners,
      filter_chains: this.chains,
      transport_sockets: Object.fromEntries([...this.sockets].sort()),
      clusters: this.clusters,
      transport_socket_matches: this.matches,
      endpoints_total: this.endpoints,
      endpoints_with_tsm_metadata: this.labelled,
      secrets: this.secrets,
    };
  }
}

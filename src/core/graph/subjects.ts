import type { Pointer } from '../base/pointer';
import { type SocketVerdict, selectSocket } from '../decide/socket/select-socket';
import type { NodeId } from '../ids/ids';
import type {
  Address,
  Cluster,
  Endpoint,
  FilterChain,
  Listener,
  SdsReference,
  SdsSource,
  Secret,
  SocketMatch,
  TransportSocket,
} from '../model/types';

/** Why an endpoint group is one: the entry that its endpoints take, or what is known instead. */
export type GroupOf =
  | { readonly kind: 'match'; readonly match: SocketMatch; readonly index: number }
  | { readonly kind: 'own' }
  | { readonly kind: 'unknown'; readonly why: 'no-section' | 'no-row' | 'locality' | 'matcher' }
  | { readonly kind: 'none-now' }
  | { readonly kind: 'original-dst'; readonly match: SocketMatch | undefined };

export interface GroupedEndpoint {
  readonly endpoint: Endpoint;
  readonly verdict: SocketVerdict;
}

/** The endpoints of a group; the choice of their socket is computed again when it is asked for. */
export class GroupSubject {
  readonly kind = 'endpoint-group';
  readonly cluster: Cluster;
  readonly of: GroupOf;
  readonly listed: readonly Endpoint[];
  readonly pointer: Pointer;

  constructor(cluster: Cluster, of: GroupOf, listed: readonly Endpoint[], pointer: Pointer) {
    this.cluster = cluster;
    this.of = of;
    this.listed = listed;
    this.pointer = pointer;
  }

  get endpoints(): readonly GroupedEndpoint[] {
    return this.listed.map((endpoint) => ({
      endpoint,
      verdict: selectSocket(this.cluster, endpoint),
    }));
  }
}

/** What a node represents in the model. */
export type Subject =
  | { readonly kind: 'listener'; readonly listener: Listener }
  | { readonly kind: 'filter-chain'; readonly listener: Listener; readonly chain: FilterChain }
  | {
      readonly kind: 'transport-socket';
      readonly socket: TransportSocket;
      readonly owner: NodeId;
      readonly side: 'server' | 'client';
    }
  | { readonly kind: 'cluster'; readonly cluster: Cluster }
  | {
      readonly kind: 'socket-match';
      readonly cluster: Cluster;
      readonly match: SocketMatch;
      readonly index: number;
    }
  | {
      readonly kind: 'endpoint-group';
      readonly cluster: Cluster;
      readonly of: GroupOf;
      readonly listed: readonly Endpoint[];
      /** Those that are listed with how each takes its socket, worked out when asked for. */
      readonly endpoints: readonly GroupedEndpoint[];
      readonly pointer: Pointer;
    }
  | {
      readonly kind: 'loose-endpoints';
      readonly clusterName: string;
      readonly endpoints: readonly Endpoint[];
      readonly pointer: Pointer;
    }
  | {
      readonly kind: 'secret';
      readonly name: string;
      readonly secret: Secret | undefined;
      readonly source: SdsSource | undefined;
      readonly references: readonly SdsReference[];
      readonly ambiguous: boolean;
    }
  /** `ads`: reached through `ads: {}`; `cluster` is undefined for files, static names, what is missing. */
  | {
      readonly kind: 'sds-source';
      readonly source: SdsSource;
      readonly ads: boolean;
      readonly cluster: Cluster | undefined;
      readonly secrets: readonly NodeId[];
    }
  | { readonly kind: 'address'; readonly address: Address; readonly pointer: Pointer }
  | {
      readonly kind: 'agent';
      readonly who: 'istio-agent' | 'spire-agent' | 'control-plane';
      readonly address: Address;
    }
  | { readonly kind: 'ca'; readonly who: 'istiod' };

export type SubjectOf<K extends Subject['kind']> = Extract<Subject, { kind: K }>;

export function isSubjectOf<K extends Subject['kind']>(
  subject: Subject,
  kind: K,
): subject is SubjectOf<K> {
  return subject.kind === kind;
}

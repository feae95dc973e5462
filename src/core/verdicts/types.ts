import type {
  CertificateVerdicts,
  FirstOf,
  NodeRef,
  SecretStory,
  SecretValidity,
} from '../certificates/types';
import type { InboundMode, UnknownWhy } from '../decide/inbound/mode';
import type { ChainPart, GroupMode } from '../decide/inbound/rows';
import type { State } from '../ids/kinds';

/**
 * What Envoy would do, as the inspector shows it of one node: plain data, bounded whatever the
 * file, keys and values only.
 */

/** A chain, and which part it plays in the mode of its port. */
export interface ChainProof extends NodeRef {
  readonly part: ChainPart;
  readonly transport: string | undefined;
  readonly alpn: readonly string[];
}

/** Chains that compete for the same connections; `addresses` empty: from and to any address. */
export interface GroupProof {
  readonly addresses: string;
  readonly mode: GroupMode;
  readonly rows: readonly number[];
  readonly chains: FirstOf<ChainProof>;
}

/** The mode of a port with its evidence. `port` undefined: all ports that no chain names. */
export interface PortProof {
  readonly port: number | undefined;
  readonly mode: InboundMode;
  readonly why: UnknownWhy | undefined;
  readonly by: 'port' | 'catch-all';
  readonly groups: FirstOf<GroupProof>;
}

/** Modes of the ports of an inbound listener; `state`: whether they are in force. */
export interface ListenerPorts {
  readonly state: State;
  readonly ports: FirstOf<PortProof>;
}

/** The port that a chain is for: what it does there, and who shares the port with it. */
export interface ChainPort {
  readonly state: State;
  readonly proof: PortProof;
  readonly self: ChainPart;
  /** Parts of all chains of the port, this one included. */
  readonly parts: readonly ChainPart[];
  readonly twins: FirstOf<ChainProof>;
}

/** What became of an entry of `transport_socket_matches` in one pass. */
export interface EntryOutcome extends NodeRef {
  readonly index: number;
  /** `tlsMode = istio`; undefined: an empty match, which takes everything. */
  readonly criteria: string | undefined;
  readonly outcome:
    | { readonly kind: 'taken' }
    | { readonly kind: 'no-metadata' }
    | { readonly kind: 'missing'; readonly field: string }
    | { readonly kind: 'differs'; readonly field: string; readonly found: string }
    | { readonly kind: 'late'; readonly fits: boolean }
    | { readonly kind: 'undecided' };
}

export type SocketStepView =
  | {
      readonly step: 'endpoint' | 'locality';
      readonly metadata: string | 'not-dumped' | undefined;
      readonly entries: FirstOf<EntryOutcome>;
    }
  | { readonly step: 'own'; readonly implied: boolean }
  | { readonly step: 'matcher'; readonly named: string | undefined };

/** Endpoints for which the same socket is chosen. */
export interface SocketChoiceView {
  /** Addresses; empty for a cluster that finds its endpoints at connection time. */
  readonly endpoints: FirstOf<string>;
  readonly taken:
    | {
        readonly kind: 'match';
        readonly entry: NodeRef;
        readonly by: 'endpoint' | 'locality' | 'matcher';
      }
    | { readonly kind: 'own'; readonly implied: boolean }
    | { readonly kind: 'unknown'; readonly missing: 'locality' | 'matcher' };
  readonly steps: readonly SocketStepView[];
}

/** All that is concluded about a node; what does not apply to it is undefined. */
export interface NodeVerdicts {
  readonly ports: ListenerPorts | undefined;
  readonly port: ChainPort | undefined;
  readonly sockets: FirstOf<SocketChoiceView> | undefined;
  readonly story: SecretStory | undefined;
  /** Of a chain or socket with TLS; empty where its secrets are not by reference. */
  readonly secrets: readonly SecretValidity[];
  /** `gone`: the file cannot be read any more. */
  readonly certificates: CertificateVerdicts | 'gone' | undefined;
}

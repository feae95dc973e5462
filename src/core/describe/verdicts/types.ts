import type { InboundMode, UnknownWhy } from '../../decide/inbound/mode';
import type { ChainPart, GroupMode } from '../../decide/inbound/rows';
import type { SecretEffect, SecretLife } from '../../decide/secret/lifeline';
import type { NodeId } from '../../ids/ids';
import type { State } from '../../ids/kinds';
import type { SecretUse } from '../../model/secret-references';
import type { ChainProblem } from '../../x509/chain-types';
import type { PemField, PemPlace } from '../../x509/pem-places';
import type { Certificate } from '../../x509/types';
import type { Validity } from '../../x509/validity';

/*
 * What Envoy would do, as the inspector tells it of one node: plain data, bounded whatever the file,
 * keys and values only.
 */

/** A node that a verdict leads to; `name` as the file has it, empty where it has none. */
export interface NodeRef {
  readonly id: NodeId | undefined;
  readonly name: string;
}

/** The first of a list, and how long all of it is. */
export interface Few<T> {
  readonly items: readonly T[];
  readonly total: number;
}

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
  readonly chains: Few<ChainProof>;
}

/** The mode of a port with what proves it. `port` undefined: all ports without chains of their own. */
export interface PortProof {
  readonly port: number | undefined;
  readonly mode: InboundMode;
  readonly why: UnknownWhy | undefined;
  readonly by: 'port' | 'catch-all';
  readonly groups: Few<GroupProof>;
}

/** Modes of the ports of an inbound listener; `state`: whether they are in force. */
export interface ListenerPorts {
  readonly state: State;
  readonly ports: Few<PortProof>;
}

/** The port that a chain is for: what it does there, and who shares the port with it. */
export interface ChainPort {
  readonly state: State;
  readonly proof: PortProof;
  readonly self: ChainPart;
  /** Parts of all chains of the port, this one included. */
  readonly parts: readonly ChainPart[];
  readonly twins: Few<ChainProof>;
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
      readonly entries: Few<EntryOutcome>;
    }
  | { readonly step: 'own'; readonly implied: boolean }
  | { readonly step: 'matcher'; readonly named: string | undefined };

/** Endpoints for which the choice of a socket goes the same way. */
export interface SocketChoiceView {
  /** Addresses; empty for a cluster that finds its endpoints at connection time. */
  readonly endpoints: Few<string>;
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

/** Who refers to a secret for the same purpose and with the same effect. */
export interface SecretUsers {
  readonly owner: 'listener' | 'cluster';
  readonly use: SecretUse;
  readonly effect: SecretEffect;
  readonly nodes: Few<NodeRef>;
}

export interface SecretStory {
  readonly life: SecretLife | 'unused';
  readonly source:
    | { readonly kind: 'cluster'; readonly cluster: NodeRef }
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'google-grpc'; readonly target: string }
    | { readonly kind: 'ads' | 'static' | 'other' }
    | undefined;
  readonly users: readonly SecretUsers[];
}

/** A certificate where it stands in its life at two clocks; `atDump` undefined: no row has a time. */
export interface CertificateState {
  readonly atDump: Validity | undefined;
  readonly now: Validity;
}

export type BlockVerdict =
  | ({ readonly kind: 'certificate'; readonly certificate: Certificate } & CertificateState)
  | {
      readonly kind: 'revocation-list';
      readonly issuer: string;
      readonly nextUpdate: number | undefined;
      readonly revoked: number;
    }
  | { readonly kind: 'private-key' | 'broken' | 'other'; readonly label: string };

/** A field that holds PEM. `where`: the file's path or the variable's name. */
export interface PlaceVerdict {
  readonly field: PemField;
  readonly content: PemPlace['content']['kind'];
  readonly where: string | undefined;
  readonly keyVisible: boolean;
  readonly blocks: Few<BlockVerdict>;
}

/** Whether a chain ends in roots that it is used with. */
export interface ChainEnd {
  /**
   * What the node's own roots or certificates are held against; an empty name: written into a TLS
   * context. Undefined: both stand in the node itself.
   */
  readonly partner: (NodeRef & { readonly holds: 'certificate' | 'roots' }) | undefined;
  /** Both are the mesh's own, so that one CA stands behind both; else the roots are for others. */
  readonly mesh: boolean;
  readonly end:
    | { readonly kind: 'ends'; readonly root: string; readonly checked: boolean }
    | { readonly kind: 'does-not'; readonly problem: ChainProblem; readonly issuer: string }
    /** The file does not have both. */
    | { readonly kind: 'unknown' };
}

/** A cluster that leads to this very proxy and does not accept the names in its certificate. */
export interface NameRefusal {
  readonly cluster: NodeRef;
  /** Matchers, of which one would have to fit. */
  readonly accepts: Few<string>;
  /** Names in the certificate. */
  readonly has: Few<string>;
}

/** What is wrong with a certificate or roots. `left`: milliseconds until it ends, from now. */
export type Trouble =
  | {
      readonly kind: 'expired' | 'not-yet-valid' | 'expiring' | 'ended-since';
      readonly left: number;
    }
  | {
      readonly kind: 'chain';
      readonly partner: ChainEnd['partner'];
      readonly problem: ChainProblem;
    }
  | { readonly kind: 'name'; readonly refusal: NameRefusal };

export interface CertificateVerdicts {
  /** Of all of it now, see `overallState`; undefined: no certificate can be read. */
  readonly state: Validity | undefined;
  /** The same when the dump was taken; undefined: that is not known either. */
  readonly stateAtDump: Validity | undefined;
  readonly places: readonly PlaceVerdict[];
  readonly ends: readonly ChainEnd[];
  /** Who refuses it by its name. */
  readonly refusals: Few<NameRefusal>;
  /** There is no WebCrypto here: signatures were not checked. */
  readonly unchecked: boolean;
  /** Milliseconds since 1970: when the dump was taken, or later; undefined: no row has a time. */
  readonly dumpTime: number | undefined;
  /** As it was asked for. */
  readonly now: number;
}

/** A secret that a TLS context uses, and whether what it holds is good now. */
export interface SecretState {
  readonly secret: NodeRef;
  readonly use: SecretUse;
  readonly life: SecretLife;
  /** Undefined: the file has no certificate of it. */
  readonly state: Validity | undefined;
}

/** All that is concluded about a node; what does not apply to it is undefined. */
export interface NodeVerdicts {
  readonly ports: ListenerPorts | undefined;
  readonly port: ChainPort | undefined;
  readonly sockets: Few<SocketChoiceView> | undefined;
  readonly story: SecretStory | undefined;
  /** Of a chain or socket with TLS; empty where its secrets are not by reference. */
  readonly secrets: readonly SecretState[];
  /** `gone`: the file cannot be read any more. */
  readonly certificates: CertificateVerdicts | 'gone' | undefined;
}

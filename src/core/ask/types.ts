import type { JsonObject } from '../base/json';
import type { Pointer } from '../base/pointer';
import type { FirstOf } from '../certificates/types';
import type { WhyClosed } from '../decide/filter-chain/filter-chain';
import type { ChainLevel } from '../decide/filter-chain/levels';
import type { Inside, TerminalOutcome } from '../decide/filter-chain/terminal';
import type { WhyOut } from '../decide/filter-chain/trace';
import type { CallerFate } from '../decide/handshake/caller';
import type { ChainProblem } from '../decide/handshake/chain/types';
import type { HandshakeMissing, HandshakeStep, Loaded, Side } from '../decide/handshake/types';
import type { ListenerFilterEffect } from '../decide/listener-filters/effects';
import type { ImplyingField } from '../decide/listener-filters/inspect';
import type { MatcherStep } from '../decide/matcher-tree/trace';
import type { ClientKind } from '../decide/socket/client-kind';
import type { CandidateOutcome } from '../decide/socket/select-socket';
import type { Demand, DemandReason } from '../decide/tls/client-certificate';
import type { SocketProtection } from '../decide/tls/protection';
import type { GraphNode } from '../graph/types';
import type { NodeId } from '../ids/ids';
import type { State } from '../ids/kinds';
import type { PlaintextPath } from '../inspect/plaintext-path';
import type { TlsVersion } from '../model/types';
import type { Sends, Shows } from '../view/question';

/** The answer to a question about a connection: keys and values, put into words by texts. */
export interface AskAnswer {
  readonly verdict: AskVerdict;
  /** In the order in which Envoy decides. */
  readonly steps: readonly AskStep[];
  /** Nodes on the path, first to last: the canvas highlights them. */
  readonly path: readonly NodeId[];
  /** Those that verdict and steps name, for their titles. */
  readonly nodes: readonly GraphNode[];
  /** What the question left open and was supposed. */
  readonly assumed: Assumed;
  /**
   * Plaintext HTTP is refused at a port that Istio redirects: probes of the kubelet look like it, and
   * do not come here, since the injector rewrites them (`rewriteAppHTTPProbers`, on by default).
   */
  readonly probesElsewhere: boolean;
}

/** Undefined: the question says it. */
export interface Assumed {
  readonly address?: string | undefined;
  readonly source?: string | undefined;
  readonly endpoint?: string | undefined;
}

export type AskVerdict =
  | { readonly key: 'incomplete'; readonly needs: 'port' | 'cluster' }
  /** The listener or cluster of the question is not in the file. */
  | { readonly key: 'not-in-file'; readonly of: NodeId | undefined }
  /** The file has no listener at all, or no cluster: a part of a dump. */
  | { readonly key: 'not-dumped'; readonly what: 'listeners' | 'clusters' }
  | { readonly key: 'endpoint-not-in-file'; readonly endpoint: string }
  | {
      readonly key: 'nobody-listens';
      readonly place: string;
      /** The listener that would take it if it were in force; undefined: none. */
      readonly would: { readonly listener: NodeId; readonly state: State } | undefined;
    }
  /** Istio leaves the port alone, and no listener of the file has it: who answers is not in a dump. */
  | {
      readonly key: 'not-redirected';
      readonly place: string;
      readonly by: 'istio' | 'annotation';
    }
  | { readonly key: 'closed'; readonly why: WhyClosed; readonly level: ChainLevel | undefined }
  | { readonly key: 'waiting' }
  /** Envoy's own choice is not defined; undefined among them: closed. */
  | { readonly key: 'undetermined'; readonly among: readonly (NodeId | undefined)[] }
  /** The matcher asks for something that is in no dump. */
  | { readonly key: 'unknown-matcher'; readonly type: string }
  | {
      readonly key: 'taken';
      readonly chain: NodeId;
      readonly isDefault: boolean;
      readonly by: ServerOutcome;
    }
  | {
      readonly key: 'called';
      readonly endpoint: string | undefined;
      readonly kind: ClientKind;
      readonly protection: SocketProtection;
      /** What this proxy proves itself with, if it is asked: see `serves`. */
      readonly shows: readonly string[];
      readonly waitsFor: readonly string[];
      /**
       * Why the certificates would be refused; undefined: nothing in the file says that they would.
       */
      readonly refusal: CertificateRefusal | undefined;
      /** How the handshake ends, where the endpoint is this very proxy; undefined: it is not. */
      readonly itself: OwnHandshake | undefined;
      /** Of plaintext: what else it is than readable on a network. */
      readonly plain: PlaintextPath | undefined;
    }
  /**
   * Not in force: no call is made by it. `waitsFor`: secrets that never came, of all its sockets;
   * `inForce`: the cluster of that name which takes the calls meanwhile.
   */
  | {
      readonly key: 'cluster-warming';
      readonly waitsFor: readonly string[];
      readonly inForce: NodeId | undefined;
    }
  | { readonly key: 'call-unknown'; readonly missing: 'endpoints' | 'locality' | 'matcher' }
  | { readonly key: 'no-endpoints' };

/** What the socket of the chain and its last filter do with what the client sends. */
export type ServerOutcome =
  | {
      readonly key: 'handshake';
      readonly protection: SocketProtection;
      readonly demand: Demand;
      readonly reason: DemandReason;
      /** What the server proves itself with, one of them: names of secrets, `file:…` or `inline`. */
      readonly serves: readonly string[];
      /** Name of the secret with the roots. */
      readonly roots: string | undefined;
      readonly names: readonly string[];
      readonly shows: Shows;
      /** Whether this caller gets through, by what it shows. */
      readonly caller: Exclude<CallerFate, { kind: 'fails' }>;
      /** Undefined: what reads it is not known. */
      readonly inside: Inside | undefined;
    }
  /** A client certificate is demanded, and this caller shows none: the handshake fails. */
  | {
      readonly key: 'no-certificate';
      readonly roots: string | undefined;
      readonly names: readonly string[];
      readonly failed: Extract<CallerFate, { kind: 'fails' }>;
    }
  /** The handshake fails by the certificate that this proxy serves. `shows`: what the caller has itself. */
  | { readonly key: 'refused'; readonly refusal: CertificateRefusal; readonly shows: Shows }
  /** The chain leads to clusters without endpoints: Envoy closes the connection at once. */
  | { readonly key: 'nowhere'; readonly clusters: readonly string[] }
  /** Secrets that never arrived: Envoy closes the connection (docs/decisions.md, "Not ready"). */
  | { readonly key: 'not-ready'; readonly waitsFor: readonly string[] }
  /** The chain speaks TLS, and the client does not. */
  | { readonly key: 'no-hello' }
  /** `read`: what the last filter makes of it; undefined: it is not known, or nothing was sent. */
  | { readonly key: 'plaintext'; readonly read: TakenReading | undefined }
  /** HTTP/1.0, which the HTTP connection manager does not accept. */
  | { readonly key: 'low-version' }
  /** The codec of the HTTP connection manager cannot read it. */
  | { readonly key: 'codec-error'; readonly codec: 'http1' | 'http2'; readonly sends: Sends }
  | { readonly key: 'passthrough' }
  | { readonly key: 'tunnelled' }
  /** The chain has no TLS for what begins with a ClientHello. */
  | { readonly key: 'unknown'; readonly missing: SocketProtection['missing'] };

/** A certificate of this proxy that the other end does not accept. */
export interface CertificateRefusal {
  /** Who refuses it; `proxy`: this very proxy, which the call comes back to. */
  readonly by: 'peer' | 'proxy';
  /** A secret's name, `file:…` or `inline`. */
  readonly certificate: string;
  readonly why:
    | { readonly kind: 'expired' | 'not-yet-valid' }
    /** Held against the roots that this proxy trusts itself. `roots`: the secret's name. */
    | {
        readonly kind: 'chain';
        readonly problem: ChainProblem;
        readonly roots: string | undefined;
      }
    /** By something else in it, in Envoy's words. */
    | { readonly kind: 'check'; readonly words: string }
    /** `cluster`: by whose calls. */
    | {
        readonly kind: 'name';
        readonly cluster: string;
        readonly accepts: FirstOf<string>;
        readonly has: FirstOf<string>;
      };
  /** Transport failure reasons as Envoys' access logs print them; undefined: it logs none. */
  readonly peerSaw: string;
  readonly proxySaw: string | undefined;
}

/** A handshake whose ends are both of this file, decided as a whole (decide/handshake). */
export type OwnHandshake =
  | {
      readonly kind: 'done';
      readonly version: TlsVersion;
      /** The server saw a client certificate. */
      readonly clientCertificate: boolean;
      /** Signatures could not be checked. */
      readonly unchecked: boolean;
    }
  | {
      readonly kind: 'failed';
      readonly step: HandshakeStep;
      /** The side that ended it. */
      readonly by: Side;
      /** Why a certificate is refused, in Envoy's words; undefined: it failed by something else. */
      readonly detail: string | undefined;
      /** Transport failure reasons as access logs print them; undefined: it sees none. */
      readonly serverSaw: string | undefined;
      readonly clientSaw: string | undefined;
    }
  | { readonly kind: 'unknown'; readonly missing: HandshakeMissing }
  /** By the rules that are known Envoy refuses a side, which is in force all the same: they are not its own. */
  | { readonly kind: 'not-loaded'; readonly server: Loaded; readonly client: Loaded };

export type TakenReading = Extract<TerminalOutcome, { kind: 'proxied' | 'served' }>;

/** A part of a list of nodes, and how long it is. */
export interface SomeNodes {
  readonly ids: readonly NodeId[];
  readonly total: number;
}

/** A field of the file that decided. */
export interface AskField {
  readonly pointer: Pointer;
  readonly of: NodeId;
}

export type AskEffect = 'nothing' | 'narrowed' | 'ended' | 'open';

export type AskStep =
  /** Where it comes in. `redirected`: by the kernel, as Istio sets it up; the dump does not say so. */
  | {
      readonly step: 'arrives';
      readonly place: string;
      readonly redirected: string | undefined;
      readonly listener: NodeId | undefined;
      /** Addresses that were looked for, in that order. */
      readonly looked: readonly string[];
      readonly fields: readonly AskField[];
    }
  | {
      readonly step: 'filters';
      readonly listener: NodeId;
      readonly filters: readonly AskFilter[];
      /** What the chain is chosen by. */
      readonly transportProtocol: string | undefined;
      readonly ended: boolean;
      readonly fields: readonly AskField[];
    }
  /** `use_original_dst`: to the listener of the restored address, else it stays. */
  | {
      readonly step: 'handoff';
      readonly looked: readonly string[];
      readonly from: NodeId;
      readonly to: NodeId | undefined;
      readonly fields: readonly AskField[];
    }
  | {
      readonly step: 'level';
      readonly level: ChainLevel;
      readonly value: string | readonly string[] | undefined;
      readonly before: number;
      readonly left: number;
      readonly branches: readonly (SomeNodes & {
        /** What these chains ask for; '' nothing. */
        readonly key: string;
        readonly fits: boolean;
        readonly taken: boolean;
      })[];
      readonly branchCount: number;
      readonly out: readonly (SomeNodes & { readonly why: WhyOut })[];
      readonly effect: AskEffect;
      readonly fields: readonly AskField[];
    }
  /** Levels that ask nothing of the chains that are left. */
  | { readonly step: 'silent'; readonly levels: readonly ChainLevel[]; readonly left: number }
  | {
      readonly step: 'matcher';
      readonly of: NodeId;
      readonly steps: readonly MatcherStep[];
      readonly ended: boolean;
      readonly fields: readonly AskField[];
    }
  /** No chain is left: the default chain, or none. */
  | { readonly step: 'default'; readonly chain: NodeId | undefined }
  | {
      readonly step: 'server-socket';
      readonly chain: NodeId;
      readonly socket: NodeId | undefined;
      readonly outcome: ServerOutcome;
      readonly fields: readonly AskField[];
    }
  /** Which endpoint, and where the file has it. */
  | {
      readonly step: 'endpoint';
      readonly endpoint: string | undefined;
      readonly group: NodeId | undefined;
      readonly total: number;
      readonly source: 'row' | 'load-assignment' | 'original-dst' | 'unknown';
      readonly fields: readonly AskField[];
    }
  | {
      readonly step: 'entries';
      readonly by: 'endpoint' | 'locality';
      readonly metadata: JsonObject | 'not-dumped' | undefined;
      readonly entries: readonly {
        readonly id: NodeId | undefined;
        readonly name: string;
        readonly match: JsonObject;
        readonly outcome: CandidateOutcome;
      }[];
      readonly total: number;
      readonly effect: AskEffect;
      readonly fields: readonly AskField[];
    }
  | {
      readonly step: 'socket-matcher';
      readonly steps: readonly MatcherStep[];
      readonly named: string | undefined;
      readonly fields: readonly AskField[];
    }
  | { readonly step: 'own-socket'; readonly implied: boolean; readonly fields: readonly AskField[] }
  | {
      readonly step: 'client-socket';
      readonly socket: NodeId | undefined;
      readonly kind: ClientKind;
      readonly protection: SocketProtection;
      readonly sni: string | undefined;
      readonly alpn: readonly string[];
      readonly names: readonly string[];
      /** What this proxy proves itself with, if it is asked: see `serves`. */
      readonly shows: readonly string[];
      /** Name of the secret with the roots that the server's certificate is held against. */
      readonly roots: string | undefined;
      /** As the verdict has them. */
      readonly refusal: CertificateRefusal | undefined;
      readonly itself: OwnHandshake | undefined;
      readonly fields: readonly AskField[];
    };

export interface AskFilter {
  readonly name: string;
  /** The field that implies it, if it is not in the list of filters. */
  readonly implied: ImplyingField | undefined;
  readonly effect: ListenerFilterEffect;
}

/** What can be asked about in this file, for the fields of the drawer. */
export interface AskOffers {
  /**
   * Ports that are declared for calls that come in, then others that are listened on. `host`: a name
   * that a caller may send; `redirected`: its calls come in by a redirect, as a sidecar's do; `tls`:
   * TLS is spoken there, if not to everybody; `hello`: what its first chain with TLS expects.
   */
  readonly ports: readonly {
    readonly port: number;
    readonly host: string | undefined;
    readonly redirected: boolean;
    readonly tls: boolean;
    readonly hello: OfferedHello | undefined;
  }[];
  /** Istio made it, as the node or its names say: a gateway takes calls from outside the mesh. */
  readonly istio: 'sidecar' | 'gateway' | undefined;
  /** Listeners that own a socket. */
  readonly listeners: readonly {
    readonly id: NodeId;
    readonly name: string;
    readonly place: string;
    readonly direction: 'inbound' | 'outbound' | 'none';
  }[];
  /** The address of this proxy, if the file has it. */
  readonly address: string | undefined;
  /** A cluster to begin with: one with TLS and endpoints. */
  readonly cluster: NodeId | undefined;
}

/** What a chain expects of a ClientHello, as far as its match and its TLS context say so. */
export interface OfferedHello {
  readonly sni: string | undefined;
  readonly alpn: readonly string[];
  /** A client certificate is asked for, or it is not known that none is. */
  readonly asks: boolean;
}

/** Endpoints of a cluster, to choose from. */
export interface AskEndpoints {
  readonly endpoints: readonly { readonly address: string; readonly kind: ClientKind }[];
  readonly total: number;
}

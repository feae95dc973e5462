import type { PlaintextCause } from './plaintext-cause';
import type { PlaintextPath } from './plaintext-path';

/** Sentences of the inspector, as keys with values. Texts put each into words an operator would use. */
export type Message =
  | {
      readonly key: 'listener';
      readonly address: string;
      readonly direction: 'inbound' | 'outbound' | 'none' | 'internal';
      readonly chains: number;
      readonly tlsChains: number;
    }
  | { readonly key: 'listener-not-bound' }
  | { readonly key: 'listener-internal'; readonly name: string }
  | { readonly key: 'rejected'; readonly details: string; readonly inForce: boolean }
  | {
      readonly key: 'warming';
      readonly kind: 'listener' | 'cluster' | 'secret';
      readonly waitsFor: readonly string[];
      readonly alsoActive: boolean;
    }
  | { readonly key: 'draining' }
  | { readonly key: 'state-unknown'; readonly kind: 'listener' | 'cluster' }
  | {
      readonly key: 'chain-takes';
      readonly port?: number;
      readonly transport?: string;
      readonly alpn: readonly string[];
      readonly sni: readonly string[];
      readonly ranges: readonly string[];
    }
  | { readonly key: 'chain-default' }
  | { readonly key: 'chain-by-matcher' }
  | { readonly key: 'chain-twin'; readonly twin: 'plaintext' | 'tls' }
  | { readonly key: 'chain-leads'; readonly clusters: readonly string[] }
  | { readonly key: 'chain-nowhere'; readonly clusters: readonly string[] }
  /** It takes TLS only, opens none, and reads HTTP. */
  | { readonly key: 'chain-unread' }
  /** `inspected`: a listener filter looks at the ClientHello. */
  | { readonly key: 'chain-passthrough'; readonly inspected: boolean }
  | { readonly key: 'chain-plaintext' }
  | { readonly key: 'tunnelled' }
  /** A socket through which nothing gets. */
  | { readonly key: 'nowhere' }
  /** Who presents which certificate. `names`: secret names, `file:…` or `inline`. */
  | {
      readonly key: 'presents';
      readonly side: 'server' | 'client';
      readonly names: readonly string[];
    }
  | { readonly key: 'presents-nothing'; readonly side: 'server' | 'client' }
  /** Whether the server demands a client certificate (docs/decisions.md, "Client certificates"). */
  | { readonly key: 'demands'; readonly demands: 'required' | 'optional' | 'none' | 'unknown' }
  | { readonly key: 'demand-implied-by-names' }
  | { readonly key: 'demand-without-effect' }
  /** Whom it verifies against which roots and which names; `side` is the end that verifies. */
  | {
      readonly key: 'verifies';
      readonly side: 'server' | 'client';
      readonly roots: readonly string[];
      readonly names: readonly string[];
    }
  | {
      readonly key: 'verifies-any-name';
      readonly side: 'server' | 'client';
      readonly roots: readonly string[];
    }
  | {
      readonly key: 'verifies-pins-only';
      readonly side: 'server' | 'client';
      readonly pins: number;
    }
  | {
      readonly key: 'verifies-spiffe';
      readonly side: 'server' | 'client';
      readonly domains: readonly string[];
      readonly names: readonly string[];
    }
  | {
      readonly key: 'verifies-custom';
      readonly side: 'server' | 'client';
      readonly validator: string;
    }
  | { readonly key: 'verifies-nothing'; readonly side: 'server' | 'client' }
  | { readonly key: 'accepts-untrusted'; readonly side: 'server' | 'client' }
  | { readonly key: 'allows-expired' }
  | { readonly key: 'merge-widens'; readonly secret: string }
  | { readonly key: 'untyped-ignored' }
  | { readonly key: 'secret-not-ready'; readonly names: readonly string[] }
  | { readonly key: 'secret-not-in-file'; readonly names: readonly string[] }
  | { readonly key: 'max-is-tls12-by-default' }
  | { readonly key: 'no-sni' }
  | { readonly key: 'raw-buffer'; readonly side: 'server' | 'client'; readonly implied: boolean }
  /** Calls without TLS that are not simply readable on the wire. */
  | { readonly key: 'plaintext-path'; readonly path: PlaintextPath }
  | { readonly key: 'plaintext-cause'; readonly cause: PlaintextCause }
  | { readonly key: 'wrapper'; readonly wrapper: string; readonly inner: string }
  | { readonly key: 'hbone'; readonly listener: string; readonly cluster: string | undefined }
  | { readonly key: 'socket-unknown'; readonly type: string }
  | {
      readonly key: 'cluster';
      readonly type: string;
      readonly host?: string;
      readonly port?: number;
      readonly subset?: string;
      readonly direction: 'inbound' | 'outbound' | 'other';
    }
  | { readonly key: 'cluster-serves-secrets'; readonly secrets: readonly string[] }
  | { readonly key: 'cluster-by-match'; readonly matches: number }
  | { readonly key: 'cluster-own-socket' }
  | { readonly key: 'cluster-no-socket' }
  | { readonly key: 'cluster-nowhere' }
  | {
      readonly key: 'cluster-endpoints';
      readonly protections: readonly (readonly [string, number])[];
    }
  | {
      readonly key: 'match-takes';
      readonly criteria: readonly (readonly [string, string])[];
      readonly position: number;
      readonly of: number;
    }
  | { readonly key: 'match-takes-rest'; readonly position: number; readonly of: number }
  | { readonly key: 'match-dead'; readonly by: string }
  | { readonly key: 'match-endpoints'; readonly count: number }
  | {
      readonly key: 'endpoints';
      readonly count: number;
      readonly entry: string | undefined;
      readonly from: 'endpoint' | 'locality' | 'rest' | 'own' | 'plaintext';
    }
  | { readonly key: 'endpoints-none-now' }
  | { readonly key: 'endpoints-original-dst' }
  | {
      readonly key: 'endpoints-unknown';
      readonly why: 'no-section' | 'no-row' | 'locality' | 'matcher';
    }
  | {
      readonly key: 'secret';
      readonly type: 'certificate' | 'roots' | 'other' | 'unknown';
      readonly source: string | undefined;
      readonly users: number;
    }
  | { readonly key: 'secret-uninitialized' }
  | { readonly key: 'secret-emptied' }
  | { readonly key: 'secret-missing'; readonly source: string | undefined }
  /** The file has no secrets at all. */
  | { readonly key: 'secret-untold' }
  | { readonly key: 'secret-unused' }
  | { readonly key: 'secret-ambiguous' }
  | { readonly key: 'secret-key-visible' }
  | { readonly key: 'source-cluster'; readonly name: string; readonly secrets: number }
  | { readonly key: 'source-ads'; readonly name: string }
  | { readonly key: 'source-file'; readonly path: string }
  | { readonly key: 'source-static' }
  | { readonly key: 'source-missing'; readonly name: string }
  /** The file has no clusters at all. */
  | { readonly key: 'source-untold'; readonly name: string }
  | { readonly key: 'address-pipe'; readonly path: string }
  | { readonly key: 'address-socket'; readonly address: string }
  | {
      readonly key: 'agent';
      readonly who: 'istio-agent' | 'spire-agent' | 'control-plane';
      readonly path: string;
    }
  | { readonly key: 'ca'; readonly who: 'istiod' | 'spire-server' };

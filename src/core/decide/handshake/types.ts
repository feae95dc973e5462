import type { TlsContext, TlsVersion } from '../../model/types';
import type { Certificate, RevocationList } from '../../x509/types';
import type { EffectiveTls } from '../tls/tls-context';
import type { SelectionReason } from './certificate-selection';
import type { ChainVerdict } from './chain/types';
import type { NamesVerdict } from './san-match';

export type Side = 'server' | 'client';

/** Certificates and revocation lists of one text. */
export interface Bundle {
  readonly certificates: readonly Certificate[];
  readonly lists: readonly RevocationList[];
}

/** A text of the configuration: what it holds, or that the file does not have it. */
export type Material =
  | { readonly kind: 'known'; readonly bundle: Bundle }
  /** A file, a variable, or a secret that is not in the dump. */
  | { readonly kind: 'not-in-file' };

export interface TrustDomain {
  readonly name: string;
  readonly bundle: Material;
}

/** What a request adds to a client's context (source/common/router/router.cc): it is in no dump. */
export interface ClientCall {
  /** Sent in place of the context's (`auto_sni`, `auto_host_sni`, filter state). */
  readonly sni: string | undefined;
  /** One of these must be a name of the server's, beside all else (`auto_san_validation`). */
  readonly verifiedNames: readonly string[];
}

/** One end of a handshake: its TLS context in effect and what its certificates say. Plain data. */
export interface HandshakeEnd {
  readonly context: TlsContext;
  readonly tls: EffectiveTls;
  /** What each of `tls.presents` shows, leaf first, in the same order. */
  readonly shown: readonly Material[];
  /** `trusted_ca` in effect; undefined: there is none. */
  readonly roots: Material | undefined;
  /** `crl` in effect; undefined: there is none. */
  readonly lists: Material | undefined;
  readonly listsForLeafOnly: boolean;
  /** Bundles of Envoy's SPIFFE validator. */
  readonly trustDomains: readonly TrustDomain[];
  /** `signature_algorithms`; empty: BoringSSL's own. */
  readonly signatureAlgorithms: readonly string[];
  /** `full_scan_certs_on_sni_mismatch`. */
  readonly fullScan: boolean;
  /** MUST_STAPLE, and a certificate without `ocsp_staple`. */
  readonly lacksStaple: boolean;
  /** Client ends; undefined: the context alone decides. */
  readonly call: ClientCall | undefined;
}

/** What became of the resource that a context belongs to. `message`: Envoy's words. */
export type Loaded =
  | { readonly state: 'loaded' }
  | { readonly state: 'rejected'; readonly message: string };

/** Steps in the order in which they can fail. */
export type HandshakeStep =
  /** Secrets have come: without them each connection is closed at once. */
  | 'secrets'
  | 'version'
  /** Cipher suite, key exchange group, signature scheme. */
  | 'parameters'
  | 'server-certificate'
  /** The client has a certificate to show if one is demanded. */
  | 'client-shows'
  | 'client-certificate';

/** What a certificate was checked for, and how that went; undefined: not looked at. */
export interface PeerVerdict {
  readonly ok: boolean;
  /** Nothing is verified, or any result is accepted. */
  readonly unverified: boolean;
  readonly chain: ChainVerdict | undefined;
  /** Of the names of a call, that is, apart from matchers; undefined: none were asked for. */
  readonly called: boolean | undefined;
  readonly names: NamesVerdict | undefined;
  /** One of the pins fits. */
  readonly pins: boolean | undefined;
  /** Why not, in Envoy's words, and the TLS alert that is sent. */
  readonly detail: string | undefined;
  readonly alert: Alert | undefined;
}

export type Alert =
  | 'unknown_ca'
  | 'certificate_expired'
  | 'certificate_revoked'
  | 'unsupported_certificate'
  | 'certificate_unknown'
  | 'bad_certificate_hash_value'
  | 'decrypt_error'
  | 'handshake_failure'
  | 'protocol_version';

/** What would have to be in the file for a verdict. */
export type HandshakeMissing =
  | 'secret'
  | 'server-certificate'
  | 'client-certificate'
  | 'server-roots'
  | 'client-roots'
  | 'validator'
  /** A `custom_handshaker` need not keep to any of the rules. */
  | 'handshaker'
  | 'names'
  /** Matchers or pins that were redacted. */
  | 'redacted'
  | 'ciphers';

/** A step that was taken, with what it looked at. */
export type TraceStep =
  | { readonly step: 'secrets'; readonly server: boolean; readonly client: boolean }
  | { readonly step: 'version'; readonly version: TlsVersion | undefined }
  | {
      readonly step: 'parameters';
      /** Position in the server's `tls.presents`. */
      readonly certificate: number;
      readonly by: SelectionReason;
      readonly cipher: string | undefined;
      readonly group: string | undefined;
      readonly scheme: string | undefined;
    }
  | { readonly step: 'server-certificate'; readonly verdict: PeerVerdict }
  | { readonly step: 'client-shows'; readonly asked: boolean; readonly shows: boolean }
  | { readonly step: 'client-certificate'; readonly verdict: PeerVerdict };

export type HandshakeVerdict =
  /** Envoy refuses one side, or both. */
  | { readonly kind: 'not-loaded'; readonly server: Loaded; readonly client: Loaded }
  | {
      readonly kind: 'done';
      readonly version: TlsVersion;
      readonly alpn: string | undefined;
      /** The server saw a client certificate. */
      readonly clientCertificate: boolean;
      /** No signature could be checked. */
      readonly unchecked: boolean;
      readonly trace: readonly TraceStep[];
    }
  | {
      readonly kind: 'failed';
      readonly step: HandshakeStep;
      /** The side that ended it. */
      readonly by: Side;
      readonly version: TlsVersion | undefined;
      /** Transport failure reasons as access logs print them; undefined: it sees none. */
      readonly serverSaw: string | undefined;
      readonly clientSaw: string | undefined;
      readonly trace: readonly TraceStep[];
    }
  | {
      readonly kind: 'unknown';
      readonly missing: HandshakeMissing;
      readonly trace: readonly TraceStep[];
    };

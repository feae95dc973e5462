import type { ClientProof } from '../decide/inbound/client-proof';
import type { EffectiveVersions } from '../decide/tls/tls-parameters';
import type { Verification } from '../decide/tls/verification';
import type { NodeId } from '../ids/ids';
import type { Standing } from '../model/versions';
import type { CallProtection } from '../summary/destinations';
import type { ServedPort } from '../summary/ports';
import type { TableId } from '../view/view-state';
import type { PemPlace } from '../x509/pem-places';
import type { Certificate, CertificateRole } from '../x509/types';
import type { Validity, ValidityState } from '../x509/validity';

/*
 * What the tables list, a row each: plain data, keys and values only. `id` is the node that a row
 * leads to; undefined: the graph has none.
 */

export type { TableId };

/** What TLS context does with certificates of clients; `mixed`: chains of one port differ. */
export type ClientCertificates =
  | ClientProof
  | 'unverified'
  | 'mixed'
  | 'presented'
  | 'not-presented';

/** A port by which others reach the proxy: one row each ServedPort. */
export interface PortRow {
  readonly id: NodeId | undefined;
  /** Undefined: all that no chain names. */
  readonly port: number | undefined;
  readonly what: ServedPort['what'];
  readonly mode: ServedPort['mode'];
  readonly plaintext: ServedPort['plaintext'];
  /** Of its listener. */
  readonly standing: Standing;
  /** Of its chains with TLS; undefined: it has none. */
  readonly clients: ClientCertificates | undefined;
  /** What client certificates are verified against, and names of which one must fit. */
  readonly roots: readonly string[];
  readonly names: readonly string[];
  readonly versions: EffectiveVersions | undefined;
  readonly listener: string;
  /** Name of the chain that takes plaintext, else of the first. */
  readonly chain: string;
  readonly chains: number;
}

/** A cluster that leads out of the pod: one row each Destination. */
export interface OutboundRow {
  readonly id: NodeId | undefined;
  readonly cluster: string;
  /** As people say it: `uc.dev`; the cluster's name where it is none of Istio's. */
  readonly host: string;
  readonly port: number | undefined;
  readonly subset: string | undefined;
  readonly namespace: string | undefined;
  readonly protection: CallProtection;
  /** How many the file lists; undefined: it does not list them. */
  readonly endpoints: number | undefined;
  /** Listed endpoints by how they are called. */
  readonly counts: readonly {
    readonly protection: CallProtection;
    readonly endpoints: number;
  }[];
  readonly sni: readonly string[];
  /** Discovery type, `EDS`, `STATIC`, …, or the name of a custom one. */
  readonly type: string;
}

/** A TLS context in force. */
export interface ContextRow {
  readonly id: NodeId;
  readonly side: 'server' | 'client';
  /** The listener or cluster as people say it, as the file has it, and which of its chains or matches. */
  readonly owner: string;
  readonly resource: string;
  /** Empty: the cluster's own socket, or a chain without a name. */
  readonly part: string;
  /** Certificates that this end presents: secrets by name, `file:PATH`, `env:VARIABLE`, `inline`. */
  readonly presents: readonly string[];
  readonly clients: ClientCertificates;
  readonly verifies: Verification['kind'];
  /** Roots, or trust domains; pins only where nothing else is verified. */
  readonly roots: readonly string[];
  /** One must fit; empty: none is checked. */
  readonly names: readonly string[];
  /** `any`: whatever name a certificate has, it will do. */
  readonly anyName: boolean;
  readonly versions: EffectiveVersions;
  /** Of TLS 1.2; `byDefault`: Envoy's own, nothing is set. */
  readonly ciphers: readonly string[];
  readonly ciphersByDefault: boolean;
  readonly alpn: readonly string[];
  /** What a client end sends, or `auto_sni` and the like; undefined: none. */
  readonly sni: string | undefined;
}

/** Why a certificate that ought to be there cannot be read. */
export type Unread =
  | Exclude<PemPlace['content']['kind'], 'text'>
  | 'not-in-file'
  /** PKCS #12, or roots in another form than PEM. */
  | 'other-form';

/** Who uses a secret or context. */
export interface TableUsers {
  readonly chains: number;
  readonly clusters: number;
}

/** Where a certificate stands: a secret or a TLS context. */
export interface CertificatePlace {
  readonly id: NodeId;
  readonly name: string;
}

export type ListedCertificate = Pick<
  Certificate,
  | 'subject'
  | 'commonName'
  | 'issuer'
  | 'serial'
  | 'sha256'
  | 'notBefore'
  | 'notAfter'
  | 'signatureAlgorithm'
> & {
  readonly names: readonly string[];
  /** `RSA 2048`, `EC P-256`. */
  readonly key: string;
};

/** A certificate, once however often it stands in the file; or one that cannot be read. */
export interface CertificateRow {
  readonly id: NodeId;
  /** What it is there for: the leaf or an intermediate of a chain, or a root that others are held against. */
  readonly role: CertificateRole;
  readonly certificate: ListedCertificate | undefined;
  /** By what people know it: common name, else the first of its names; of an unread one where it is. */
  readonly name: string;
  /** At the time that was asked for. */
  readonly validity: Validity | undefined;
  /** Undefined: it was read. */
  readonly unread: Unread | undefined;
  /** Path of the file or name of the variable where an unread one is said to be. */
  readonly source: string | undefined;
  /** The first of the places where it stands, and how many there are. */
  readonly places: readonly CertificatePlace[];
  readonly placesTotal: number;
  readonly users: TableUsers;
}

export interface TableRows {
  readonly ports: PortRow;
  readonly outbound: OutboundRow;
  readonly contexts: ContextRow;
  readonly certificates: CertificateRow;
}

export interface TableColumns {
  readonly ports: 'port' | 'mode' | 'plaintext' | 'clients' | 'verifies' | 'versions' | 'where';
  readonly outbound:
    | 'destination'
    | 'namespace'
    | 'protection'
    | 'endpoints'
    | 'sni'
    | 'type'
    | 'cluster';
  readonly contexts:
    | 'owner'
    | 'side'
    | 'presents'
    | 'clients'
    | 'verifies'
    | 'names'
    | 'versions'
    | 'ciphers'
    | 'alpn'
    | 'sni';
  readonly certificates:
    | 'subject'
    | 'role'
    | 'left'
    | 'notAfter'
    | 'notBefore'
    | 'names'
    | 'issuer'
    | 'key'
    | 'signature'
    | 'serial'
    | 'sha256'
    | 'where'
    | 'users';
}

/** Words that stand in cells, which every language says in its own way, by what they are about. */
export interface CellWords {
  readonly what: PortRow['what'];
  readonly mode: PortRow['mode'];
  readonly plaintext: PortRow['plaintext'];
  readonly standing: Standing;
  readonly clients: ClientCertificates;
  readonly protection: CallProtection;
  readonly side: ContextRow['side'];
  readonly verifies: ContextRow['verifies'];
  readonly role: CertificateRole;
  readonly state: ValidityState;
  readonly unread: Unread;
  readonly other: 'all-other-ports' | 'any-name' | 'default' | 'not-listed';
}

/** `protection:plaintext` */
export type CellKey = { [G in keyof CellWords]: `${G}:${CellWords[G]}` }[keyof CellWords];

/**
 * A word of a filter: a row passes that has the text (in lower case) in some cell, or one of the
 * words of the page (see CellKey) that may be meant by it.
 */
export interface FilterTerm {
  readonly text: string;
  readonly keys: readonly string[];
}

/** Which rows of a table are wanted, and in which order; undefined: in the order of the table. */
export interface TableQuery<T extends TableId> {
  readonly sort: { readonly column: TableColumns[T]; readonly descending: boolean } | undefined;
  /** All of these must be in a row. */
  readonly filter: readonly FilterTerm[];
}

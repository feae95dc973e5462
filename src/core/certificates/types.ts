import type { SecretEffect, SecretLife } from '../decide/secret/lifeline';
import type { NodeId } from '../ids/ids';
import type { SecretUse } from '../model/secret-references';
import type { PemField, PemPlace } from '../x509/pem-places';
import type { Certificate } from '../x509/types';
import type { Validity } from '../x509/validity';

/*
 * What is known of the certificates, roots and keys of a dump, and what is wrong with them: plain
 * data, bounded whatever the file, keys and values only.
 */

/** A node that a verdict leads to; `name` as the file has it, empty where it has none. */
export interface NodeRef {
  readonly id: NodeId | undefined;
  readonly name: string;
}

/** The first of a list, and how long all of it is. */
export interface FirstOf<T> {
  readonly items: readonly T[];
  readonly total: number;
}

/** Who refers to a secret for the same purpose and with the same effect. */
export interface SecretUsers {
  readonly owner: 'listener' | 'cluster';
  readonly use: SecretUse;
  readonly effect: SecretEffect;
  readonly nodes: FirstOf<NodeRef>;
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

/** A certificate and its validity at two clocks; `atDump` undefined: no row has a time. */
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
  readonly blocks: FirstOf<BlockVerdict>;
}

/** Whether a chain ends in roots that it is used with: whether others with the same trust accept it. */
export interface ChainEnd {
  /**
   * What the node's own roots or certificates are compared with; an empty name: written into a TLS
   * context. Undefined: both are in the node itself.
   */
  readonly partner: (NodeRef & { readonly holds: 'certificate' | 'roots' }) | undefined;
  /** Both are the mesh's own, so one CA issued both; else the roots are for others. */
  readonly mesh: boolean;
  readonly end:
    | { readonly kind: 'ends'; readonly root: string; readonly checked: boolean }
    /** `problem`: in Envoy's words. */
    | { readonly kind: 'does-not'; readonly problem: string; readonly issuer: string }
    /** Envoy accepts any chain there. */
    | { readonly kind: 'unverified' }
    /** The file does not have both, or a validator decides whose rules are not known. */
    | { readonly kind: 'unknown'; readonly why: 'not-in-file' | 'validator' };
}

/** A cluster that leads to this very proxy and does not accept the names in its certificate. */
export interface NameRefusal {
  readonly cluster: NodeRef;
  /** Matchers, of which one would have to fit. */
  readonly accepts: FirstOf<string>;
  /** Names in the certificate. */
  readonly has: FirstOf<string>;
}

export interface CertificateVerdicts {
  /** Of all of it now, see `overallState`; undefined: no certificate can be read. */
  readonly state: Validity | undefined;
  /** The same when the dump was taken; undefined: that is not known either. */
  readonly stateAtDump: Validity | undefined;
  readonly places: readonly PlaceVerdict[];
  readonly ends: readonly ChainEnd[];
  /** Who refuses it by its name. */
  readonly refusals: FirstOf<NameRefusal>;
  /** There is no WebCrypto here: signatures were not checked. */
  readonly unchecked: boolean;
  /** Milliseconds since 1970: when the dump was taken, or later; undefined: no row has a time. */
  readonly dumpTime: number | undefined;
  /** As it was asked for. */
  readonly now: number;
}

/** What findings about certificates follow from. */
export type CertificateStates = Pick<
  CertificateVerdicts,
  'state' | 'stateAtDump' | 'ends' | 'refusals' | 'unchecked'
>;

/** A secret that a TLS context uses, and whether what it holds is good now. */
export interface SecretValidity {
  readonly secret: NodeRef;
  readonly use: SecretUse;
  readonly life: SecretLife;
  /** Undefined: the file has no certificate of it. */
  readonly state: Validity | undefined;
}

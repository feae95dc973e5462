import type { State } from '../../../ids/kinds';
import type { ResourceKind } from '../../source';

/** The fields from a row down to a body, and the state of a body found there. */
export interface BodyPlace {
  readonly path: readonly string[];
  readonly state: State;
}

export interface RowShape {
  readonly bodies: readonly BodyPlace[];
}

export interface SectionShape {
  readonly kind: ResourceKind;
  /** The field of the body that names it. */
  readonly nameField: string;
  /** Arrays of the section, by proto name. */
  readonly arrays: Readonly<Record<string, RowShape>>;
  /**
   * The field in which a row reports that a later update of its body was rejected, without that
   * body.
   */
  readonly error?: 'error_state';
  /** Row types of `?resource=`, by the last part of their `@type` (config_dump_handler.cc). */
  readonly rows: Readonly<Record<string, RowShape>>;
}

const one = (state: State, ...path: string[]): RowShape => ({ bodies: [{ path, state }] });
const withError = (state: State, ...path: string[]): RowShape => ({
  bodies: [
    { path, state },
    { path: ['error_state', 'failed_configuration'], state: 'failed' },
  ],
});

/**
 * UpdateFailureState is a sibling of the states of a listener (admin/v3/config_dump_shared.proto).
 */
const DYNAMIC_LISTENER: RowShape = {
  bodies: [
    { path: ['active_state', 'listener'], state: 'active' },
    { path: ['warming_state', 'listener'], state: 'warming' },
    { path: ['draining_state', 'listener'], state: 'draining' },
    { path: ['error_state', 'failed_configuration'], state: 'failed' },
  ],
};

/**
 * Sections of an admin config dump that carry TLS (admin/v3/config_dump.proto and
 * config_dump_shared.proto; v2alpha has the same names, and flat listener rows before 1.12),
 * by the last part of their `@type`. A secret's body is its whole row: the row carries the version.
 */
export const SECTIONS: Readonly<Record<string, SectionShape>> = {
  ListenersConfigDump: {
    kind: 'listener',
    nameField: 'name',
    arrays: {
      static_listeners: one('static', 'listener'),
      dynamic_listeners: DYNAMIC_LISTENER,
      dynamic_active_listeners: one('active', 'listener'),
      dynamic_warming_listeners: one('warming', 'listener'),
      dynamic_draining_listeners: one('draining', 'listener'),
    },
    rows: { StaticListener: one('static', 'listener'), DynamicListener: DYNAMIC_LISTENER },
  },
  ClustersConfigDump: {
    kind: 'cluster',
    nameField: 'name',
    arrays: {
      static_clusters: one('static', 'cluster'),
      dynamic_active_clusters: withError('active', 'cluster'),
      dynamic_warming_clusters: withError('warming', 'cluster'),
    },
    rows: {
      StaticCluster: one('static', 'cluster'),
      DynamicCluster: withError('active', 'cluster'),
    },
  },
  EndpointsConfigDump: {
    kind: 'endpoints',
    nameField: 'cluster_name',
    arrays: {
      static_endpoint_configs: one('static', 'endpoint_config'),
      dynamic_endpoint_configs: one('active', 'endpoint_config'),
    },
    rows: {
      StaticEndpointConfig: one('static', 'endpoint_config'),
      DynamicEndpointConfig: one('active', 'endpoint_config'),
    },
  },
  SecretsConfigDump: {
    kind: 'secret',
    nameField: 'name',
    // In the proto; Envoy 1.40 itself never writes it, and shows a refused secret as active.
    error: 'error_state',
    arrays: {
      static_secrets: one('static'),
      dynamic_active_secrets: one('active'),
      dynamic_warming_secrets: one('warming'),
    },
    rows: { StaticSecret: one('static'), DynamicSecret: one('active') },
  },
};

/** Sections that say nothing about TLS; kept and counted, not drawn. */
export const OTHER_SECTIONS: readonly string[] = [
  'RoutesConfigDump',
  'ScopedRoutesConfigDump',
  'EcdsConfigDump',
];

/** Keys of `configs` where it is an object (Envoy 1.7 and before). */
export const SECTION_KEYS: Readonly<Record<string, string>> = {
  bootstrap: 'BootstrapConfigDump',
  clusters: 'ClustersConfigDump',
  endpoints: 'EndpointsConfigDump',
  listeners: 'ListenersConfigDump',
  routes: 'RoutesConfigDump',
  scoped_routes: 'ScopedRoutesConfigDump',
  secrets: 'SecretsConfigDump',
};

/** `envoy.admin.v3.ListenersConfigDump.DynamicListener` -> section and row type. */
export function sectionType(url: string): {
  readonly section: string;
  readonly row: string | undefined;
} {
  const parts = url.slice(url.lastIndexOf('/') + 1).split('.');
  const at = parts.findIndex((part) => part.endsWith('ConfigDump'));
  return at < 0
    ? { section: url, row: undefined }
    : { section: parts[at] ?? url, row: parts[at + 1] };
}

/** Own sections of other projects end in the same words (aeraki's RoutesConfigDump). */
export const isEnvoyType = (url: string): boolean => /(^|\/)envoy\.admin\./.test(url);

/** Whether a type is one of a section, or of a row of one. */
export const isDumpType = (type: string | undefined): type is string =>
  type !== undefined && /\w*ConfigDump(\.|$)/.test(type);

/** The section that has an array of this name, as `istioctl proxy-config secret` prints it. */
export function bareSection(array: string): string | undefined {
  const field = array.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
  return Object.keys(SECTIONS).find((type) => Object.hasOwn(SECTIONS[type]?.arrays ?? {}, field));
}

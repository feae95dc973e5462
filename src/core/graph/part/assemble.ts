import { groupBy } from '../../base/group-by';
import { isObject, type JsonObject, type JsonValue } from '../../base/json';
import type { Pointer, ReadValue } from '../../base/pointer';
import { isResourceList } from '../../dump/formats/istioctl-arrays';
import type { State } from '../../ids/kinds';
import { EXCLUDED_PORTS, REWRITES_PROBES } from '../../model/read-header';
import type { Cluster, Listener, Model, Origin, ProxyHeader, Secret } from '../../model/types';
import type { DumpPart } from './select';

const ADMIN = 'type.googleapis.com/envoy.admin.v3.';

/** A row to be written: the pointer of its body in the file, and the fields around it. */
export interface PlannedRow {
  readonly array: string;
  readonly pointer: Pointer;
  readonly around: (body: JsonObject) => JsonObject;
}

/** A section that is to be written: `fields` beside the arrays, which are in their order. */
export interface PlannedSection {
  /** Undefined: its rows are all of the document, which is a list. */
  readonly type: string | undefined;
  readonly fields: JsonObject;
  readonly rows: readonly PlannedRow[];
}

/**
 * How a part of a dump becomes a dump, in the form of Envoy's `/config_dump?include_eds`
 * (admin/v3/config_dump.proto), whatever form the file has. Sections of the file are kept, even if
 * empty: what is missing in a section is then known to be absent, as in the file. A list of
 * resources becomes a list again, because it has no states to put into sections.
 */
export function planned(model: Model, part: DumpPart, read: ReadValue): readonly PlannedSection[] {
  const { sections } = model;
  if (isResourceList(model.format)) {
    const rows = [...part.listeners, ...part.clusters].map(elementRow);
    return [{ type: undefined, fields: {}, rows }];
  }
  return [
    ...(sections.bootstrap ? [bootstrapSection(model, read)] : []),
    ...(sections.clusters ? [section('Clusters', part.clusters.map(clusterRow))] : []),
    ...(sections.endpoints ? [section('Endpoints', part.endpoints.map(endpointsRow))] : []),
    ...(sections.listeners ? [section('Listeners', part.listeners.map(listenerRow))] : []),
    ...(sections.secrets ? [section('Secrets', part.secrets.map(secretRow))] : []),
  ];
}

/** The rows of a section by the array that holds them. */
export const byArray = (rows: readonly PlannedRow[]): ReadonlyMap<string, readonly PlannedRow[]> =>
  groupBy(rows, ({ array }) => array);

/** The row as it is to be written; undefined where the file does not have it any more. */
export function rowFrom({ pointer, around }: PlannedRow, read: ReadValue): JsonObject | undefined {
  const body = read(pointer);
  return isObject(body) ? around(body) : undefined;
}

/** What was planned, as one value. */
export function assemble(model: Model, part: DumpPart, read: ReadValue): JsonValue {
  const configs: JsonObject[] = [];
  for (const { type, fields, rows } of planned(model, part, read)) {
    const written = (of: readonly PlannedRow[]) => of.flatMap((row) => rowFrom(row, read) ?? []);
    if (type === undefined) return written(rows);
    const arrays = [...byArray(rows)].map(([array, of]) => [array, written(of)]);
    configs.push({ '@type': type, ...fields, ...Object.fromEntries(arrays) });
  }
  return { configs };
}

const elementRow = ({ pointer }: Listener | Cluster): PlannedRow => ({
  array: '',
  pointer,
  around: (body) => body,
});

const section = (name: string, rows: readonly PlannedRow[]): PlannedSection => ({
  type: `${ADMIN}${name}ConfigDump`,
  fields: {},
  rows,
});

const texts = (fields: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, text]) => (text === undefined ? [] : [[key, text]])),
  );

const times = ({ versionInfo, lastUpdated }: Origin): Record<string, string> =>
  texts({ version_info: versionInfo, last_updated: lastUpdated });

/** UpdateFailureState (admin/v3/config_dump_shared.proto). */
function refused(body: JsonObject, { rejected, versionInfo }: Origin): JsonObject {
  const { details, at } = rejected ?? { details: '', at: undefined };
  return {
    failed_configuration: body,
    ...texts({ last_update_attempt: at, details, version_info: versionInfo }),
  };
}

const LISTENER_STATES = {
  active: 'active_state',
  // In force, which is all that is known of it.
  unknown: 'active_state',
  warming: 'warming_state',
  draining: 'draining_state',
  failed: 'error_state',
} as const satisfies Record<Exclude<State, 'static'>, string>;

function listenerRow({ name, pointer, origin }: Listener): PlannedRow {
  const { state } = origin;
  if (state === 'static') {
    const around = (listener: JsonObject): JsonObject => ({ listener, ...times(origin) });
    return { array: 'static_listeners', pointer, around };
  }
  return {
    array: 'dynamic_listeners',
    pointer,
    around: (body) => ({
      name,
      [LISTENER_STATES[state]]:
        state === 'failed' ? refused(body, origin) : { ...times(origin), listener: body },
    }),
  };
}

function clusterRow({ pointer, origin }: Cluster): PlannedRow {
  if (origin.state === 'failed') {
    const around = (body: JsonObject): JsonObject => ({ error_state: refused(body, origin) });
    return { array: 'dynamic_warming_clusters', pointer, around };
  }
  return {
    array: arrayOf(origin.state, 'clusters'),
    pointer,
    around: (cluster) => ({ ...times(origin), cluster }),
  };
}

/** Clusters and secrets are static, warming or in force; another state there is of an odd file. */
function arrayOf(state: State, what: 'clusters' | 'secrets'): string {
  if (state === 'static') return `static_${what}`;
  return `dynamic_${state === 'warming' ? 'warming' : 'active'}_${what}`;
}

const endpointsRow = (pointer: Pointer): PlannedRow => ({
  array: 'dynamic_endpoint_configs',
  pointer,
  around: (body) => ({ endpoint_config: body }),
});

/** The body of a secret is its whole row. */
const secretRow = ({ pointer, origin }: Secret): PlannedRow => ({
  array: arrayOf(origin.state, 'secrets'),
  pointer,
  around: (row) => row,
});

/** Of the bootstrap what is shown of it: who printed the dump, and where `ads: {}` leads. */
function bootstrapSection({ header, adsPointer }: Model, read: ReadValue): PlannedSection {
  const ads = adsPointer === undefined ? undefined : read(adsPointer);
  const bootstrap = {
    node: nodeOf(header),
    ...(ads === undefined ? {} : { dynamic_resources: { ads_config: ads } }),
  };
  return { ...section('Bootstrap', []), fields: { bootstrap } };
}

function nodeOf(header: ProxyHeader): JsonObject {
  const { nodeId, name, namespace, instanceIps, istioVersion, envoyVersion } = header;
  const { excludedPorts, rewritesProbes } = header;
  // Whether iptables leads a port here, and probes to the agent, decides what is said of a connection.
  const annotations = texts({
    [EXCLUDED_PORTS]: excludedPorts?.join(','),
    [REWRITES_PROBES]: rewritesProbes === undefined ? undefined : String(rewritesProbes),
  });
  const metadata = {
    ...texts({
      NAME: name,
      NAMESPACE: namespace,
      INSTANCE_IPS: instanceIps?.join(','),
      ISTIO_VERSION: istioVersion,
    }),
    ...(Object.keys(annotations).length === 0 ? {} : { ANNOTATIONS: annotations }),
  };
  return {
    ...texts({ id: nodeId }),
    ...(Object.keys(metadata).length === 0 ? {} : { metadata }),
    ...versionOf(envoyVersion),
  };
}

function versionOf(envoyVersion: string | undefined): JsonObject {
  const found = /^(\d+)\.(\d+)\.(\d+)$/.exec(envoyVersion ?? '');
  if (found === null) return texts({ user_agent_version: envoyVersion });
  const [major_number = 0, minor_number = 0, patch = 0] = found.slice(1).map(Number);
  return { user_agent_build_version: { version: { major_number, minor_number, patch } } };
}

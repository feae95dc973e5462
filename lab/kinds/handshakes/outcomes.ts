import { isArray, isObject, type JsonObject, type JsonValue } from '../../../src/core/base/json';

/** Why a resource cannot be asked: it was refused, waits for something, or is nowhere. */
export interface Outcome extends JsonObject {
  readonly state: 'rejected' | 'warming' | 'absent';
}

export interface Outcomes {
  /** Undefined: the listener is active. */
  listener(name: string): Outcome | undefined;
  /** Undefined: the cluster is active. */
  cluster(name: string): Outcome | undefined;
}

/**
 * What became of each dynamic listener and cluster. A refused listener stays in the dump with its
 * error; a refused cluster is only named in Envoy's own log.
 */
export function outcomesOf(dump: JsonObject, log: string): Outcomes {
  const sections = objects(dump.configs);
  const listeners = new Map(
    sections.flatMap((section) =>
      objects(section.dynamic_listeners).map((row) => [`${row.name}`, row] as const),
    ),
  );
  const named = (field: string) =>
    new Set(
      sections.flatMap((section) =>
        objects(section[field]).map(({ cluster }) => (isObject(cluster) ? `${cluster.name}` : '')),
      ),
    );
  const active = named('dynamic_active_clusters');
  const warming = named('dynamic_warming_clusters');
  const refused = refusedClusters(log);
  return {
    listener: (name) => {
      const row = listeners.get(name);
      if (row === undefined) return { state: 'absent' };
      if (row.active_state !== undefined) return undefined;
      if (row.warming_state !== undefined) return { state: 'warming' };
      const { error_state: error } = row;
      return rejected(isObject(error) ? error.details : undefined);
    },
    cluster: (name) => {
      if (active.has(name)) return undefined;
      if (warming.has(name)) return { state: 'warming' };
      const message = refused.get(name);
      return message === undefined ? { state: 'absent' } : rejected(message);
    },
  };
}

function rejected(message: JsonValue | undefined): Outcome {
  return message === undefined ? { state: 'rejected' } : { state: 'rejected', message };
}

/** Clusters of the lab are called by a word and a number, so that the list can be told apart. */
function refusedClusters(log: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of log.split('\n')) {
    const list = /Error adding\/updating cluster\(s\) (.*)$/.exec(line)?.[1];
    for (const part of list?.split(/, (?=[a-z]+-\d+: )/) ?? []) {
      const [, name, message] = /^([a-z]+-\d+): (.*)$/.exec(part) ?? [];
      if (name !== undefined && message !== undefined) found.set(name, message);
    }
  }
  return found;
}

function objects(value: JsonValue | undefined): readonly JsonObject[] {
  return isArray(value) ? value.filter(isObject) : [];
}

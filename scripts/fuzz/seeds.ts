import { readFileSync } from 'node:fs';
import { isArray, isObject, type JsonObject, type JsonValue } from '../../src/core/base/json';
import {
  ARTICLE,
  active,
  camelCased,
  certificate,
  chain,
  dump,
  edsCluster,
  endpoint,
  endpoints,
  inForce,
  istioClient,
  listener,
  roots,
  section,
} from '../../src/core/testing/dump-builder';
import { istioctlLists } from '../../src/core/testing/istioctl';
import { corpusFiles } from '../../src/testing/corpus';
import { Random } from '../random';

/** What a mutant is made of: a small document, or a text that is no JSON. */
export type Seed =
  | { readonly name: string; readonly document: JsonValue }
  | { readonly name: string; readonly text: string };

/** Slices of a file: each has other rows. */
const SLICES = 6;
const MAX_ROWS = 2;
const MAX_ELEMENTS = 2;
const MAX_KEYS = 10;
const MAX_LETTERS = 120;
const MAX_TEXT = 20_000;

/** Seeds out of the corpus, where there is one, and a few that are always there. */
export function loadSeeds(corpus: string): readonly Seed[] {
  const files = corpusFiles(corpus);
  return [...files.flatMap(({ path, name }) => seedsOf(path, name)), ...BUILT_IN];
}

function seedsOf(path: string, name: string): readonly Seed[] {
  const text = readFileSync(path, 'utf8');
  let document: JsonValue;
  try {
    document = JSON.parse(text);
  } catch {
    return [{ name, text: text.slice(0, MAX_TEXT) }];
  }
  return Array.from({ length: SLICES }, (_, i) => ({
    name: `${name}#${i}`,
    document: slice(document, new Random(name.length * 1009 + i, i)),
  }));
}

/** A small document of the same form: a few rows a section, rows that belong together if possible. */
function slice(document: JsonValue, random: Random): JsonValue {
  const names = new Set<string>();
  const rows = (list: readonly JsonValue[], most: number): readonly JsonValue[] => {
    const known = list.filter((row) => names.has(nameOf(row)));
    const chosen = new Set([...random.someInOrder(known, most), ...random.someInOrder(list, most)]);
    for (const row of chosen) names.add(nameOf(row));
    return list.filter((row) => chosen.has(row)).slice(0, most + 1);
  };
  const small = (value: JsonValue, depth: number): JsonValue => {
    if (typeof value === 'string') return value.slice(0, MAX_LETTERS);
    if (isArray(value)) {
      // Sections (or rows of a row dump) stand in the first list, rows in the second.
      const most = depth < 2 ? 6 : depth < 4 ? MAX_ROWS : MAX_ELEMENTS;
      return rows(value, most).map((one) => small(one, depth + 1));
    }
    if (!isObject(value)) return value;
    const entries = Object.entries(value);
    const kept =
      entries.length > MAX_KEYS && depth > 1 ? random.someInOrder(entries, MAX_KEYS) : entries;
    return Object.fromEntries(kept.map(([key, one]) => [key, small(one, depth + 1)]));
  };
  return small(document, 0);
}

/** The name of a cluster, and of the row with its endpoints. */
function nameOf(row: JsonValue): string {
  if (!isObject(row)) return '';
  for (const key of ['cluster', 'endpoint_config', 'endpointConfig', 'secret']) {
    const body = row[key];
    const name = isObject(body) ? (body.cluster_name ?? body.clusterName ?? body.name) : undefined;
    if (typeof name === 'string') return name;
  }
  return '';
}

const rejected = {
  name: 'in',
  active_state: { version_info: '1', listener: listener('in', [chain('c', {})]) },
  error_state: {
    failed_configuration: listener('in', [chain('c', {}, istioClient('x'))]),
    details: 'no such thing',
    last_update_attempt: '2024-01-01T00:00:00Z',
  },
};
const STATES: JsonObject = dump({
  bootstrap: { node: { id: 'router~10.0.0.1~gw.ns~ns.svc.cluster.local', cluster: '网关' } },
  listeners: {
    version_info: 'v1',
    static_listeners: [{ listener: listener('probe', [chain('', {})]), last_updated: 'x' }],
    dynamic_listeners: [rejected, { name: 'w', warming_state: { listener: listener('w', []) } }],
  },
  clusters: {
    dynamic_active_clusters: inForce(
      edsCluster('outbound|80||a.b.svc', { transport_socket: istioClient('a') }),
      { name: 'blackhole', type: 'STATIC' },
    ),
    dynamic_warming_clusters: inForce(edsCluster('outbound|80||a.b.svc')),
  },
  endpoints: [
    endpoints('outbound|80||a.b.svc', [endpoint('10.0.0.1', { tlsMode: 'istio' })]),
    endpoints('lone', [endpoint('10.0.0.2')]),
  ],
  secrets: {
    static_secrets: [certificate('a')],
    dynamic_active_secrets: [certificate('default'), roots('ROOTCA')],
    dynamic_warming_secrets: [certificate('late')],
  },
});
const article = dump(ARTICLE);
const LISTENERS = section('ListenersConfigDump', {
  dynamic_listeners: [active(listener('a', []))],
});

const BUILT_IN: readonly Seed[] = [
  { name: 'article', document: article },
  { name: 'article, camelCase', document: camelCased(article) },
  { name: 'states', document: STATES },
  { name: 'states, camelCase', document: camelCased(STATES) },
  { name: 'one section', document: LISTENERS },
  {
    name: 'bare section',
    document: { dynamicActiveSecrets: [certificate('default'), roots('R')] },
  },
  ...[article, STATES].flatMap((document) =>
    istioctlLists(JSON.stringify(document)).map(({ kind, text }) => ({
      name: `list of ${kind}s`,
      document: JSON.parse(text),
    })),
  ),
  { name: 'nothing', document: {} },
];

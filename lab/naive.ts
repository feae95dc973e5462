/**
 * How far one gets with filter chains without Envoy's rules: two ways that a reader of the
 * documentation might take, held against what was recorded. Not a reference: it is meant to err.
 */
import { BlockList, isIPv6 } from 'node:net';
import { isArray, isObject, type JsonObject, type JsonValue, own } from '../src/core/base/json';
import { readRecording } from './read-recording';

interface Ask {
  readonly id: string;
  readonly listener: JsonObject;
  readonly connection: JsonObject;
  readonly answer: string;
}

type Chooser = (ask: Ask) => string;

const CHOOSERS: { readonly [what: string]: Chooser } = {
  'the first chain whose criteria are all met': (ask) => matching(ask)[0]?.name ?? otherwise(ask),
  'of all chains whose criteria are met the one with most criteria': (ask) => {
    const all = matching(ask).sort((a, b) => b.criteria - a.criteria);
    return all[0]?.name ?? otherwise(ask);
  },
};

/** Says for each way how often it errs, with its first errors in cases that have a name. */
export async function tellNaive(path: string, say: (text: string) => void): Promise<void> {
  const asks = (await readRecording(path)).cases.flatMap(asksOf);
  for (const [what, choose] of Object.entries(CHOOSERS)) {
    const wrong = asks.filter((ask) => choose(ask) !== ask.answer);
    say(`${what}: wrong in ${wrong.length} of ${asks.length}`);
    for (const ask of wrong.filter(({ id }) => !/^\d/.test(id))) {
      const text = JSON.stringify(own(ask.connection, 'bytes'));
      say(`  ${ask.id}: ${text}: Envoy ${ask.answer}, naive ${choose(ask)}`);
    }
  }
}

function asksOf(one: JsonObject): readonly Ask[] {
  const listener = objectAt(one, 'listener');
  return listAt(one, 'asks').flatMap((ask) => {
    const answer = objectAt(ask, 'answer');
    if (own(answer, 'undetermined') === true) return [];
    const name = own(answer, 'chain');
    return [
      {
        id: String(own(one, 'id')),
        listener,
        connection: objectAt(ask, 'connection'),
        answer: typeof name === 'string' ? name : 'closed',
      },
    ];
  });
}

function otherwise({ listener }: Ask): string {
  return own(listener, 'default_filter_chain') === undefined ? 'closed' : 'default';
}

function matching({ listener, connection }: Ask) {
  const filters = JSON.stringify(own(listener, 'listener_filters'));
  return listAt(listener, 'filter_chains').flatMap((chain) => {
    const match = objectAt(chain, 'filter_chain_match');
    const met = Object.entries(match).every(([criterion, value]) =>
      meets(criterion, isArray(value) ? value : [value], connection, filters),
    );
    return met ? [{ name: String(own(chain, 'name')), criteria: Object.keys(match).length }] : [];
  });
}

function meets(
  criterion: string,
  values: readonly JsonValue[],
  connection: JsonObject,
  filters: string,
): boolean {
  const [to, from] = [objectAt(connection, 'destination'), objectAt(connection, 'source')];
  const bytes = objectAt(connection, 'bytes');
  const kind = String(own(bytes, 'kind'));
  const tls = kind === 'tls' && filters.includes('tls_inspector');
  const sni = tls ? String(own(bytes, 'sni') ?? '').toLowerCase() : '';
  const alpn = tls ? own(bytes, 'alpn') : [filters.includes('http_inspector') ? kind : ''];
  switch (criterion) {
    case 'destination_port':
      return values.includes(own(to, 'port') ?? null);
    case 'source_ports':
      return values.includes(own(from, 'port') ?? null);
    case 'prefix_ranges':
      return values.some((range) => contains(range, own(to, 'address')));
    case 'source_prefix_ranges':
      return values.some((range) => contains(range, own(from, 'address')));
    case 'direct_source_prefix_ranges':
      return values.some((r) => contains(r, own(objectAt(connection, 'direct_source'), 'address')));
    case 'server_names':
      return values.map((name) => String(name).toLowerCase()).some((name) => covers(name, sni));
    case 'transport_protocol':
      return values.includes(tls ? 'tls' : 'raw_buffer');
    case 'application_protocols':
      return isArray(alpn) && values.some((value) => alpn.includes(value));
    case 'source_type': {
      const address = own(from, 'address');
      const loopback = address === '127.0.0.1' || address === '::1';
      const local = loopback || address === own(to, 'address');
      return values.includes('ANY') || values.includes(local ? 'SAME_IP_OR_LOOPBACK' : 'EXTERNAL');
    }
    default:
      return false;
  }
}

function covers(name: string, sni: string): boolean {
  return name === sni || (name.startsWith('*.') && sni.endsWith(name.slice(1)));
}

function contains(range: JsonValue, address: JsonValue | undefined): boolean {
  if (!isObject(range) || typeof address !== 'string') return false;
  const prefix = String(own(range, 'address_prefix'));
  const family = isIPv6(prefix) ? 'ipv6' : 'ipv4';
  if (isIPv6(address) !== (family === 'ipv6')) return false;
  const list = new BlockList();
  const length = Number(own(range, 'prefix_len') ?? 0);
  list.addSubnet(prefix, Math.min(length, family === 'ipv6' ? 128 : 32), family);
  return list.check(address, family);
}

function objectAt(value: JsonObject, key: string): JsonObject {
  const found = own(value, key);
  return isObject(found) ? found : {};
}

function listAt(value: JsonObject, key: string): readonly JsonObject[] {
  const found = own(value, key);
  return isArray(found) ? found.filter(isObject) : [];
}

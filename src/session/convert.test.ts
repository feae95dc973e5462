import { describe, expect, it } from 'vitest';
import { isArray, isObject, type JsonObject, type JsonValue } from '../core/base/json';
import { child, type Pointer, ROOT, resolve } from '../core/base/pointer';
import { FORMATS } from '../core/dump/formats';
import type { ConvertedDump, Format } from '../core/dump/formats/format';
import { refused } from '../core/dump/formats/refused';
import type { Outcome } from '../core/dump/pass';
import { passes } from '../core/dump/passes';
import { findRange } from '../core/dump/stream/find-range';
import { dumpFindings } from '../core/findings/index';
import { SummaryCounter } from '../core/summary/counts';
import {
  chain,
  edsCluster,
  ISTIO_SERVER,
  listener,
  RAW,
  section,
} from '../core/testing/dump-builder';
import { memorySource } from './byte-source';
import { DumpSession } from './dump-session';
import { RawText } from './raw-text';
import { DumpSink } from './read-dump';
import { printedByJq } from './testing/jq';

/*
 * A small format of our own, which no tool prints: `{"proxies": [{"name", "in": [Listener], "out":
 * {NAME: Cluster}}]}`, as many dumps as it has proxies.
 */

const has = (document: JsonValue, key: string): boolean =>
  isObject(document) && isArray(document[key]) && document[key].length > 0;

function convert(document: JsonValue): readonly [ConvertedDump, ...ConvertedDump[]] {
  const proxies = isObject(document) && isArray(document.proxies) ? document.proxies : [];
  const [first, ...more] = proxies.map((proxy, i) => converted(proxy, child(ROOT, 'proxies', i)));
  return first === undefined ? [converted({}, ROOT)] : [first, ...more];
}

function converted(proxy: JsonValue, at: Pointer): ConvertedDump {
  const pointers = new Map<Pointer, Pointer>();
  const { in: listeners, out } = isObject(proxy) ? proxy : {};
  const rows = isArray(listeners) ? listeners : [];
  const dynamic_listeners = rows.map((body, i): JsonObject => {
    pointers.set(
      child(ROOT, 'configs', 0, 'dynamic_listeners', i, 'active_state', 'listener'),
      child(at, 'in', i),
    );
    return { active_state: { listener: body } };
  });
  const clusters = isObject(out) ? Object.entries(out) : [];
  const dynamic_active_clusters = clusters.map(([name, cluster], i): JsonObject => {
    pointers.set(
      child(ROOT, 'configs', 1, 'dynamic_active_clusters', i, 'cluster'),
      child(at, 'out', name),
    );
    return { cluster };
  });
  const configs = [
    section('ListenersConfigDump', { dynamic_listeners }),
    section('ClustersConfigDump', { dynamic_active_clusters }),
  ];
  return { at, document: { configs }, pointers };
}

const TOY: Format = {
  name: 'toy',
  recognises: (document) => has(document, 'proxies'),
  convert: async () => convert,
};

const chains = [
  chain('tls', { transport_protocol: 'tls' }, ISTIO_SERVER),
  chain('plain', { destination_port: 80 }),
];
const FILE: JsonObject = {
  about: { made: 'by hand' },
  proxies: [
    { name: 'a', in: [listener('in', chains)], out: {} },
    {
      name: 'b',
      in: [listener('in', []), { ...listener('odd', chains), listener_filters: 7 }],
      out: { 'o/u t': edsCluster('web', { transport_socket: RAW }) },
    },
  ],
};
const B = child(ROOT, 'proxies', 1);

/** Reads a text as a session does, with one format more. */
async function read(text: string, toy: Format = TOY, dump?: Pointer) {
  const bytes = new TextEncoder().encode(text);
  let found = new DumpSink(new SummaryCounter());
  const fresh = (): DumpSink => {
    found = new DumpSink(new SummaryCounter());
    return found;
  };
  const reading = passes(fresh, { formats: [...FORMATS, toy], dump });
  let step = reading.next();
  while (step.done !== true) {
    const need = step.value;
    if (need.kind === 'next-row') throw new Error('no row is damaged');
    if (need.kind === 'load') await need.load();
    else {
      for (let from = 0; from < bytes.length; from += 1000) {
        if (!need.push(bytes.subarray(from, from + 1000))) break;
      }
    }
    step = reading.next();
  }
  return { end: step.value, found, bytes };
}

async function open(text: string, dump?: Pointer): Promise<[DumpSession, Outcome]> {
  const { end, found, bytes } = await read(text, TOY, dump);
  if (end.kind !== 'read') throw new Error(end.kind);
  const reading = found.finish(end.format);
  const raw = new RawText(memorySource(bytes), reading.rows, (at) => findRange(at, [bytes]));
  const file = { name: 'toy.json', size: bytes.length, digest: '', jqName: 'toy.json' };
  return [new DumpSession(raw, reading, file, dumpFindings), end];
}

describe('a format that converts', () => {
  const text = JSON.stringify(FILE, undefined, 2);

  it('gives the first of its dumps, or the one that is asked for', async () => {
    const [first, end] = await open(text);
    expect(end).toEqual({ kind: 'read', format: 'toy', dumps: [child(ROOT, 'proxies', 0), B] });
    expect(first.dump.model.listeners.map(({ name }) => name)).toEqual(['in']);
    const [second] = await open(text, B);
    expect(second.dump.model.listeners.map(({ name }) => name)).toEqual(['in', 'odd']);
    expect(second.dump.model.clusters.map(({ name }) => name)).toEqual(['web']);
  });

  it.each([child(ROOT, 'proxies', 0), B])(
    'has pointers into the file that was dropped, and jq commands for it: %s',
    async (dump) => {
      const [session] = await open(text, dump);
      const nodes = session.dump.graph.nodes.filter(({ presence }) => presence === 'file');
      expect(nodes.length).toBeGreaterThan(2);
      const describer = await session.describer();
      for (const { id, pointer = ROOT } of nodes) {
        expect(pointer.startsWith(`${dump}/`), pointer).toBe(true);
        const inFile = resolve(FILE, pointer);
        expect(JSON.parse(session.raw(pointer, true)?.text ?? '')).toEqual(inFile);
        for (const json of describer(id)?.json ?? []) {
          expect(await printedByJq(json.jq, text)).toEqual([resolve(FILE, json.pointer)]);
        }
      }
    },
  );

  it('tells notices where they are in the file', async () => {
    const [session] = await open(text, B);
    expect(session.notices).toContainEqual({
      pointer: child(B, 'in', 1, 'listener_filters'),
      about: { key: 'bad-field', field: 'listener_filters', expected: 'list' },
    });
  });

  it('is told by its head, if that is enough, or at the end', async () => {
    const long = JSON.stringify({ ...FILE, more: 'x'.repeat(50_000) });
    const told = async (toy: Format): Promise<Outcome> => (await read(long, toy)).end;
    const late = await told(TOY);
    expect(late).toMatchObject({ kind: 'read', format: 'toy' });
    expect(await told({ ...TOY, early: true })).toEqual(late);
    // A refused one needs no more of the file than is needed to recognise it.
    const cut = long.slice(0, 20_000);
    const no = refused('csds', TOY.recognises);
    const problem = { kind: 'problem', problem: { kind: 'wrong-format', format: 'csds' } };
    expect((await read(cut, { ...no, early: true })).end).toEqual(problem);
  });

  it('is not JSON where it is cut off, and opens with text behind it', async () => {
    expect((await read(text.slice(0, -3))).end).toMatchObject({ kind: 'not-json', cut: true });
    const { end, found } = await read(`${text}\n$ exit`);
    expect(end.kind).toBe('read');
    expect(found.finish('').notices.map(({ about }) => about.key)).toContain('trailing-text');
  });

  it('says so where there is more than is read at once', async () => {
    const large = JSON.stringify({ ...FILE, more: 'x'.repeat(70_000_000) });
    expect((await read(large)).end).toEqual({
      kind: 'problem',
      problem: { kind: 'too-large', limit: 64 << 20 },
    });
  }, 60_000);
});

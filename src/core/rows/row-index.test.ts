import * as jq from 'jq-wasm';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../base/json';
import { type Pointer, parsePointer, ROOT, resolve } from '../base/pointer';
import { readText } from '../dump/read';
import { jqAt } from './jq-at';
import { RowIndex } from './row-index';

const pointer = (text: string): Pointer => parsePointer(text) ?? ROOT;

function indexOf(document: JsonValue): RowIndex {
  const index = new RowIndex();
  readText(JSON.stringify(document), {
    resource: (resource) => index.add(resource),
    section: (_, place) => index.section(place),
    notice: () => undefined,
  });
  return index;
}

/** What jq prints for a place, and how many bodies had to be read for the command. */
async function printed(document: JsonValue, path: string) {
  let read = 0;
  const command = jqAt(indexOf(document), pointer(path), 'f', (at) => {
    read += 1;
    return resolve(document, at);
  });
  const filter = /^jq '(.*)' f$/s.exec(command ?? '')?.[1] ?? '';
  const text = await jq.raw(JSON.stringify(document), filter, ['-c']);
  return { values: text.trim().split('\n'), read };
}

const TYPE = 'type.googleapis.com/envoy.admin.v3.ClustersConfigDump';
const named = (name: JsonValue, i: number): JsonObject => ({
  cluster: { name, alt_stat_name: `n${i}` },
});
const MANY = 100;
const document: JsonObject = {
  configs: [
    { '@type': TYPE, static_clusters: [named('same', -1)] },
    {
      '@type': TYPE,
      dynamic_active_clusters: Array.from({ length: MANY }, (_, i) =>
        i % 10 === 0 ? named(i, i) : i % 3 === 0 ? named(null, i) : named('same', i),
      ),
    },
  ],
};

describe('the index of rows', () => {
  it('takes one of many with one name by its number, and reads no other', async () => {
    const at = '/configs/1/dynamic_active_clusters/97/cluster/alt_stat_name';
    expect(await printed(document, at)).toEqual({ values: ['"n97"'], read: 1 });
  });

  it('does so where the file gives no name, and names that are no text do not count', async () => {
    const at = '/configs/1/dynamic_active_clusters/96/cluster/alt_stat_name';
    expect(await printed(document, at)).toEqual({ values: ['"n96"'], read: 1 });
    const odd = '/configs/1/dynamic_active_clusters/90/cluster/alt_stat_name';
    expect((await printed(document, odd)).values).toEqual(['"n90"']);
  });

  it('tells bodies of other arrays and sections apart', async () => {
    const at = '/configs/0/static_clusters/0/cluster/alt_stat_name';
    expect((await printed(document, at)).values).toEqual(['"n-1"']);
  });

  it('finds the body in which a place lies, and none beside one', () => {
    const index = indexOf(document);
    const row = '/configs/1/dynamic_active_clusters/97';
    const { range, inner } = index.rowOf(pointer(`${row}/cluster/a/0`)) ?? {};
    expect(inner).toBe('/cluster/a/0');
    const text = JSON.stringify(document).slice(range?.start, range?.end);
    expect(JSON.parse(text)).toEqual(resolve(document, pointer(row)));
    for (const other of [row, `${row}/clusters`, '/configs/1', '']) {
      expect(index.rowOf(pointer(other))).toBeUndefined();
    }
  });
});

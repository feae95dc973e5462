import { appendFileSync, mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { child, ROOT } from '../core/base/pointer';
import { blobInMemory } from './byte-source';
import { isFileError } from './file-reader';
import { pathSource } from './node-source';
import { openSession } from './open-session';

const folder = mkdtempSync(join(tmpdir(), 'mtlscope-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
async function open(path: string) {
  const blob = await openAsBlob(path);
  const opened = await openSession({
    blob,
    name: path,
    sourceOf: (of) => (of === blob ? pathSource(path) : blobInMemory(of)),
    onProgress: () => undefined,
  });
  if (!opened.ok) throw new Error(opened.error.kind);
  return opened.value;
}

const dump = JSON.stringify({
  configs: [
    {
      '@type': 'type.googleapis.com/envoy.admin.v3.ClustersConfigDump',
      static_clusters: [{ cluster: { name: 'a' } }, { cluster: { name: 'b' } }],
    },
  ],
});
const A = child(ROOT, 'configs', 0, 'static_clusters', 0, 'cluster');

describe('a session in Node', () => {
  it.each([
    ['a file', file('dump.json', dump)],
    ['a packed file', file('dump.json.gz', gzipSync(dump))],
    ['a file that was cut off', file('cut.json', dump.slice(0, -4))],
  ])('opens %s and reads it again where it lies', async (_, path) => {
    const session = await open(path);
    expect(session.opened.summary.clusters).toBe(2);
    expect(session.raw(A, false)?.text).toBe('{"name":"a"}');
  });
  it('tells a file that was changed or deleted since', async () => {
    const path = file('changed.json', dump);
    const session = await open(path);
    const error = (): unknown => {
      try {
        return session.raw(A, false);
      } catch (thrown) {
        return thrown;
      }
    };
    appendFileSync(path, ' ');
    expect(isFileError(error())).toBe(true);
    rmSync(path);
    expect(isFileError(error())).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import type { Identity } from '../core/model/identity';
import { Capture, type CaptureFile, type Opened } from './capture';

const NOBODY: Identity = {
  nodeId: undefined,
  type: undefined,
  name: undefined,
  namespace: undefined,
  ips: [],
  envoyVersion: undefined,
  istioVersion: undefined,
};
const REVIEWS: Identity = {
  ...NOBODY,
  nodeId: 'sidecar~10.0.0.1~reviews-1.shop~shop.svc.cluster.local',
  type: 'sidecar',
  name: 'reviews-1',
  namespace: 'shop',
};
const file = (path: string): CaptureFile => ({
  name: path.slice(path.lastIndexOf('/') + 1),
  path,
  blob: new Blob([]),
});
const opened = (
  identity: Partial<Identity>,
  keys: readonly string[] = [],
  lastChange?: string,
): Opened<string> => ({
  session: 'session',
  dump: { identity: { ...NOBODY, ...identity }, lastChange },
  keys,
});
/** What the dumps of some files are called, one file after the other. */
async function called(...files: readonly (readonly [string, ...(readonly Opened<string>[])])[]) {
  const by = new Map(files.map(([path, ...dumps]) => [path, dumps]));
  const capture = new Capture<string>(async ({ path }) => by.get(path) ?? []);
  for (const [path] of files) await capture.add(file(path));
  return capture.entries.map(({ identity }) => identity.dump);
}

describe('a dump is called', () => {
  it('by namespace and pod, which it says itself', async () => {
    expect(await called(['proxies/other/pod-2/config_dump', opened(REVIEWS)])).toEqual([
      'shop/reviews-1',
    ]);
  });
  it('as the keys above it say, wherever the file lies', async () => {
    expect(
      await called([
        'proxies/other/pod-2/config_dump',
        opened({}, ['envoy-system', 'gateway-7']),
        opened({}, ['default/eg']),
        opened({ nodeId: 'id' }, ['web-proxy']),
        opened({}, ['web-proxy']),
      ]),
    ).toEqual([
      'envoy-system/gateway-7',
      'default/eg',
      'id',
      'proxies/other/pod-2/config_dump#web-proxy',
    ]);
  });
  it.each([
    ['bug-report/proxies/shop/web-1/config_dump?include_eds', 'shop/web-1'],
    ['proxies\\shop\\web-1\\config_dump_include_eds', 'shop/web-1'],
    ['x/sha256-0/namespaces/shop/pods/web-1/config_dump_proxy.json', 'shop/web-1'],
    ['envoy-gateway-1/config-dumps/shop/web-1.json', 'shop/web-1'],
    ['my-proxies/shop/web-1/config_dump', 'my-proxies/shop/web-1/config_dump'],
  ])('as the folders of %s say', async (path, name) => {
    expect(await called([path, opened({})])).toEqual([name]);
  });
  it('by its node id, where nothing names a pod, and else by its path', async () => {
    expect(await called(['a/dump.json', opened({ nodeId: 'test-id' })])).toEqual(['test-id']);
    expect(await called(['a/dump.json', opened({})])).toEqual(['a/dump.json']);
  });
  it('as no other of its capture is', async () => {
    expect(
      await called(
        ['a.json', opened(REVIEWS), opened({ nodeId: 'shop/reviews-1~2' })],
        ['b.json', opened(REVIEWS)],
      ),
    ).toEqual(['shop/reviews-1', 'shop/reviews-1~2', 'shop/reviews-1~3']);
  });
});

describe('a capture', () => {
  it('gives the sessions of a file with their entries, and holds the entries', async () => {
    const moment = '2026-01-02T03:04:05Z';
    const capture = new Capture<string>(async () => [opened(REVIEWS, [], moment)]);
    const reviews = file('reviews.json');
    const [added] = await capture.add(reviews);
    expect(added?.session).toBe('session');
    expect(added?.entry).toMatchObject({ files: [reviews], moment });
    expect(capture.entries).toEqual([added?.entry]);
    expect(Object.keys(capture.entries[0] ?? {})).not.toContain('session');
  });
  it('holds what it held where a file does not open', async () => {
    const capture = new Capture<string>(async ({ path }) => {
      if (path === 'bad') throw new Error('refused');
      return [opened(REVIEWS)];
    });
    await capture.add(file('good'));
    await expect(capture.add(file('bad'))).rejects.toThrow('refused');
    expect(capture.entries).toHaveLength(1);
  });
});

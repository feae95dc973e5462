import { execFileSync } from 'node:child_process';
import * as jq from 'jq-wasm';
import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject, type JsonValue } from '../base/json';
import { type Pointer, parsePointer, ROOT, resolve, tokens } from '../base/pointer';
import { readText } from '../dump/read';
import type { SourceResource } from '../dump/source';
import { jqCommand } from './jq';

const FILE = 'dump.json';
const pointer = (text: string): Pointer => parsePointer(text) ?? ROOT;
const object = (value: JsonValue | undefined): JsonObject => (isObject(value) ? value : {});

/** The command for a place in a document, with the addresses that the reader really gives. */
function command(document: JsonValue, path: string, file = FILE): string {
  const resources: SourceResource[] = [];
  readText(JSON.stringify(document), {
    resource: (resource) => resources.push(resource),
    section: () => undefined,
    notice: () => undefined,
  });
  const found = resources.find((r) => path === r.pointer || path.startsWith(`${r.pointer}/`));
  if (found === undefined) throw new Error(`no body at ${path}`);
  const address = JSON.stringify(found.address);
  const same = resources.filter((r) => JSON.stringify(r.address) === address);
  const { section } = found.address;
  const sections = resolve(document, pointer('/configs'));
  const sameTypeSections = Array.isArray(sections)
    ? sections.filter((s) => section.by === 'type' && object(s)['@type'] === section.type).length
    : 1;
  return jqCommand(
    {
      address: found.address,
      sameTypeSections,
      bodies: same.map((r) => r.value),
      index: same.indexOf(found),
      inner: tokens(pointer(path)).slice(tokens(found.pointer).length),
    },
    file,
  );
}

/** The words that a shell makes of a command. */
const words = (line: string): readonly string[] =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);

/** Runs the command with the real jq: it has to print the value at the pointer, once. */
async function proves(document: JsonValue, path: string): Promise<string> {
  const line = command(document, path);
  const [program, filter, file, ...rest] = words(line);
  expect([program, file, rest]).toEqual(['jq', FILE, []]);
  const printed = await jq.raw(JSON.stringify(document), filter ?? '', ['-c']);
  const values = printed.split('\n').filter((text) => text !== '');
  expect(values, line).toHaveLength(1);
  expect(JSON.parse(values[0] ?? ''), line).toEqual(resolve(document, pointer(path)));
  return filter ?? '';
}

const type = (name: string): string => `type.googleapis.com/envoy.admin.v3.${name}`;
const listeners = (...rows: JsonValue[]): JsonObject => ({
  '@type': type('ListenersConfigDump'),
  dynamic_listeners: rows,
});
const active = (listener: JsonObject): JsonObject => ({
  name: listener.name ?? '',
  active_state: { version_info: '1', listener },
});
const dump = (...configs: JsonValue[]): JsonObject => ({ configs });
const LISTENER = '/active_state/listener';
const row = (n: number): string => `/configs/0/dynamic_listeners/${n}`;

describe('jqCommand', () => {
  it('says what the article says', async () => {
    const chain = (protocol: string): JsonObject => ({
      name: '0.0.0.0_50051',
      filter_chain_match: { transport_protocol: protocol, destination_port: 50051 },
      transport_socket: { name: protocol, typed_config: { '@type': 'x', of: protocol } },
    });
    const document = dump(
      { '@type': type('BootstrapConfigDump'), bootstrap: { node: { id: 'x' } } },
      listeners(
        active({ name: 'virtualOutbound', filter_chains: [{}] }),
        { name: 'only-warming', warming_state: { listener: { name: 'only-warming' } } },
        active({ name: 'virtualInbound', filter_chains: [chain('tls'), chain('raw_buffer')] }),
      ),
    );
    const at = '/configs/1/dynamic_listeners/2/active_state/listener/filter_chains/0';
    expect(await proves(document, `${at}/transport_socket/typed_config`)).toBe(
      '.configs[] | select(."@type" == "type.googleapis.com/envoy.admin.v3.ListenersConfigDump")' +
        ' | .dynamic_listeners[].active_state.listener | select(.name == "virtualInbound")' +
        ' | .filter_chains[] | select(.name == "0.0.0.0_50051" and .filter_chain_match ==' +
        ' {"destination_port":50051,"transport_protocol":"tls"}) | .transport_socket.typed_config',
    );
    expect(await proves(document, '/configs/0/bootstrap')).toBe(
      '.configs[] | select(."@type" == "type.googleapis.com/envoy.admin.v3.BootstrapConfigDump") | .bootstrap',
    );
    expect(command(document, at)).toMatch(/^jq '.*' dump\.json$/);
  });

  it.each([
    `it's`,
    `'; echo "$HOME" #`,
    'quote " and back\\slash',
    String.raw`\(1 + 1)`,
    String.raw`\\(env)`,
    '$__loc__ $HOME `id`',
    'new\nline\ttab\r\u0000\u001f',
    '服务 größer 😀 \u2028',
    'outbound|80||*.example.com',
    'spiffe://cluster.local/ns/a/sa/b',
    '%s \\n -- ~!',
    'x'.repeat(5000),
  ])('cannot be led astray by the name %j', async (name) => {
    const body: JsonObject = {
      name,
      filter_chains: [{ name, filter_chain_match: { server_names: [name] } }, { name: '' }],
    };
    const document = dump(listeners(active({ name: 'other' }), active(body), {}));
    await proves(document, `${row(1)}${LISTENER}`);
    await proves(
      document,
      `${row(1)}${LISTENER}/filter_chains/0/filter_chain_match/server_names/0`,
    );
  });

  it('lets no other state and no null through', async () => {
    const named = { name: 'a', stat_prefix: 'active' };
    const document = dump(
      listeners(
        {
          name: 'a',
          active_state: { listener: named },
          warming_state: { listener: { ...named, stat_prefix: 'warming' } },
        },
        { name: 'b', error_state: { failed_configuration: { name: 'b' }, details: 'x' } },
        { error_state: { failed_configuration: { stat_prefix: 'nameless' } } },
        { name: 'c' },
        { name: 'd', draining_state: { listener: { name: 'd' } } },
      ),
    );
    await proves(document, `${row(0)}/active_state/listener`);
    await proves(document, `${row(0)}/warming_state/listener`);
    await proves(document, `${row(1)}/error_state/failed_configuration`);
    await proves(document, `${row(4)}/draining_state/listener`);
    expect(await proves(document, `${row(2)}/error_state/failed_configuration`)).toContain(
      '.error_state.failed_configuration | select(. != null and .name == null)',
    );
  });

  it('counts only where nothing else tells', async () => {
    const same = { name: 'a', filter_chains: [{ name: 'x' }] };
    const document = dump(
      listeners(
        active(same),
        active({ name: 'b' }),
        active({
          ...same,
          filter_chains: [{ name: 'y', transport_socket: { name: 'tls' } }, { name: 'x' }],
        }),
        { error_state: { failed_configuration: { address: 1 } } },
        { error_state: { failed_configuration: { address: 2 } } },
      ),
    );
    expect(await proves(document, `${row(0)}${LISTENER}`)).toMatch(/^\[\.configs.*\]\[0\]$/);
    expect(await proves(document, `${row(2)}${LISTENER}`)).toMatch(/\]\[1\]$/);
    expect(await proves(document, `${row(4)}/error_state/failed_configuration`)).toMatch(
      /\]\[1\]$/,
    );
    // Only the second of the two has this chain: no index is needed.
    const inChain = `${row(2)}${LISTENER}/filter_chains/0/transport_socket`;
    expect(await proves(document, inChain)).not.toMatch(/\[\d\]/);
    expect(await proves(document, `${row(2)}${LISTENER}/filter_chains/1`)).toMatch(/\]\[1\]$/);
  });

  it('chooses among the chains of one listener', async () => {
    const match = { destination_port: 80 };
    const chains: readonly JsonObject[] = [
      { name: 'a', filter_chain_match: match },
      { name: 'a', filter_chain_match: { ...match, server_names: ["it's"] } },
      { name: 'a' },
      {
        filter_chain_match: { ...match, prefix_ranges: [{ address_prefix: '::', prefix_len: 0 }] },
      },
      { filter_chain_match: match },
      { name: 'twin', filter_chain_match: {} },
      { name: 'twin', filter_chain_match: {}, on: 2 },
      {},
      { transport_socket: { name: 'x' } },
      { name: 'big', filter_chain_match: { destination_port: 1.5 } },
      { name: 'big' },
    ];
    const document = dump(listeners(active({ name: 'l', filter_chains: chains })));
    const at = `${row(0)}${LISTENER}/filter_chains`;
    for (let n = 0; n < chains.length; n++) await proves(document, `${at}/${n}`);
    expect(await proves(document, `${at}/4`)).toMatch(
      /select\(\.name == null and \.filter_chain_match == /,
    );
    expect(await proves(document, `${at}/6`)).toMatch(/\.filter_chains\[6\]$/);
    const one = dump(
      listeners(
        active({ name: 'l', filter_chains: [{ filters: [{ name: 'f' }, { name: 'g' }] }] }),
      ),
    );
    expect(await proves(one, `${at}/0/filters/1`)).toMatch(
      /\.filter_chains\[\]\.filters\[\] \| select\(\.name == "g"\)$/,
    );
  });

  it('compares numbers as the file has them', async () => {
    const text =
      '{"configs":[{"@type":"T","dynamic_listeners":[{"active_state":{"listener":{"name":"a","filter_chains":[{"name":"x","filter_chain_match":{"p":9007199254740993}},{"name":"x"}]}}}]}]}'.replace(
        '"T"',
        JSON.stringify(type('ListenersConfigDump')),
      );
    const document: JsonValue = JSON.parse(text);
    const [, filter] = words(command(document, `${row(0)}${LISTENER}/filter_chains/0`));
    expect(filter).toMatch(/filter_chains\[0\]$/);
    expect((await jq.raw(text, filter ?? '', ['-c'])).trim()).toBe(
      '{"name":"x","filter_chain_match":{"p":9007199254740993}}',
    );
  });

  it('walks arrays of all kinds inside a body', async () => {
    const document = dump({
      '@type': type('ClustersConfigDump'),
      dynamic_active_clusters: [
        {
          cluster: {
            name: 'c',
            transport_socket_matches: [
              {
                name: 'tlsMode-istio',
                match: { tlsMode: 'istio' },
                transport_socket: { name: 'tls' },
              },
              { name: 'tlsMode-disabled', match: {} },
            ],
            nested: [[1, [2, 3]], [{ 'a.b': [null, { name: 'x' }, { name: 'x' }] }]],
            'odd key': { '@type': 'x', '': { '"': 1 }, end: { and: [true] } },
            names: [{ name: 'n' }, 'text', null],
          },
        },
        { cluster: { name: 'd' } },
      ],
    });
    const at = '/configs/0/dynamic_active_clusters/0/cluster';
    for (const path of [
      '/transport_socket_matches',
      '/transport_socket_matches/0/transport_socket',
      '/transport_socket_matches/1/match',
      '/nested/0/1/0',
      '/nested/1/0/a.b/0',
      '/nested/1/0/a.b/2/name',
      '/odd key/@type',
      '/odd key//"',
      '/odd key/end/and/0',
      '/names/0',
      '/names/1',
      '/names/2',
    ]) {
      await proves(document, at + path);
    }
  });

  it('passes over what twins of another form would break', async () => {
    const chain = (value: JsonValue): JsonObject => active({ name: 'a', filter_chains: value });
    const good: readonly JsonObject[] = [
      { name: 'x', transport_socket: { typed_config: [{ deep: { on: 1 } }] } },
      { name: 'y' },
    ];
    const odd: readonly JsonValue[] = [
      'text',
      null,
      7,
      {},
      { k: 'x' },
      [],
      ['x'],
      [{ name: 'x', transport_socket: 'y' }],
    ];
    for (const bad of odd) {
      const document = dump(listeners(chain(bad), chain(good)));
      const at = `${row(1)}${LISTENER}/filter_chains/0/transport_socket/typed_config`;
      await proves(document, at);
      await proves(document, `${at}/0/deep/on`);
    }
  });

  it('finds rows in every form of dump', async () => {
    const secret = (name: string): JsonObject => ({ name, secret: { '@type': 's', name } });
    const sections = (more: JsonObject): JsonObject => ({
      '@type': type('SecretsConfigDump'),
      ...more,
    });
    const both = dump(
      sections({ dynamic_active_secrets: [secret('default')] }),
      sections({}),
      sections({
        dynamic_active_secrets: [secret('ROOTCA'), secret('default')],
        static_secrets: [secret('default')],
      }),
    );
    await proves(both, '/configs/0/dynamic_active_secrets/0');
    await proves(both, '/configs/2/dynamic_active_secrets/0/secret');
    expect(await proves(both, '/configs/2/dynamic_active_secrets/1')).toContain(
      '.dynamic_active_secrets[]?',
    );
    await proves(both, '/configs/2/static_secrets/0');

    const bootstraps = dump(
      { '@type': type('BootstrapConfigDump') },
      { '@type': type('BootstrapConfigDump'), bootstrap: { node: { id: 'a' } } },
    );
    await proves(bootstraps, '/configs/1/bootstrap');

    const rows = dump(
      {
        '@type': type('ListenersConfigDump.DynamicListener'),
        name: 'a',
        warming_state: { listener: { name: 'a' } },
      },
      {
        '@type': type('ListenersConfigDump.DynamicListener'),
        name: 'a',
        active_state: { listener: { name: 'a' } },
      },
      { '@type': type('SecretsConfigDump.DynamicSecret'), ...secret('a') },
    );
    await proves(rows, '/configs/0/warming_state/listener');
    await proves(rows, '/configs/1/active_state/listener/name');
    await proves(rows, '/configs/2');

    const keyed: JsonObject = {
      configs: {
        listeners: {
          dynamicActiveListeners: [{ listener: { name: 'a' } }, { listener: { name: 'b' } }],
        },
      },
    };
    expect(await proves(keyed, '/configs/listeners/dynamicActiveListeners/1/listener')).toBe(
      '.configs.listeners.dynamicActiveListeners[].listener | select(.name == "b")',
    );

    const only: JsonObject = { dynamicActiveSecrets: [secret('a'), secret('b')] };
    expect(await proves(only, '/dynamicActiveSecrets/1/secret')).toBe(
      '.dynamicActiveSecrets[] | select(.name == "b") | .secret',
    );

    const camel = dump({
      '@type': type('EndpointsConfigDump'),
      dynamicEndpointConfigs: [
        { endpointConfig: { clusterName: 'a' } },
        {
          endpointConfig: { clusterName: 'b', endpoints: [{ lbEndpoints: [{ n: 1 }, { n: 2 }] }] },
        },
      ],
    });
    expect(
      await proves(
        camel,
        '/configs/0/dynamicEndpointConfigs/1/endpointConfig/endpoints/0/lbEndpoints/1',
      ),
    ).toContain('select(.clusterName == "b") | .endpoints[].lbEndpoints[1]');
  });

  it('quotes the file name for a shell where it must', () => {
    const document = dump({ '@type': type('BootstrapConfigDump'), bootstrap: { node: {} } });
    for (const name of [
      'my dump.json',
      "it's.json",
      '-rf',
      '$(id).json',
      'a\nb',
      '服务.json',
      '~x',
      '',
    ]) {
      const [, , file] = words(command(document, '/configs/0/bootstrap', name));
      expect(file).toBe(name.startsWith('-') ? `./${name}` : name);
    }
    expect(command(document, '/configs/0/bootstrap', 'a-b_1.json')).toMatch(/ a-b_1\.json$/);
  });
});

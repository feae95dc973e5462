import { connect } from '../graph/connect';
import '../decide/socket/socket-matcher-engine';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CORPUS } from '../../testing/corpus';
import { readText } from '../dump/read';
import { ModelBuilder } from '../model/build';
import { type Facts, factsOf } from './facts';

/** What is true of a dump by the configuration that it was made from. */
interface Truth {
  readonly inbound?: Facts['inbound'];
  readonly inbound_default?: string;
  readonly clusters?: Readonly<
    Record<string, { readonly cluster?: string; readonly endpoints?: Record<string, string> }>
  >;
  /** `mode` with further words after it; `port` is the Service's, `targetPort` the proxy's. */
  readonly gateway?: readonly {
    readonly targetPort: number;
    readonly hosts: readonly string[];
    readonly mode: string;
  }[];
}

const FOLDER = join(CORPUS, 'generated');
/** Of this one nothing was ever delivered. */
const NOTHING = 'secret-never-arrives';
const cases = (existsSync(FOLDER) ? readdirSync(FOLDER) : [])
  .filter((name) => name !== NOTHING && existsSync(join(FOLDER, name, 'facts.json')))
  .sort();

const read = (name: string, file: string): string => readFileSync(join(FOLDER, name, file), 'utf8');

/** Names that are no TLS server names: hosts of plain HTTP, and AUTO_PASSTHROUGH. */
const tlsHosts = (mode: string, hosts: readonly string[] | null): readonly string[] =>
  mode === 'plaintext' || mode === 'AUTO_PASSTHROUGH' ? [] : [...(hosts ?? [])].sort();

describe.each(cases)('%s', (name) => {
  const truth: Truth = JSON.parse(read(name, 'facts.json'));
  const builder = new ModelBuilder();
  const format = readText(read(name, 'dump.json'), builder);
  const facts = factsOf(connect(builder.finish(format.ok ? format.value : '')));

  it('has the modes of its ports', () => {
    expect(facts.inbound).toMatchObject(truth.inbound ?? {});
    if (truth.inbound_default !== undefined) {
      expect(facts.inbound_default).toBe(truth.inbound_default);
    }
  });

  it('has the kind of each endpoint', () => {
    for (const [cluster, { cluster: one, endpoints }] of Object.entries(truth.clusters ?? {})) {
      const found = facts.clusters?.[cluster];
      if (one !== undefined) expect([cluster, found]).toEqual([cluster, { cluster: one }]);
      if (Object.keys(endpoints ?? {}).length === 0) continue;
      expect([cluster, found]).toMatchObject([cluster, { endpoints }]);
    }
  });

  it('has the servers of a gateway, and none of any other proxy', () => {
    const byPort = (a: { readonly port: number }, b: { readonly port: number }) => a.port - b.port;
    const expected = (truth.gateway ?? []).map(({ targetPort: port, hosts, mode: words }) => {
      const mode = /^\w+/.exec(words)?.[0] ?? '';
      return { port, mode, hosts: tlsHosts(mode, hosts) };
    });
    const found = (facts.gateway ?? []).map(({ port, hosts, mode }) => {
      return { port, mode, hosts: tlsHosts(mode ?? '', hosts) };
    });
    expect(found).toEqual(expected.sort(byPort));
  });
});

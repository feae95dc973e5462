import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import type { Connection } from '../connection';
import { chains, connection, HTTP_INSPECTOR, place, ranges, tls } from '../fixtures/connections';
import { selectFilterChain } from './filter-chain';
import type { ChainLevel } from './levels';
import type { ChainStep } from './trace';

type Matches = Readonly<Record<string, JsonObject>>;

/** The step of a connection at one level. */
function stepAt(
  level: ChainLevel,
  matches: Matches,
  asked: Connection = connection(),
  more: JsonObject = {},
): ChainStep {
  const { trace } = selectFilterChain(chains(matches, more), asked);
  const steps = trace.kind === 'levels' ? trace.steps : [];
  const step = steps.find((one) => one.level === level);
  if (step === undefined) throw new Error(`no step ${level}`);
  return step;
}
/** Name of the chain that is taken, or what became of the connection. */
function taken(matches: Matches, asked: Connection): string {
  const listener = chains(matches);
  const { choice } = selectFilterChain(listener, asked);
  return choice.kind === 'chain' ? (listener.chains[choice.chain]?.name ?? '?') : choice.kind;
}

describe('a chain that names a value twice', () => {
  it('stands at its branch once', () => {
    const twice = { server_names: ['a.com', 'A.com', 'a.com'] };
    const asked = connection({ bytes: tls('a.com') });
    const step = stepAt('server_names', { twice, other: { server_names: ['a.com'] } }, asked);
    expect(step).toMatchObject({ taken: 'a.com' });
    expect(step.branches).toEqual([expect.objectContaining({ key: 'a.com', chains: [0, 1] })]);
  });
});

describe('why a chain falls out', () => {
  const hello = connection({ bytes: tls('a.com', 'h2') });
  const WANTS: readonly (readonly [ChainLevel, JsonObject])[] = [
    ['server_names', { server_names: ['a.com'] }],
    ['transport_protocol', { transport_protocol: 'tls' }],
    ['application_protocols', { application_protocols: ['h2'] }],
  ];
  it.each(WANTS)('nobody looked for its %s', (level, wants) => {
    const step = stepAt(level, { wants, any: {} }, hello, { listener_filters: [] });
    expect(step.out).toEqual([{ why: 'not-inspected', chains: [0] }]);
    expect(stepAt(level, { wants, any: {} }, hello).out).toEqual([
      { why: 'shadowed', chains: [1] },
    ]);
  });
  it('other values of what nobody looks for are just other values', () => {
    const off = { listener_filters: [] };
    const quic = { wants: { transport_protocol: 'quic' }, any: {} };
    expect(stepAt('transport_protocol', quic, hello, off).out).toEqual([
      { why: 'other-value', chains: [0] },
    ]);
    const port = { wants: { destination_port: 1 }, any: {} };
    expect(stepAt('destination_port', port, hello, off).out).toEqual([
      { why: 'other-value', chains: [0] },
    ]);
  });
  it('http_inspector alone finds the protocols of HTTP, and no others', () => {
    const only = { listener_filters: [HTTP_INSPECTOR] };
    const raw = connection();
    for (const protocol of ['http/1.0', 'http/1.1', 'h2c']) {
      const wants = { application_protocols: [protocol] };
      const step = stepAt('application_protocols', { wants, any: {} }, raw, only);
      expect(step.out).toEqual([{ why: 'other-value', chains: [0] }]);
    }
    const wants = { application_protocols: ['h2', 'istio'] };
    const step = stepAt('application_protocols', { wants, any: {} }, raw, only);
    expect(step.out).toEqual([{ why: 'not-inspected', chains: [0] }]);
  });
  it('each reason once, with all its chains', () => {
    const matches = {
      a: { prefix_ranges: ranges('10.0.0.0/8') },
      b: { prefix_ranges: ranges('10.0.0.1/32') },
      c: { prefix_ranges: ranges('192.168.0.0/16') },
      d: {},
      e: { prefix_ranges: ranges('172.16.0.0/12') },
    };
    const step = stepAt('prefix_ranges', matches);
    expect(step.out).toEqual([
      { why: 'shadowed', chains: [0, 3] },
      { why: 'other-value', chains: [2, 4] },
    ]);
    expect(step.branches.map(({ key, fits }) => [key, fits])).toEqual([
      ['10.0.0.1/32', true],
      ['10.0.0.0/8', true],
      ['', true],
      ['192.168.0.0/16', false],
      ['172.16.0.0/12', false],
    ]);
    expect(step).toMatchObject({ value: '10.0.0.1', taken: '10.0.0.1/32', branchCount: 5 });
  });
  it('a chain that stays by another of its values does not', () => {
    const matches = {
      both: { prefix_ranges: ranges('10.0.0.0/8', '10.0.0.1/32') },
      wide: { prefix_ranges: ranges('10.0.0.0/9') },
    };
    expect(stepAt('prefix_ranges', matches).out).toEqual([{ why: 'shadowed', chains: [1] }]);
  });
  it('of very many branches a hundred are shown, those that fit before the others', () => {
    const many = Object.fromEntries(
      Array.from({ length: 150 }, (_, i) => [`c${i}`, { destination_port: 1000 + i }]),
    );
    const asked = connection({ destination: place('10.0.0.1:1149') });
    const step = stepAt('destination_port', many, asked);
    expect(step.branches).toHaveLength(100);
    expect(step.branches[0]).toEqual({ key: '1149', chains: [149], fits: true });
    expect(step.branchCount).toBe(150);
    expect(step.out).toEqual([
      { why: 'other-value', chains: Array.from({ length: 149 }, (_, i) => i) },
    ]);
  });
});

describe('what a connection is looked up by', () => {
  const named = (sni: string) => connection({ bytes: tls(sni) });
  it('wildcards from the longest on, each from a dot', () => {
    const matches = {
      com: { server_names: ['*.com'] },
      a: { server_names: ['*.a.com'] },
      dotted: { server_names: ['.b.com'] },
    };
    expect(taken(matches, named('x.y.a.com'))).toBe('a');
    expect(taken(matches, named('a.com'))).toBe('com');
    expect(taken(matches, named('x.B.com'))).toBe('dotted');
    expect(taken(matches, named('com'))).toBe('closed');
    // A dot at the end is not one to cut at.
    expect(taken(matches, named('com.'))).toBe('closed');
    // Envoy keeps `*.com` as `.com`, so that a client can say just that.
    expect(taken(matches, named('.com'))).toBe('com');
  });
  it('where the peer is: on this host by loopback or the same address', () => {
    const matches = {
      local: { source_type: 'SAME_IP_OR_LOOPBACK' },
      external: { source_type: 'EXTERNAL' },
    };
    const from = (source: string) => taken(matches, connection({ source: place(source) }));
    expect(from('127.0.0.1:1')).toBe('local');
    expect(from('[::1]:1')).toBe('local');
    expect(from('10.0.0.1:1')).toBe('local');
    // 127.0.0.2 is loopback to the kernel, and not to Envoy.
    expect(from('127.0.0.2:1')).toBe('external');
    expect(from('10.0.0.2:1')).toBe('external');
    expect(taken(matches, connection({ source: undefined }))).toBe('local');
  });
  it('shows what the connection has at each level', () => {
    const asked = connection({
      source: place('10.9.9.9:777'),
      bytes: tls('A.com', 'h2', 'http/1.1'),
    });
    const { trace } = selectFilterChain(chains({ any: {} }), asked);
    const steps = trace.kind === 'levels' ? trace.steps : [];
    expect(steps.map(({ value }) => value)).toEqual([
      '80',
      '10.0.0.1',
      'a.com',
      'tls',
      ['h2', 'http/1.1'],
      '10.9.9.9',
      'EXTERNAL',
      '10.9.9.9',
      '777',
    ]);
  });
  it('source ports, by the peer’s own', () => {
    const matches = { one: { source_ports: [777, 778] }, other: { source_ports: [1] } };
    expect(taken(matches, connection({ source: place('10.9.9.9:778') }))).toBe('one');
    expect(taken(matches, connection({ source: place('10.9.9.9:779') }))).toBe('closed');
    expect(taken({ ...matches, any: {} }, connection({ source: undefined }))).toBe('any');
  });
});

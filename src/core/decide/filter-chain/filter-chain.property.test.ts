import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import type { Listener } from '../../model/types';
import type { Connection, SentBytes } from '../connection';
import {
  BOTH_INSPECTORS,
  DEFAULT_CHAIN,
  HTTP_INSPECTOR,
  listenerOf,
  ORIGINAL_DST,
  ranges,
  TLS_INSPECTOR,
} from '../fixtures/connections';
import { type ChainChoice, selectFilterChain } from './filter-chain';
import { listenerRejections } from './refusals';
import type { ChainStep } from './trace';

const EVERY = Number(process.env.RANDOM_CASES_EVERY ?? '1');

/*
 * Small worlds, so that criteria meet: few ports, addresses, names and protocols, chosen again and
 * again for chains and connections alike.
 */
const PREFIXES = ['0.0.0.0/0', '10.0.0.0/8', '10.1.0.0/16', '10.1.2.3/32', '127.0.0.1/32', '::/0'];
const IPS = ['10.1.2.3', '10.1.9.9', '10.9.9.9', '127.0.0.1', '192.0.2.1', '2001:db8::1'];
const NAMES = ['a.b.com', '*.b.com', '*.com', 'b.com', 'local'];
const ALPN = ['istio', 'h2', 'http/1.1', 'h2c'];
const PORTS = [80, 443];

const some = <T>(values: readonly T[]) => fc.subarray([...values], { maxLength: 2 });
const match: fc.Arbitrary<JsonObject> = fc
  .record(
    {
      destination_port: fc.constantFrom(...PORTS),
      prefix_ranges: some(PREFIXES),
      server_names: some(NAMES),
      transport_protocol: fc.constantFrom('tls', 'raw_buffer'),
      application_protocols: some(ALPN),
      direct_source_prefix_ranges: some(PREFIXES),
      source_type: fc.constantFrom('ANY', 'SAME_IP_OR_LOOPBACK', 'EXTERNAL'),
      source_prefix_ranges: some(PREFIXES),
      source_ports: some([1, 2]),
    },
    { requiredKeys: [] },
  )
  .map((fields) => {
    const written: Record<string, JsonObject[string]> = { ...fields };
    for (const [key, value] of Object.entries(fields)) {
      if (key.endsWith('prefix_ranges') && Array.isArray(value)) {
        written[key] = ranges(...value.map(String));
      }
    }
    return written;
  });

const listener = fc
  .record({
    matches: fc.array(match, { maxLength: 8 }),
    filters: fc.constantFrom([], [TLS_INSPECTOR], [HTTP_INSPECTOR], BOTH_INSPECTORS, [
      ORIGINAL_DST,
      ...BOTH_INSPECTORS,
    ]),
    fallback: fc.boolean(),
  })
  .map(({ matches, filters, fallback }) => bodyOf(matches, filters, fallback));

const bodyOf = (
  matches: readonly JsonObject[],
  filters: readonly JsonObject[],
  fallback: boolean,
): JsonObject => ({
  listener_filters: filters,
  filter_chains: matches.map((one, i) => ({ name: `c${i}`, filter_chain_match: one })),
  ...(fallback ? DEFAULT_CHAIN : {}),
});

const place = fc.record({ address: fc.constantFrom(...IPS), port: fc.constantFrom(1, 2, 80, 443) });
const bytes: fc.Arbitrary<SentBytes> = fc.oneof(
  fc.record({
    kind: fc.constant('tls' as const),
    sni: fc.option(fc.constantFrom('a.b.com', 'x.com', 'local'), { nil: undefined }),
    alpn: fc.shuffledSubarray([...ALPN]),
  }),
  fc
    .constantFrom('http/1.0' as const, 'http/1.1' as const, 'h2c' as const, 'raw' as const)
    .map((kind) => ({ kind })),
);
const connection: fc.Arbitrary<Connection> = fc.record({
  destination: place,
  source: place,
  bytes,
});

/** Every outcome that a trace allows: one, or several where Envoy's choice is not determined. */
function choices(asked: Listener, verdict: ReturnType<typeof selectFilterChain>) {
  const { trace, choice } = verdict;
  if (trace.kind !== 'levels') throw new Error('no matcher here');
  const ordinary = asked.chains.flatMap(({ isDefault }, i) => (isDefault ? [] : [i]));
  const all = trace.alternatives.length === 0 ? [trace.steps] : trace.alternatives;
  return { all, choice, ordinary };
}

const outOf = (steps: readonly ChainStep[]): readonly number[] =>
  steps.flatMap(({ out }) => out.flatMap(({ chains }) => chains));

describe('the trace of any listener and connection', () => {
  it('tells of every chain exactly once that it fell out, or that it was taken', () => {
    fc.assert(
      fc.property(listener, connection, (body, asked) => {
        const read = listenerOf(body);
        fc.pre(listenerRejections(read).length === 0);
        const { all, choice, ordinary } = choices(read, selectFilterChain(read, asked));
        const ends = new Set<number | undefined>();
        for (const steps of all) {
          const out = outOf(steps);
          const left = ordinary.filter((chain) => !out.includes(chain));
          expect(new Set(out).size).toBe(out.length);
          expect(out.every((chain) => ordinary.includes(chain))).toBe(true);
          // No leaf holds two chains: such a listener is refused.
          expect(left.length).toBeLessThanOrEqual(1);
          ends.add(left[0] ?? read.chains.findIndex(({ isDefault }) => isDefault));
        }
        expect(ends).toEqual(new Set(endsOf(choice)));
      }),
      { numRuns: 2000 / EVERY },
    );
  });

  it('takes one branch that fits and is no worse than any other that does', () => {
    fc.assert(
      fc.property(listener, connection, (body, asked) => {
        const read = listenerOf(body);
        const { all } = choices(read, selectFilterChain(read, asked));
        for (const step of all.flat()) {
          const fits = step.branches.filter((branch) => branch.fits).map(({ key }) => key);
          if (step.taken === undefined) expect(fits).toEqual([]);
          else expect(fits).toContain(step.taken);
        }
      }),
    );
  });
});

describe('the order of chains in the file', () => {
  it('does not matter', () => {
    fc.assert(
      fc.property(
        listener.chain((body) => {
          const list = Array.isArray(body.filter_chains) ? body.filter_chains : [];
          const shuffled = fc.shuffledSubarray(list, { minLength: list.length });
          return fc.tuple(fc.constant(body), shuffled);
        }),
        connection,
        ([body, filter_chains], asked) => {
          const [before, after] = [listenerOf(body), listenerOf({ ...body, filter_chains })];
          fc.pre(listenerRejections(before).length === 0);
          expect(listenerRejections(after)).toEqual([]);
          expect(named(after, selectFilterChain(after, asked).choice)).toEqual(
            named(before, selectFilterChain(before, asked).choice),
          );
        },
      ),
      { numRuns: 1000 / EVERY },
    );
  });
});

/** Positions of the ends, -1 being closed. */
function endsOf(choice: ChainChoice): readonly number[] {
  if (choice.kind === 'chain') return [choice.chain];
  return choice.kind === 'undetermined' ? choice.among.map((chain) => chain ?? -1) : [-1];
}

const named = (read: Listener, choice: ChainChoice): readonly string[] =>
  endsOf(choice)
    .map((chain) => read.chains[chain]?.name ?? choice.kind)
    .sort();

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disagreement, readStreamed, readWhole } from '../testing/readings';

/** JSON as it may be written: white space, escapes and numbers that a double cannot hold are kept. */
type Written = fc.Arbitrary<string>;

const space = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  fc.constantFrom(' ', '\n', '\r\n    ', '\t'),
);

const escaped = (character: string): string =>
  [...Array(character.length).keys()]
    .map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`)
    .join('');

/** A string with some of its characters written as escapes. */
const stringOf = (text: string): Written =>
  fc.infiniteStream(fc.boolean()).map((odd) => {
    const parts = [...text].map((character) =>
      odd.next().value ? escaped(character) : JSON.stringify(character).slice(1, -1),
    );
    return `"${parts.join('')}"`;
  });
const letters = fc.constantFrom(
  'a',
  'Z',
  '0',
  '/',
  '~',
  '"',
  '\\',
  '{',
  ']',
  'é',
  '中',
  '🙂',
  '\ud800',
);
const string = fc.string({ unit: letters, maxLength: 9 }).chain(stringOf);
const number = fc.constantFrom(
  '0',
  '-0',
  '1e400',
  '-1E-400',
  '0.1',
  '9007199254740993',
  '18446744073709551615',
);
const scalar = fc.oneof(string, number, fc.constantFrom('true', 'false', 'null'));
/** Names that mean something to a reader of dumps, anywhere. */
const NAMES = [
  'name',
  '@type',
  'configs',
  'cluster',
  'endpoint_config',
  'active_state',
  'dynamic_listeners',
  'version_info',
  '__proto__',
  '1',
  '',
];
const name = fc.oneof(fc.constantFrom(...NAMES).chain(stringOf), string);

const list = (open: string, items: readonly string[], close: string): Written =>
  fc
    .array(space, { minLength: items.length + 1, maxLength: items.length + 1 })
    .map((gaps) => open + gaps[0] + items.map((item, i) => item + gaps[i + 1]).join(',') + close);
const arrayOf = (items: Written): Written =>
  fc.array(items, { maxLength: 4 }).chain((parts) => list('[', parts, ']'));
const members = (...parts: readonly Written[]): Written =>
  fc
    .tuple(...parts)
    .chain((written) => fc.shuffledSubarray(written, { minLength: written.length }))
    .chain((written) => list('{', written, '}'));
const member = (key: Written, value: Written): Written =>
  fc.tuple(key, space, value).map(([written, gap, rest]) => `${written}:${gap}${rest}`);
const named = (key: string, value: Written): Written => member(stringOf(key), value);

const { any } = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    arrayOf(tie('any')),
    fc.array(member(name, tie('any')), { maxLength: 4 }).chain((parts) => list('{', parts, '}')),
  ),
}));

const ADMIN = 'type.googleapis.com/envoy.admin.v3.';
const type = (of: string): Written => named('@type', stringOf(of));
const known = fc.constantFrom(
  ['ClustersConfigDump', 'dynamic_active_clusters', 'cluster'],
  ['ListenersConfigDump', 'dynamic_listeners', 'active_state'],
  ['ListenersConfigDump', 'staticListeners', 'listener'],
  ['SecretsConfigDump', 'dynamic_warming_secrets', 'secret'],
  ['EndpointsConfigDump', 'dynamic_endpoint_configs', 'endpoint_config'],
  ['RoutesConfigDump', 'dynamic_route_configs', 'route_config'],
  ['BootstrapConfigDump', 'bootstrap', 'node'],
);
const row = (body: string): Written =>
  fc.oneof(
    members(named('name', string), named(body, members(named('name', string), member(name, any)))),
    any,
  );
const section = known.chain(([of = '', array = '', body = '']) =>
  fc.oneof(
    members(type(ADMIN + of), named(array, arrayOf(row(body)))),
    members(type(ADMIN + of), named(array, arrayOf(row(body))), member(name, any)),
    members(named(array, arrayOf(row(body)))),
    members(type(ADMIN + of), named(array, any)),
  ),
);
/** An element of a list of listeners or of clusters, or something else. */
const bare = fc.oneof(
  fc
    .constantFrom('filterChains', 'traffic_direction', 'connectTimeout', 'load_assignment', 'type')
    .chain((field) =>
      members(named('name', string), named(field, fc.oneof(any, scalar)), member(name, any)),
    ),
  any,
);
const entry = fc.oneof({ weight: 5, arbitrary: section }, any);
const document = fc.oneof(
  { weight: 6, arbitrary: members(named('configs', arrayOf(entry))) },
  members(named('configs', arrayOf(entry)), member(name, any)),
  members(named('configs', arrayOf(entry)), named('configs', any)),
  section,
  arrayOf(row('cluster')),
  { weight: 2, arbitrary: arrayOf(bare) },
  any,
);
const file = fc
  .tuple(fc.constantFrom('', '\ufeff'), space, document, space)
  .map((parts) => parts.join(''));
const sizes = fc.array(
  fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 400 })),
  {
    minLength: 1,
    maxLength: 5,
  },
);

describe('a JSON file, read in chunks of any size', () => {
  it.each([
    '{"@type":"type.googleapis.com/envoy.admin.v3.BootstrapConfigDump","configs":{},"bootstrap":[]}',
    '{"@type":"type.googleapis.com/envoy.admin.v3.BootstrapConfigDump","bootstrap":[],"configs":[]}',
    '{"@type":"type.googleapis.com/envoy.admin.v3.ConfigDump","configs":[]}',
    '{"configs":[],"@type":"type.googleapis.com/envoy.admin.v3.ConfigDump"}',
  ])('may say beside its sections what it is: %s', (text) => {
    const whole = readWhole(text);
    expect(whole.notices.filter(({ pointer }) => pointer === '/@type')).toEqual([]);
    const streamed = readStreamed(new TextEncoder().encode(text), [1]);
    expect(disagreement(streamed, whole)).toBeUndefined();
  });

  it('gives the bodies, pointers, sections and notices that JSON.parse gives', () => {
    let opened = 0;
    fc.assert(
      fc.property(file, sizes, (text, chunks) => {
        const bytes = new TextEncoder().encode(text);
        // Half a surrogate pair cannot be written as UTF-8, so both readers get what a file can
        // hold.
        const whole = readWhole(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
        const streamed = readStreamed(bytes, chunks);
        expect(disagreement(streamed, whole)).toBeUndefined();
        if (streamed.end.kind === 'read' && streamed.resources.length > 0) opened++;
      }),
      { numRuns: 3000 },
    );
    // The files would prove little if nothing was found in them.
    expect(opened).toBeGreaterThan(500);
  });
});

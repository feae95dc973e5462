/** Cases with a name: Istio's clusters, and the rules of matching one by one. */
import type { JsonObject, JsonValue } from '../../../src/core/base/json';
import { exactMap, tree } from '../../matchers/parts';
import { type ClusterParts, type Entry, MATCH_KEY, metadataInput, takeSocket } from './cluster';

const entry = (name: string, match?: JsonObject): Entry => ({
  name,
  kind: 'tls',
  ...(match && { match }),
});
const md = (fields: { readonly [key: string]: JsonValue }): JsonObject => ({ [MATCH_KEY]: fields });

const ISTIO = entry('tlsMode-istio', { tlsMode: 'istio' });
const DISABLED: Entry = { name: 'tlsMode-disabled', kind: 'raw', match: {} };
const AUTO: readonly Entry[] = [ISTIO, DISABLED];
const HBONE: Entry = { name: 'hbone', kind: 'raw', match: { tunnel: 'http' } };

const BY_MODE = tree(
  metadataInput('Endpoint', MATCH_KEY, ['tlsMode']),
  exactMap({ istio: takeSocket('a'), other: takeSocket('nobody') }),
);
const BY_LOCALITY = tree(
  metadataInput('Locality', MATCH_KEY, ['tlsMode']),
  exactMap({ istio: takeSocket('a') }),
  takeSocket('b'),
);
const BY_DEFAULT_FILTER = tree(
  metadataInput('Endpoint', undefined, ['tlsMode']),
  exactMap({ istio: takeSocket('a') }),
);
const BY_NUMBER = tree(
  metadataInput('Endpoint', MATCH_KEY, ['n']),
  exactMap({ '1': takeSocket('a'), true: takeSocket('b') }),
);
const AB = [entry('a', { never: 'asked' }), entry('b', {})];

export const NAMED: { readonly [id: string]: ClusterParts } = {
  'sidecar-endpoint': { entries: AUTO, endpoint: md({ tlsMode: 'istio' }) },
  'endpoint-without-sidecar': { entries: AUTO, endpoint: { istio: { workload: 'a' } } },
  'case-of-the-value': { entries: AUTO, endpoint: md({ tlsMode: 'Istio' }) },
  'empty-match-before-locality': { entries: AUTO, locality: md({ tlsMode: 'istio' }) },
  'locality-after-endpoint': { entries: [ISTIO], locality: md({ tlsMode: 'istio' }) },
  'locality-where-the-endpoint-says-else': {
    entries: [ISTIO],
    endpoint: md({ tlsMode: 'disabled' }),
    locality: md({ tlsMode: 'istio' }),
    own: 'tls',
  },
  'endpoint-and-locality-are-not-merged': {
    entries: [entry('both', { a: '1', b: '2' })],
    endpoint: md({ a: '1' }),
    locality: md({ b: '2' }),
    own: 'tls',
  },
  'nothing-matches-own-socket': { entries: [ISTIO], endpoint: md({}), own: 'tls' },
  'nothing-matches-plaintext': { entries: [ISTIO], endpoint: md({}) },
  'boolean-is-no-string': {
    entries: [entry('a', { mtls: true })],
    endpoint: md({ mtls: 'true' }),
    own: 'tls',
  },
  'number-is-no-string': { entries: [entry('a', { n: 1 })], endpoint: md({ n: '1' }), own: 'tls' },
  'null-is-null': { entries: [entry('a', { n: null })], endpoint: md({ n: null }), own: 'tls' },
  'null-is-not-absent': { entries: [entry('a', { n: null })], endpoint: md({}), own: 'tls' },
  'after-an-empty-match': {
    entries: [entry('all', {}), ISTIO],
    endpoint: md({ tlsMode: 'istio' }),
  },
  'without-match-is-empty': { entries: [entry('all'), ISTIO], endpoint: md({ tlsMode: 'istio' }) },
  'first-not-best': {
    entries: [entry('a', { a: '1' }), entry('ab', { a: '1', b: '2' })],
    endpoint: md({ a: '1', b: '2' }),
  },
  'more-in-the-metadata': {
    entries: [entry('ab', { a: '1', b: '2' }), entry('a', { a: '1' })],
    endpoint: md({ a: '1', c: '9' }),
  },
  'nested-must-be-whole': {
    entries: [entry('o', { o: { x: 1 } })],
    endpoint: md({ o: { x: 1, y: 2 } }),
    own: 'tls',
  },
  'list-is-no-choice': {
    entries: [entry('l', { l: 'a' })],
    endpoint: md({ l: ['a', 'b'] }),
    own: 'tls',
  },
  'list-in-order': {
    entries: [entry('l', { l: ['a', 'b'] })],
    endpoint: md({ l: ['b', 'a'] }),
    own: 'tls',
  },
  'hbone-first': { entries: [HBONE, ...AUTO], endpoint: md({ tunnel: 'http', tlsMode: 'istio' }) },
  'no-entries': { entries: [], endpoint: md({ tlsMode: 'istio' }), own: 'tls' },
  'nothing-at-all': { entries: [] },
  'matcher-takes-by-name': { entries: AB, endpoint: md({ tlsMode: 'istio' }), matcher: BY_MODE },
  'matcher-misses': {
    entries: AB,
    endpoint: md({ tlsMode: 'none' }),
    matcher: BY_MODE,
    own: 'tls',
  },
  'matcher-misses-plaintext': { entries: AB, endpoint: md({ tlsMode: 'none' }), matcher: BY_MODE },
  'matcher-names-nobody': {
    entries: AB,
    endpoint: md({ tlsMode: 'other' }),
    matcher: BY_MODE,
    own: 'tls',
  },
  'matcher-on-locality': { entries: AB, locality: md({ tlsMode: 'istio' }), matcher: BY_LOCALITY },
  'matcher-on-locality-otherwise': {
    entries: AB,
    endpoint: md({ tlsMode: 'istio' }),
    matcher: BY_LOCALITY,
  },
  'matcher-filter-absent': {
    entries: AB,
    endpoint: { 'envoy.lb': { tlsMode: 'istio' } },
    matcher: BY_DEFAULT_FILTER,
    own: 'tls',
  },
  'matcher-filter-absent-elsewhere': {
    entries: AB,
    endpoint: md({ tlsMode: 'istio' }),
    matcher: BY_DEFAULT_FILTER,
    own: 'tls',
  },
  'matcher-sees-a-number': { entries: AB, endpoint: md({ n: 1 }), matcher: BY_NUMBER, own: 'tls' },
  'matcher-sees-a-boolean': {
    entries: AB,
    endpoint: md({ n: true }),
    matcher: BY_NUMBER,
    own: 'tls',
  },
  'matcher-without-entries': {
    entries: [],
    endpoint: md({ tlsMode: 'istio' }),
    matcher: BY_MODE,
    own: 'tls',
  },
  'same-name-without-matcher': {
    entries: [entry('a', { a: '1' }), entry('a', { a: '2' })],
    endpoint: md({ a: '2' }),
  },
  'refused-same-name-with-matcher': {
    entries: [entry('a', { a: '1' }), entry('a', { a: '2' })],
    endpoint: md({ tlsMode: 'istio' }),
    matcher: BY_MODE,
  },
  'refused-input-of-listeners': {
    entries: AB,
    endpoint: md({ tlsMode: 'istio' }),
    matcher: tree(
      {
        name: 'ServerName',
        typed_config: {
          '@type':
            'type.googleapis.com/envoy.extensions.matching.common_inputs.network.v3.ServerNameInput',
        },
      },
      exactMap({ istio: takeSocket('a') }),
    ),
  },
};

import { expect, test } from 'vitest';
import type { GraphNode, Line } from '../../core/graph/types';
import { clusterId, endpointGroupId, listenerId } from '../../core/ids/ids';
import { ANY_INBOUND } from '../../core/view/question';
import { questionAbout, startingQuestion } from './ask-about';

const inbound = listenerId('virtualInbound', 'active');
const node = (kind: GraphNode['kind'], line: Line, more: Partial<GraphNode> = {}): GraphNode => ({
  id: inbound,
  kind,
  name: '',
  state: 'active',
  lane: 'server',
  column: 'entry',
  presence: 'file',
  line,
  protection: undefined,
  protections: {},
  owner: undefined,
  namespace: undefined,
  pointer: undefined,
  fold: undefined,
  within: undefined,
  members: [],
  ...more,
});
const listens = (address: string): Line => ({ key: 'listener', address, chains: 1 });
const owner = node('listener', listens('0.0.0.0:15006'));
const match = { key: 'chain-match', alpn: [], sni: [], ranges: [] } as const;

test('a listener is asked about at its port; one behind a redirect at any', () => {
  expect(questionAbout(owner, undefined)).toEqual({ ...ANY_INBOUND, at: inbound });
  const app = node('listener', listens('10.0.0.1:80'), { direction: 'outbound' });
  expect(questionAbout(app, undefined)).toMatchObject({
    port: 80,
    address: '10.0.0.1',
    sends: 'http/1.1',
  });
});

test('a chain is asked about with what it takes', () => {
  const tls = { ...match, port: 50051, transport: 'tls', alpn: ['istio'], sni: ['*.example'] };
  expect(questionAbout(node('filter-chain', tls), owner)).toEqual({
    ...ANY_INBOUND,
    at: inbound,
    port: 50051,
    alpn: ['istio'],
    sni: 'a.example',
    shows: 'mesh',
  });
  const web = { ...match, port: 443, transport: 'tls', alpn: ['h2'] };
  expect(questionAbout(node('filter-chain', web), owner)).toMatchObject({ shows: 'other' });
  const raw = { ...match, transport: 'raw_buffer', ranges: ['10.0.0.7/32'] };
  expect(questionAbout(node('filter-chain', raw), owner)).toMatchObject({
    port: 8080,
    address: '10.0.0.7',
    sends: 'http/1.1',
  });
});

test('endpoints are asked about by their cluster', () => {
  const id = clusterId('outbound|80||web', 'active');
  const cluster = node('cluster', { key: 'cluster', type: 'EDS' }, { id });
  expect(questionAbout(cluster, undefined)).toEqual({
    ask: 'out',
    cluster: id,
    endpoint: undefined,
  });
  const line: Line = { key: 'endpoints', addresses: ['10.0.0.1:80'], total: 1 };
  const group = node('endpoint-group', line, { id: endpointGroupId(id, 'own'), owner: id });
  expect(questionAbout(group, cluster)).toEqual({
    ask: 'out',
    cluster: id,
    endpoint: '10.0.0.1:80',
  });
  expect(questionAbout(node('ca', { key: 'ca', who: 'istiod' }), undefined)).toBeUndefined();
});

test('asking starts from what is selected, else where it was left', () => {
  const cluster = node('cluster', { key: 'cluster', type: 'EDS' });
  const about = questionAbout(cluster, undefined);
  const last = { question: { ...ANY_INBOUND, port: 80 }, about: undefined };
  expect(startingQuestion(undefined, undefined)).toEqual(ANY_INBOUND);
  expect(startingQuestion(undefined, last)).toEqual(last.question);
  expect(startingQuestion(about, last)).toMatchObject({ ask: 'out', cluster: inbound });
  // What was changed of the question about this very node is kept.
  expect(startingQuestion(about, { ...last, about })).toEqual(last.question);
});

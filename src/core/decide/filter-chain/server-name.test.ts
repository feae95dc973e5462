import { expect, it } from 'vitest';
import { sniFor } from './server-name';

it.each([
  [['b.localhost.example.io:8843'], undefined],
  [['*'], undefined],
  [['10.0.0.1'], undefined],
  [['b.example.io:8843', '*.example.io'], 'a.example.io'],
  [['.example.io'], 'a.example.io'],
  [['outbound_.80_._.web.dev.svc.cluster.local'], 'outbound_.80_._.web.dev.svc.cluster.local'],
  [[], undefined],
])('a client can send for %j the name %s', (names, sni) => {
  expect(sniFor(names)).toBe(sni);
});

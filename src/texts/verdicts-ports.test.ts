import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../core/base/json';
import {
  active,
  chain,
  dump,
  dumpOf,
  listener,
  sds,
  serverTls,
} from '../core/testing/dump-builder';
import { chainPort, listenerPorts } from '../core/verdicts/inbound-ports';
import { ports as en } from './en/verdicts-ports';
import { ports as zh } from './zh/verdicts-ports';

const MUTUAL = serverTls({ certificates: [sds('identity')], roots: sds('mesh_ca'), require: true });
const TLS: JsonObject = { destination_port: 80, transport_protocol: 'tls' };
const MESH = chain('mesh', { ...TLS, application_protocols: ['kuma'] }, MUTUAL);
const OTHER_TLS = chain('other', TLS);
const PLAIN = chain('plain', { destination_port: 80, transport_protocol: 'raw_buffer' });

/** All that is said of port 80 of a mesh that is not Istio's. */
function said(texts: typeof en, ...chains: readonly JsonObject[]): string {
  const inspector = { listener_filters: [{ name: 'envoy.filters.listener.tls_inspector' }] };
  const body = listener('inbound', chains, {
    ...inspector,
    address: { socket_address: { address: '10.5.0.2', port_value: 80 } },
  });
  const whole = dumpOf(dump({ listeners: { dynamic_listeners: [active(body)] } }));
  const [one] = whole.model.listeners;
  const proofs = one && listenerPorts(whole, one)?.ports.items;
  const port = one?.chains.flatMap((each) => chainPort(whole, one, each) ?? []) ?? [];
  return [
    ...(proofs?.flatMap((proof) => [
      texts.meaning(proof.mode),
      texts.why(proof),
      texts.row(proof) ?? '',
      ...proof.groups.items.flatMap(({ chains: { items } }) => items.map(texts.chain)),
    ]) ?? []),
    ...port.map(texts.twin),
  ].join('\n');
}

describe.each([
  ['en', en, 'demands a client certificate and verifies it', 'Clients with a certificate'],
  ['zh', zh, '都要求客户端证书并加以验证', '持有证书的客户端'],
])('a port of another mesh than Istio, in %s', (_language, texts, mutual, permissive) => {
  it('is told by what its chains do', () => {
    expect(said(texts, MESH)).toContain(mutual);
    expect(said(texts, MESH, OTHER_TLS, PLAIN)).toContain(permissive);
  });
  it('is not held against what Istio writes', () => {
    for (const chains of [[MESH], [MESH, PLAIN], [MESH, OTHER_TLS, PLAIN], [MESH, OTHER_TLS]]) {
      expect(said(texts, ...chains)).not.toMatch(/Istio|Sidecar/);
    }
  });
});

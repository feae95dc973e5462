import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject } from '../../base/json';
import { type Pointer, parsePointer, ROOT, resolve } from '../../base/pointer';
import { Message } from '../../dump/schema/message';
import { joinSecrets } from '../../graph/secret-join';
import { Pool } from '../../model/pool';
import { readTlsContext } from '../../model/read-tls-context';
import type { Model, TlsContext } from '../../model/types';
import {
  active,
  chain,
  clientTls,
  dump,
  edsCluster,
  inForce,
  listener,
  modelOf,
  sds,
  serverTls,
} from '../../testing/dump-builder';
import { issue, NOW } from '../../x509/fixtures/issue';
import { dumpTime } from '../dump-time';
import {
  certificateSecret,
  combined,
  lookupOf,
  reference,
  rootsSecret,
  secret,
  server,
} from '../fixtures/contexts';
import type { SecretLookup } from '../secret/lookup';
import { describeEnds } from './end';
import { handshake } from './handshake';
import { endInput, endPointers } from './input';

const MESH = 'spiffe://cluster.local/ns/dev/sa/default';
const row = (name: string, body: JsonObject): JsonObject => ({
  name,
  version_info: '1',
  last_updated: '2026-11-25T00:00:00.000Z',
  secret: { name, ...body },
});
const text = (value: string): JsonObject => ({ inline_string: value });

/** One dump in which a mesh's client calls its server. */
async function meshOf(
  options: { readonly days?: readonly [number, number] } = {},
): Promise<JsonObject> {
  const root = await issue('root', { ca: true });
  const leaf = await issue('leaf', { by: root, names: [{ type: 'url', value: MESH }], ...options });
  const tls = {
    certificates: [sds('default')],
    roots: sds('ROOTCA'),
    names: [{ prefix: 'spiffe://cluster.local/' }],
  };
  return dump({
    listeners: {
      dynamic_listeners: [
        active(listener('in', [chain('c', {}, serverTls({ ...tls, require: true }))])),
      ],
    },
    clusters: {
      dynamic_active_clusters: inForce(edsCluster('out', { transport_socket: clientTls(tls) })),
    },
    secrets: {
      dynamic_active_secrets: [
        row('default', {
          tls_certificate: { certificate_chain: text(leaf.pem), private_key: text('[redacted]') },
        }),
        row('ROOTCA', { validation_context: { trusted_ca: text(root.pem) } }),
      ],
    },
  });
}

function contextsOf({ listeners, clusters }: Model): readonly [TlsContext, TlsContext] {
  const server = listeners[0]?.chains[0]?.socket.content;
  const client = clusters[0]?.socket.content;
  if (server?.kind !== 'tls' || client?.kind !== 'tls') throw new Error('TLS was expected');
  return [server.context, client.context];
}

async function shake(document: JsonObject) {
  const model = modelOf(document);
  const { lookup } = joinSecrets(model);
  const [server, client] = contextsOf(model).map((context) => {
    const places = endPointers(context, lookup).flatMap((pointer) => {
      const value = resolve(document, pointer);
      return isObject(value) ? [[pointer, value] as const] : [];
    });
    expect(places.length).toBe(3);
    return endInput(context, lookup, new Map(places));
  });
  if (server === undefined || client === undefined) throw new Error('two ends were expected');
  const ends = await describeEnds(server, client);
  return handshake(ends.server, ends.client, { now: NOW, signatures: ends.signatures });
}

describe('a handshake out of a dump', () => {
  it('succeeds between two sides of a mesh', async () => {
    expect(await shake(await meshOf())).toMatchObject({
      kind: 'done',
      version: 'TLSv1.2',
      clientCertificate: true,
      unchecked: false,
    });
  });
  it('fails for a certificate that has expired', async () => {
    expect(await shake(await meshOf({ days: [-30, -1] }))).toMatchObject({
      kind: 'failed',
      step: 'server-certificate',
      clientSaw: expect.stringContaining('certificate_has_expired'),
    });
  });
  it('is unknown without the secrets', async () => {
    const document = await meshOf();
    const model = modelOf(document);
    const { lookup } = joinSecrets(model);
    const [server, client] = contextsOf(model).map((context) =>
      endInput(context, lookup, new Map()),
    );
    if (server === undefined || client === undefined) throw new Error('two ends were expected');
    const ends = await describeEnds(server, client);
    const at = { now: NOW, signatures: ends.signatures };
    expect(handshake(ends.server, ends.client, at)).toMatchObject({
      kind: 'unknown',
      missing: 'server-certificate',
    });
  });
});

describe('what of a file goes into an end', () => {
  it('is its context and the rows of its certificates and roots, not those of its ticket keys', () => {
    const context = server({
      sdsCertificates: [reference('default')],
      validation: combined(),
      sessionTicketKeys: reference('keys'),
    });
    const keys = secret('keys', { kind: 'other', type: 'session-ticket-keys' });
    const rows = [certificateSecret('default'), rootsSecret('ROOTCA', {}), keys];
    expect(endPointers(context, lookupOf(...rows))).toEqual([
      context.pointer,
      '/secrets/default',
      '/secrets/ROOTCA',
    ]);
  });
  const pointer = (text: string) => parsePointer(text) ?? ROOT;
  const SHARED = sds('one-name');
  const certificateRow = secret('one-name', { kind: 'empty' });
  const rootsRow = { ...certificateRow, pointer: pointer('/secrets/roots') };
  const rows = { certificate: certificateRow, roots: rootsRow, 'ticket-keys': undefined };
  const lookup: SecretLookup = (_, use) => {
    const row = rows[use];
    return row === undefined ? { kind: 'not-in-file' } : { kind: 'in-file', secret: row };
  };
  const json = new Map<Pointer, JsonObject>([
    [certificateRow.pointer, { secret: { tls_certificate: { certificate_chain: text('C') } } }],
    [rootsRow.pointer, { secret: { validation_context: { trusted_ca: text('R') } } }],
  ]);
  const contextWith = (roots: JsonObject): TlsContext => {
    const common = { tls_certificate_sds_secret_configs: [SHARED], ...roots };
    const message = new Message({ common_tls_context: common }, ROOT, () => undefined);
    return readTlsContext(message, 'downstream', new Pool());
  };
  it.each([
    ['alone', { validation_context_sds_secret_config: SHARED }],
    ['combined', { combined_validation_context: { validation_context_sds_secret_config: SHARED } }],
  ])(
    'are the certificate and the roots, each by its use though they have one name: %s',
    (_, roots) => {
      const context = contextWith(roots);
      expect(endPointers(context, lookup)).toEqual([
        context.pointer,
        certificateRow.pointer,
        rootsRow.pointer,
      ]);
      const { texts } = endInput(context, lookup, json);
      expect(texts).toMatchObject({ chains: ['C'], roots: { kind: 'text', text: 'R' } });
    },
  );
  it('are no roots where the context wants none', () => {
    expect(endPointers(contextWith({}), lookup)).toEqual([ROOT, certificateRow.pointer]);
  });
  it('is the context alone where the file has no secrets', () => {
    const context = contextWith({ validation_context_sds_secret_config: SHARED });
    expect(endPointers(context, lookupOf())).toEqual([context.pointer]);
    const { texts } = endInput(context, lookupOf(), json);
    expect(texts.chains).toEqual([undefined]);
  });
});

describe('when a dump was taken', () => {
  it('is not before its newest row', async () => {
    expect(dumpTime(modelOf(await meshOf()))).toBe(NOW);
    expect(dumpTime(modelOf(dump({ secrets: {} })))).toBeUndefined();
  });
  it('may be told by a refusal', () => {
    const failed = {
      name: 'in',
      error_state: {
        failed_configuration: listener('in', []),
        last_update_attempt: '2026-11-26T00:00:00Z',
        details: 'no',
      },
    };
    const model = modelOf(dump({ listeners: { dynamic_listeners: [failed] } }));
    expect(dumpTime(model)).toBe(Date.UTC(2026, 10, 26));
  });
});

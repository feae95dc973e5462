import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, credentials } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packSecret, secretDiscoveryService } from './messages';
import { SdsServer } from './server';

const CA = { validation_context: { trusted_ca: { inline_string: 'PEM' } } };

describe('the SDS server', () => {
  let folder: string;
  let server: SdsServer;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sds-'));
    server = await SdsServer.start(join(folder, 'sds'));
  });
  afterEach(() => {
    server.stop();
    rmSync(folder, { recursive: true });
  });

  /** Asks for one name and gathers what comes. */
  function ask(method: 'StreamSecrets' | 'DeltaSecrets', request: object) {
    const definition = secretDiscoveryService[method];
    if (definition === undefined) throw new Error(method);
    const client = new Client(`unix:${server.path}`, credentials.createInsecure());
    const call = client.makeBidiStreamRequest(
      definition.path,
      definition.requestSerialize,
      definition.responseDeserialize,
    );
    const seen: object[] = [];
    call.on('data', (response: object) => seen.push(response));
    call.on('error', () => {});
    call.write(request);
    return { seen, call, close: () => client.close() };
  }

  it('answers, stays silent, pushes what is set later, and hears refusals', async () => {
    server.set('ROOTCA', { kind: 'secret', secret: CA });
    const { seen, call, close } = ask('StreamSecrets', { resource_names: ['ROOTCA'] });
    const silent = ask('StreamSecrets', { resource_names: ['default'] });
    await expect.poll(() => seen.length).toBe(1);
    expect(seen[0]).toMatchObject({ version_info: '1' });
    server.withdraw('ROOTCA');
    await expect.poll(() => seen.length).toBe(2);
    expect(seen[1]).not.toHaveProperty('resources');
    call.write({
      resource_names: ['ROOTCA'],
      response_nonce: '2',
      error_detail: { message: 'Missing SDS resources' },
    });
    await expect
      .poll(() => server.events.at(-1))
      .toMatchObject({ kind: 'rejected', name: 'ROOTCA', message: 'Missing SDS resources' });
    expect(silent.seen).toEqual([]);
    close();
    silent.close();
  });

  it('speaks delta, with removals', async () => {
    server.set('ROOTCA', { kind: 'secret', secret: CA, afterMs: 20 });
    const { seen, close } = ask('DeltaSecrets', { resource_names_subscribe: ['ROOTCA'] });
    await expect.poll(() => seen.length).toBe(1);
    expect(seen[0]).toMatchObject({ resources: [{ name: 'ROOTCA', version: '1' }] });
    server.withdraw('ROOTCA');
    await expect.poll(() => seen.length).toBe(2);
    expect(seen[1]).toMatchObject({ removed_resources: ['ROOTCA'] });
    close();
  });

  it('refuses a field that would be lost', () => {
    const secret = { name: 'x', validation_context: { max_verify_depth: 3 } };
    expect(packSecret(secret).value.length).toBeGreaterThan(0);
    expect(() => packSecret({ name: 'x', validation_context: { unknown: 1 } })).toThrow('lacks');
  });
});

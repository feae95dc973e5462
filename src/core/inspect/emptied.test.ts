import { describe, expect, it } from 'vitest';
import { askAbout } from '../ask/ask';
import type { JsonObject } from '../base/json';
import {
  ARTICLE,
  active,
  chain,
  dump,
  dumpOf,
  listener,
  sds,
  serverTls,
} from '../testing/dump-builder';
import { ANY_INBOUND } from '../view/question';
import { describe as tell } from './details';

const NOTHING = { inline_bytes: '' };
const row = (name: string, body: JsonObject): JsonObject => ({
  name,
  version_info: '4',
  secret: { name, ...body },
});
const ROOTS = row('ROOTCA', { validation_context: { trusted_ca: NOTHING } });
const certificateOf = (key: JsonObject) =>
  row('default', { tls_certificate: { certificate_chain: NOTHING, private_key: key } });

const SERVER = serverTls({ certificates: [sds('default')], roots: sds('ROOTCA'), require: true });
const inbound = listener('web', [chain('mtls', {}, SERVER)], {
  address: { socket_address: { address: '0.0.0.0', port_value: 8443 } },
});
const withSecrets = (...secrets: readonly JsonObject[]) =>
  dumpOf(
    dump({
      ...ARTICLE,
      listeners: { dynamic_listeners: [active(inbound)] },
      secrets: { dynamic_active_secrets: secrets },
    }),
  );
const asked = (here: ReturnType<typeof dumpOf>) =>
  askAbout({ ...ANY_INBOUND, port: 8443, shows: 'mesh' }, here).verdict;

describe('secrets that somebody emptied before sharing the file', () => {
  const emptied = withSecrets(certificateOf(NOTHING), ROOTS);

  it('leave it open whether a client certificate is demanded', () => {
    expect(asked(emptied)).toMatchObject({
      key: 'taken',
      by: {
        key: 'handshake',
        demand: 'unknown',
        protection: { kind: 'unknown', missing: 'secret' },
      },
    });
  });

  it('are told as emptied, on their cards and in words', () => {
    const secrets = emptied.graph.nodes.filter(({ kind }) => kind === 'secret');
    expect(secrets.map(({ line }) => line.key)).toEqual(['secret-emptied', 'secret-emptied']);
    for (const { id } of secrets) {
      const keys = tell(id, emptied, () => undefined)?.messages.map(({ message }) => message.key);
      expect(keys).toContain('secret-emptied');
    }
  });

  it('are not supposed where a certificate has its key: no roots are no roots', () => {
    const key = { inline_string: 'PEM' };
    expect(asked(withSecrets(certificateOf(key), ROOTS))).toMatchObject({
      by: { key: 'handshake', demand: 'none' },
    });
  });
});

import { Random } from '../../../scripts/random';
import type { JsonObject, JsonValue } from '../../../src/core/base/json';
import { tlsCertificate } from '../../pki/bundles';
import { type Handshake, sdsSecret } from './case';
import type { Cast, Subject } from './certificates';
import { randomValidation } from './validation';

type Fields = Record<string, JsonValue>;

const VERSIONS = ['TLS_AUTO', 'TLSv1_0', 'TLSv1_1', 'TLSv1_2', 'TLSv1_3'] as const;
const CIPHERS: readonly string[] = [
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  '[ECDHE-ECDSA-AES128-GCM-SHA256|ECDHE-ECDSA-CHACHA20-POLY1305]',
  '[ECDHE-RSA-AES128-GCM-SHA256|ECDHE-RSA-CHACHA20-POLY1305]',
  'ECDHE-RSA-AES128-SHA',
  'ECDHE-ECDSA-AES128-SHA',
  'AES128-GCM-SHA256',
  'AES256-SHA',
];
const CURVES: readonly string[] = ['X25519', 'P-256', 'P-384', 'P-521'];
const SIGNATURES: readonly string[] = [
  'ecdsa_secp256r1_sha256',
  'ecdsa_secp384r1_sha384',
  'rsa_pss_rsae_sha256',
  'rsa_pkcs1_sha256',
];
const PROTOCOLS: readonly string[] = ['istio', 'istio-peer-exchange', 'h2', 'http/1.1'];
const SNIS: readonly string[] = [
  'outbound_.50051_._.uc.dev.svc.cluster.local',
  'api.example.com',
  'web.example.com',
  'x.y.example.com',
  'uc.dev.svc.cluster.local',
];

/** Question `number` of a seed. */
export function randomHandshake(seed: number, number: number, cast: Cast): Handshake {
  const random = new Random(seed, number);
  const serverSubject = subject(random, cast);
  const clientSubject = subject(random, cast);
  const server = common(random, cast, serverSubject, clientSubject, 'server');
  const client = common(random, cast, clientSubject, serverSubject, 'client');
  const secrets = { ...server.secrets, ...client.secrets };
  return {
    id: `${seed}-${number}`,
    server: {
      common_tls_context: server.context,
      ...random.pick<JsonObject>([
        {},
        { require_client_certificate: true },
        { require_client_certificate: true },
        { require_client_certificate: false },
      ]),
      ...(random.percent(8) && { prefer_client_ciphers: true }),
    },
    client: {
      common_tls_context: client.context,
      ...(random.percent(75) && { sni: random.pick(SNIS) ?? '' }),
      ...(random.percent(8) && { auto_sni_san_validation: true }),
    },
    ...(Object.keys(secrets).length > 0 && { secrets }),
  };
}

/** Half of the certificates are usual ones; each peculiar one comes as often as the others. */
function subject(random: Random, cast: Cast): Subject {
  const usual = cast.subject(random.pick(['spiffe', 'payments', 'dns', 'mixed'] as const));
  return random.percent(62) ? usual : (random.pick(cast.subjects) ?? usual);
}

function common(
  random: Random,
  cast: Cast,
  own: Subject,
  peer: Subject,
  side: 'server' | 'client',
): { readonly context: JsonObject; readonly secrets: JsonObject } {
  const context: Fields = {};
  const secrets: Fields = {};
  const params = tlsParams(random, side);
  if (Object.keys(params).length > 0) context.tls_params = params;

  const chain = random.pick(own.chains) ?? own.name;
  const how = random.below(100);
  if (how < 12) {
    const name = `${side}-certificate`;
    context.tls_certificate_sds_secret_configs = [sdsSecret(name)];
    secrets[name] = { tls_certificate: tlsCertificate(chain) };
  } else if (side === 'server' ? how < 99 : how < 89) {
    context.tls_certificates = [tlsCertificate(chain)];
  }
  if (random.percent(35)) {
    context.alpn_protocols = random.some(PROTOCOLS, 1 + random.below(3));
  }
  const validation = randomValidation(random, cast, peer, `${side}-roots`);
  return {
    context: { ...context, ...validation.fields },
    secrets: { ...secrets, ...validation.secrets },
  };
}

function tlsParams(random: Random, side: 'server' | 'client'): JsonObject {
  const params: Fields = {};
  if (random.percent(22)) params.tls_minimum_protocol_version = version(random, side, 'minimum');
  if (random.percent(45)) params.tls_maximum_protocol_version = version(random, side, 'maximum');
  if (random.percent(7)) params.cipher_suites = random.some(CIPHERS, 2 + random.below(4));
  if (random.percent(5)) params.ecdh_curves = random.some(CURVES, 1 + random.below(3));
  if (random.percent(5)) {
    params.signature_algorithms = random.some(SIGNATURES, 1 + random.below(3));
  }
  return params;
}

/** Mostly one that leaves something to agree on. */
function version(random: Random, side: 'server' | 'client', end: 'minimum' | 'maximum'): string {
  if (random.percent(13)) return random.pick(VERSIONS);
  if (end === 'maximum') return side === 'client' ? 'TLSv1_3' : random.pick(['TLSv1_2', 'TLSv1_3']);
  return 'TLSv1_2';
}

import { Random } from '../../../scripts/random';
import type { JsonObject, JsonValue } from '../../../src/core/base/json';
import { tlsCertificate } from '../../pki/bundles';
import { type Hello, MODERN, ONLY, randomHello, SIGNED } from './hello';

/** One server, and the clients that call it. */
export interface Selection {
  readonly id: string;
  /** A DownstreamTlsContext. */
  readonly server: JsonObject;
  readonly hellos: readonly Hello[];
}

const HELLOS = 5;
const PROTOCOLS: readonly string[] = ['h2', 'http/1.1', 'istio'];

/** Question `number` of a seed. */
export function randomSelection(
  seed: number,
  number: number,
  certificates: readonly string[],
): Selection {
  const random = new Random(seed, number);
  const common: Record<string, JsonValue> = {};
  const params = randomParams(random);
  if (Object.keys(params).length > 0) common.tls_params = params;
  common.tls_certificates = random
    .some(certificates, 1 + random.below(5))
    .map((name) => tlsCertificate(name));
  if (random.percent(40)) common.alpn_protocols = random.some(PROTOCOLS, 1 + random.below(3));
  return {
    id: `${seed}-${number}`,
    server: {
      common_tls_context: common,
      ...(random.percent(30) && { full_scan_certs_on_sni_mismatch: random.percent(75) }),
    },
    hellos: Array.from({ length: HELLOS }, () => randomHello(random)),
  };
}

function randomParams(random: Random): JsonObject {
  return {
    ...(random.percent(10) && { tls_maximum_protocol_version: 'TLSv1_2' }),
    ...(random.percent(15) && { ecdh_curves: random.some(['X25519', 'P-256', 'P-384'], 2) }),
    ...(random.percent(8) && {
      cipher_suites: random.some(MODERN.cipher_suites, 1 + random.below(3)),
    }),
  };
}

/** Cases that show one rule each. */
export function namedSelections(): readonly Selection[] {
  const context = (names: readonly string[], more: JsonObject = {}): JsonObject => ({
    common_tls_context: { tls_certificates: names.map((name) => tlsCertificate(name)) },
    ...more,
  });
  const both = { ...MODERN };
  const to = (sni: string, hello: Hello = both): Hello => ({ ...hello, sni });
  const scan = { full_scan_certs_on_sni_mismatch: true };
  return [
    {
      id: 'exact-before-wildcard',
      server: context(['wild-ecdsa', 'api-ecdsa']),
      hellos: [to('api.example.com'), to('x.example.com'), to('example.com'), both],
    },
    {
      id: 'exact-rsa-before-wildcard-ecdsa',
      server: context(['wild-ecdsa', 'api-rsa']),
      hellos: [to('api.example.com'), to('api.example.com', ONLY.ecdsa)],
    },
    {
      id: 'wildcard-one-label',
      server: context(['other-ecdsa', 'wild-com-ecdsa', 'wild-ecdsa', 'wild-deep-ecdsa']),
      hellos: [
        to('foo.com'),
        to('a.b.com'),
        to('a.b.example.com'),
        to('x.a.b.example.com'),
        to('b.example.com'),
      ],
    },
    {
      id: 'ecdsa-before-rsa',
      server: context(['api-rsa', 'api-ecdsa']),
      hellos: [MODERN, ONLY.rsa, ONLY.ecdsa, SIGNED.rsa, SIGNED.ecdsa].map((hello) =>
        to('api.example.com', hello),
      ),
    },
    {
      id: 'first-among-equals',
      server: context(['web-ecdsa', 'api-ecdsa', 'other-ecdsa']),
      hellos: [both, ONLY.rsa],
    },
    {
      id: 'no-name-fits',
      server: context(['other-rsa', 'api-ecdsa']),
      hellos: [to('nowhere.net'), to('nowhere.net', ONLY.ecdsa), both],
    },
    {
      id: 'no-name-fits-full-scan',
      server: context(['other-rsa', 'api-ecdsa'], scan),
      hellos: [to('nowhere.net'), to('nowhere.net', ONLY.rsa), both],
    },
    {
      id: 'common-name-without-san',
      server: context(['other-ecdsa', 'common-ecdsa']),
      hellos: [to('api.example.com')],
    },
    {
      id: 'common-name-beside-uri',
      server: context(['other-ecdsa', 'uri-ecdsa']),
      hellos: [to('api.example.com')],
    },
    {
      id: 'names-in-other-case',
      server: context(['other-ecdsa', 'upper-ecdsa']),
      hellos: [to('api.example.com'), to('API.EXAMPLE.com')],
    },
    {
      id: 'partial-wildcard',
      server: context(['other-ecdsa', 'part-ecdsa']),
      hellos: [to('web.example.com')],
    },
    {
      id: 'curve-of-certificate',
      server: context(['api-p384', 'api-rsa']),
      hellos: [
        to('api.example.com'),
        to('api.example.com', { ...MODERN, supported_groups: ['X25519', 'P-256'] }),
      ],
    },
    {
      id: 'same-name-twice',
      server: context(['api-ecdsa', 'upper-ecdsa', 'common-ecdsa']),
      hellos: [to('api.example.com')],
    },
  ];
}

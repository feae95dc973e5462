import type { JsonObject } from '../../../src/core/base/json';
import { tlsCertificate } from '../../pki/bundles';
import type { SdsAnswer } from '../../sds/server';
import { istioContext, type Scenario, type Stage } from './scenario';

const SILENCE: SdsAnswer = { kind: 'silence' };
const NOTHING: SdsAnswer = { kind: 'resources', resources: [] };
const ROOTS = { validation_context: { trusted_ca: { inline_string: '@root' } } };

const secret = (body: JsonObject): SdsAnswer => ({ kind: 'secret', secret: body });
const certificate = (name: string): SdsAnswer => secret({ tls_certificate: tlsCertificate(name) });
const roots = secret(ROOTS);

const KEY_OF_ANOTHER = 'key-of-another';
const HIDDEN = { undetermined: true } as const;

/** Answers that Envoy does not take, each for its own reason; all are given for `default`. */
const BROKEN: readonly (readonly [string, SdsAnswer])[] = [
  [
    'not-pem',
    secret({
      tls_certificate: {
        certificate_chain: { inline_string: 'not a certificate' },
        private_key: { inline_string: 'not a key' },
      },
    }),
  ],
  [KEY_OF_ANOTHER, certificate('mismatched')],
  ['short-rsa-key', certificate('rsa1024')],
  [
    'other-name',
    { kind: 'resources', resources: [{ name: 'other', tls_certificate: tlsCertificate('first') }] },
  ],
  [
    'two-secrets',
    {
      kind: 'resources',
      resources: [
        { name: 'default', tls_certificate: tlsCertificate('first') },
        { name: 'other', tls_certificate: tlsCertificate('second') },
      ],
    },
  ],
  ['other-kind', roots],
  ['nothing', NOTHING],
];

/** Long enough for a timeout of one second to have passed, measured from the start of the stage. */
const LONG = 1800;
const BEFORE_TIMEOUT = 900;

/** All stories. */
export function scenarios(): readonly Scenario[] {
  const all: Scenario[] = [];
  for (const on of ['listener', 'cluster'] as const) {
    all.push(...timed(on), ...contents(on), ...changes(on), ...special(on));
  }
  return all;
}

/** Late and never, with both timeouts, at start and later. */
function timed(on: Scenario['on']): readonly Scenario[] {
  const found: Scenario[] = [];
  for (const timeout of ['0s', '1s'] as const) {
    const context = istioContext(on, timeout);
    for (const arrives of ['at start', 'later'] as const) {
      const suffix = `${timeout}-${arrives.replace(' ', '-')}`;
      const waiting: Stage = {
        stage: 'waiting',
        sds: { default: SILENCE, ROOTCA: roots },
        within: BEFORE_TIMEOUT,
      };
      const long: Stage = { stage: 'long after', pause: LONG };
      found.push(
        {
          id: `${on}-never-${suffix}`,
          on,
          arrives,
          context,
          stages: [waiting, long],
        },
        {
          id: `${on}-late-${suffix}`,
          on,
          arrives,
          context,
          stages: [waiting, { stage: 'arrived', sds: { default: certificate('first') } }],
        },
        {
          id: `${on}-late-after-timeout-${suffix}`,
          on,
          arrives,
          context,
          stages: [long, { stage: 'arrived', sds: { default: certificate('first') } }].map(
            (stage, i) => (i === 0 ? { ...stage, sds: { ROOTCA: roots } } : stage),
          ),
        },
        {
          id: `${on}-roots-never-${suffix}`,
          on,
          arrives,
          context,
          stages: [
            { ...waiting, sds: { default: certificate('first'), ROOTCA: SILENCE } },
            long,
            { stage: 'arrived', sds: { ROOTCA: roots } },
          ],
        },
        {
          id: `${on}-server-unreachable-${suffix}`,
          on,
          arrives,
          context,
          unreachable: true,
          stages: [long],
        },
      );
    }
  }
  return found;
}

/** Broken from the first answer, then mended. */
function contents(on: Scenario['on']): readonly Scenario[] {
  const found: Scenario[] = [];
  for (const timeout of ['0s', '1s'] as const) {
    for (const [how, answer] of BROKEN) {
      const hidden = how === KEY_OF_ANOTHER && HIDDEN;
      found.push({
        id: `${on}-broken-${how}-${timeout}`,
        on,
        arrives: 'later',
        context: istioContext(on, timeout),
        stages: [
          { stage: 'broken', sds: { default: answer, ROOTCA: roots }, ...hidden },
          { stage: 'long after', pause: LONG, ...hidden },
          { stage: 'mended', sds: { default: certificate('first') } },
        ],
      });
    }
    found.push({
      id: `${on}-broken-roots-${timeout}`,
      on,
      arrives: 'later',
      context: istioContext(on, timeout),
      stages: [
        {
          stage: 'broken',
          sds: {
            default: certificate('first'),
            ROOTCA: secret({ validation_context: { trusted_ca: { inline_string: 'no roots' } } }),
          },
        },
        { stage: 'mended', sds: { ROOTCA: roots } },
      ],
    });
  }
  found.push({
    id: `${on}-broken-at-start-0s`,
    on,
    arrives: 'at start',
    context: istioContext(on, '0s'),
    stages: [
      { stage: 'broken', sds: { default: certificate('mismatched'), ROOTCA: roots }, ...HIDDEN },
      { stage: 'mended', sds: { default: certificate('first') } },
    ],
  });
  return found;
}

/** What happens to a secret that was there. */
function changes(on: Scenario['on']): readonly Scenario[] {
  const found: Scenario[] = [];
  const working: Stage = {
    stage: 'working',
    sds: { default: certificate('first'), ROOTCA: roots },
  };
  for (const api of ['GRPC', 'DELTA_GRPC'] as const) {
    const context = istioContext(on, '0s', { api });
    const suffix = api === 'GRPC' ? 'sotw' : 'delta';
    found.push(
      {
        id: `${on}-rotated-${suffix}`,
        on,
        arrives: 'later',
        context,
        stages: [working, { stage: 'rotated', sds: { default: certificate('second') } }],
      },
      {
        id: `${on}-roots-rotated-${suffix}`,
        on,
        arrives: 'later',
        context,
        stages: [
          working,
          {
            stage: 'roots that do not fit',
            sds: {
              ROOTCA: secret({
                validation_context: { trusted_ca: { inline_string: '@otherRoot' } },
              }),
            },
          },
        ],
      },
      {
        id: `${on}-withdrawn-${suffix}`,
        on,
        arrives: 'later',
        context,
        stages: [
          working,
          { stage: 'withdrawn', sds: { default: NOTHING } },
          { stage: 'back', sds: { default: certificate('second') } },
        ],
      },
      {
        id: `${on}-never-there-${suffix}`,
        on,
        arrives: 'later',
        context,
        stages: [
          { stage: 'removed before it came', sds: { default: NOTHING, ROOTCA: roots } },
          { stage: 'arrived', sds: { default: certificate('first') } },
        ],
      },
    );
  }
  const context = istioContext(on, '0s');
  found.push({
    id: `${on}-rotated-to-broken`,
    on,
    arrives: 'later',
    context,
    stages: [working, { stage: 'broken', sds: { default: certificate('mismatched') }, ...HIDDEN }],
  });
  return found;
}

/** Several certificates, updates, and secrets that are static. */
function special(on: Scenario['on']): readonly Scenario[] {
  const inline: JsonObject = {
    ...istioContext(on, '0s'),
    common_tls_context: { tls_certificates: [tlsCertificate('first')], ...inlineRoots() },
  };
  const found: Scenario[] = [
    {
      id: `${on}-updated-to-silent`,
      on,
      arrives: 'later',
      context: inline,
      stages: [
        { stage: 'inline' },
        {
          stage: 'updated, waiting',
          context: istioContext(on, '0s'),
          sds: { ROOTCA: roots },
          pause: 500,
        },
        { stage: 'arrived', sds: { default: certificate('second') } },
      ],
    },
    {
      id: `${on}-updated-to-silent-1s`,
      on,
      arrives: 'later',
      context: inline,
      stages: [
        { stage: 'inline' },
        {
          stage: 'updated, long after',
          context: istioContext(on, '1s'),
          sds: { ROOTCA: roots },
          pause: LONG,
        },
      ],
    },
    {
      id: `${on}-static-secrets`,
      on,
      arrives: 'later',
      context: withSecrets(on, { name: 'static-certificate' }),
      static_secrets: [{ name: 'static-certificate', tls_certificate: tlsCertificate('first') }],
      stages: [{ stage: 'working' }],
    },
    {
      id: `${on}-static-secret-unknown`,
      on,
      arrives: 'later',
      context: withSecrets(on, { name: 'nowhere' }),
      stages: [{ stage: 'refused' }],
    },
    {
      id: `${on}-expired`,
      on,
      arrives: 'later',
      context: istioContext(on, '0s'),
      stages: [{ stage: 'expired', sds: { default: certificate('expired'), ROOTCA: roots } }],
    },
  ];
  if (on === 'listener') {
    const two = istioContext(on, '0s', { certificates: ['rsa', 'ecdsa'] });
    found.push({
      id: 'H55-listener-one-of-two-certificates',
      on,
      arrives: 'later',
      context: two,
      stages: [
        { stage: 'one arrived', sds: { rsa: certificate('rsa'), ROOTCA: roots }, pause: 500 },
        { stage: 'both arrived', sds: { ecdsa: certificate('first') } },
      ],
    });
    found.push({
      id: 'H55-listener-one-of-two-certificates-1s',
      on,
      arrives: 'later',
      context: istioContext(on, '1s', { certificates: ['rsa', 'ecdsa'] }),
      stages: [
        { stage: 'one arrived', sds: { rsa: certificate('rsa'), ROOTCA: roots }, pause: LONG },
        { stage: 'both arrived', sds: { ecdsa: certificate('first') } },
      ],
    });
  }
  return found;
}

function inlineRoots(): JsonObject {
  return { validation_context: { trusted_ca: { inline_string: '@root' } } };
}

function withSecrets(on: Scenario['on'], reference: JsonObject): JsonObject {
  return {
    ...istioContext(on, '0s'),
    common_tls_context: {
      tls_certificate_sds_secret_configs: [reference],
      ...inlineRoots(),
    },
  };
}

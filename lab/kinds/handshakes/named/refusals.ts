import type { JsonObject } from '../../../../src/core/base/json';
import { tlsCertificate } from '../../../pki/bundles';
import { sdsSecret } from '../case';
import {
  type Asking,
  anchored,
  params,
  plainServer,
  ROOT_A,
  required,
  typed,
  UP_TO_13,
  validated,
} from './asking';

/** What Envoy does not load, and what one might think that it does not. */
export function askRefusals({ add, clientChecks }: Asking): void {
  const text = (words: string): JsonObject => ({ inline_string: words });
  clientChecks('ca-is-no-certificate', 'spiffe', validated({ trusted_ca: text('nothing') }));
  clientChecks('ca-is-a-list-alone', 'spiffe', anchored('listA'));
  clientChecks(
    'hash-is-not-hex',
    'spiffe',
    validated({
      verify_certificate_hash: ['z'.repeat(64)],
    }),
  );
  clientChecks(
    'spki-is-not-base64',
    'spiffe',
    validated({
      verify_certificate_spki: ['?'.repeat(44)],
    }),
  );
  clientChecks('regex-is-not-one', 'spiffe', typed('URI', { safe_regex: { regex: '(' } }));
  add(
    'certificate-is-none',
    {
      common: {
        tls_certificates: [{ certificate_chain: text('nothing'), private_key: text('nothing') }],
      },
    },
    {},
  );
  add('two-client-certificates', plainServer('spiffe'), {
    common: { tls_certificates: [tlsCertificate('spiffe'), tlsCertificate('payments')] },
  });
  add(
    'inline-and-sds-certificates',
    {
      common: {
        tls_certificates: [tlsCertificate('spiffe')],
        tls_certificate_sds_secret_configs: [sdsSecret('server-certificate')],
      },
    },
    {},
    { 'server-certificate': { tls_certificate: tlsCertificate('payments') } },
  );
  add(
    'inline-and-sds-certificates-client',
    { shows: 'spiffe', common: validated(ROOT_A), own: required },
    {
      common: {
        tls_certificates: [tlsCertificate('spiffeRootB')],
        tls_certificate_sds_secret_configs: [sdsSecret('client-certificate')],
      },
    },
    { 'client-certificate': { tls_certificate: tlsCertificate('payments') } },
  );
  add('minimum-above-maximum', { shows: 'spiffe', common: params('TLSv1_3', 'TLSv1_2') }, {});
  add(
    'signature-algorithm-unknown',
    {
      shows: 'spiffe',
      common: { tls_params: { signature_algorithms: ['not_one'] } },
    },
    {},
  );
  add(
    'fips-policy',
    {
      shows: 'spiffe',
      common: { tls_params: { compliance_policies: ['FIPS_202205'] } },
    },
    { common: UP_TO_13 },
  );
  add('enforced-key-usage', plainServer('rsa'), { own: { enforce_rsa_key_usage: true } });
}

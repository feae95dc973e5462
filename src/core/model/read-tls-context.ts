import type { Message } from '../dump/schema/message';
import { BOOL, ENUM } from '../dump/schema/scalars';
import type { Pool } from './pool';
import {
  NOT_VALIDATED,
  readCertificate,
  readSdsReference,
  readValidation,
} from './read-validation';
import type { TlsContext, TlsVersion } from './types';

const VERSIONS: Readonly<Record<string, TlsVersion>> = {
  TLSv1_0: 'TLSv1.0',
  TLSv1_1: 'TLSv1.1',
  TLSv1_2: 'TLSv1.2',
  TLSv1_3: 'TLSv1.3',
  '1': 'TLSv1.0',
  '2': 'TLSv1.1',
  '3': 'TLSv1.2',
  '4': 'TLSv1.3',
};

/** `TLS_AUTO` and absence both leave the choice to Envoy. */
function readVersion(params: Message | undefined, field: string): TlsVersion | undefined {
  const name = params?.get(field, ENUM);
  return name !== undefined && Object.hasOwn(VERSIONS, name) ? VERSIONS[name] : undefined;
}

/**
 * A DownstreamTlsContext or UpstreamTlsContext of any version (tls/v3/tls.proto and
 * api/v2/auth/tls.proto share their field names).
 */
export function readTlsContext(message: Message, side: TlsContext['side'], pool: Pool): TlsContext {
  const common = message.message('common_tls_context');
  const params = common?.message('tls_params');
  const ticketKeys = message.message('session_ticket_keys_sds_secret_config');
  return {
    side,
    pointer: message.pointer,
    minVersion: readVersion(params, 'tls_minimum_protocol_version'),
    maxVersion: readVersion(params, 'tls_maximum_protocol_version'),
    cipherSuites: pool.texts(params?.texts('cipher_suites') ?? []),
    curves: pool.texts(params?.texts('ecdh_curves') ?? []),
    compliance: pool.texts(params?.list('compliance_policies', ENUM) ?? []),
    alpn: pool.texts(common?.texts('alpn_protocols') ?? []),
    certificates: common?.each('tls_certificates', readCertificate) ?? NONE,
    sdsCertificates:
      common?.each('tls_certificate_sds_secret_configs', (one) => readSdsReference(one, pool)) ??
      NONE,
    validation: common === undefined ? NOT_VALIDATED : readValidation(common, pool),
    requireClientCertificate:
      side === 'downstream' ? message.get('require_client_certificate', BOOL) : undefined,
    sni: side === 'upstream' ? message.text('sni') : undefined,
    autoHostSni: message.get('auto_host_sni', BOOL) ?? false,
    autoSniSanValidation: message.get('auto_sni_san_validation', BOOL) ?? false,
    sessionTicketKeys: ticketKeys === undefined ? undefined : readSdsReference(ticketKeys, pool),
    customHandshaker: common?.message('custom_handshaker')?.text('name'),
  };
}

const NONE: readonly never[] = [];

import type { JsonObject } from '../../../src/core/base/json';
import type { SdsAnswer } from '../../sds/server';

/** What is done before a stage is looked at. All of it is optional; nothing: time passes. */
export interface Stage {
  readonly stage: string;
  /** What the SDS server says from now on. */
  readonly sds?: { readonly [name: string]: SdsAnswer };
  /** The listener's or cluster's new TLS context. */
  readonly context?: JsonObject;
  /** How long to wait before looking, in milliseconds. */
  readonly pause?: number;
  /**
   * It must be looked at within so many milliseconds of the first question to the SDS server: before
   * a timeout, say. The recorder starts again if it was too slow.
   */
  readonly within?: number;
  /** The dump hides what decides: private keys. */
  readonly undetermined?: true;
}

/** One story of a secret. Certificates and keys are written as recordings write them. */
export interface Scenario {
  readonly id: string;
  readonly on: 'listener' | 'cluster';
  /** Whether Envoy has the resource when it starts, or gets it when it is live. */
  readonly arrives: 'at start' | 'later';
  /** DownstreamTlsContext or UpstreamTlsContext. */
  readonly context: JsonObject;
  /** Static secrets of the bootstrap. */
  readonly static_secrets?: readonly JsonObject[];
  /** There is no SDS server behind the socket. */
  readonly unreachable?: boolean;
  readonly stages: readonly Stage[];
}

type Timeout = '0s' | '1s';

/** How a context asks for a secret. */
export function sds(name: string, timeout: Timeout, api = 'GRPC'): JsonObject {
  return {
    name,
    sds_config: {
      api_config_source: {
        api_type: api,
        transport_api_version: 'V3',
        grpc_services: [{ envoy_grpc: { cluster_name: 'sds-grpc' } }],
      },
      initial_fetch_timeout: timeout,
      resource_api_version: 'V3',
    },
  };
}

/** A context as Istio writes it: `default` is the certificate, `ROOTCA` what the peer is checked by. */
export function istioContext(
  on: Scenario['on'],
  timeout: Timeout,
  { api = 'GRPC', certificates = ['default'] }: { api?: string; certificates?: string[] } = {},
): JsonObject {
  return {
    common_tls_context: {
      tls_certificate_sds_secret_configs: certificates.map((name) => sds(name, timeout, api)),
      combined_validation_context: {
        default_validation_context: {},
        validation_context_sds_secret_config: sds('ROOTCA', timeout, api),
      },
    },
    ...(on === 'listener' ? { require_client_certificate: true } : { sni: 'api.example.com' }),
  };
}

import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import {
  loadSync,
  type MessageTypeDefinition,
  type PackageDefinition,
  type ServiceDefinition,
} from '@grpc/proto-loader';

/**
 * A secret as a dump writes it (snake_case), keys included: `tls_certificate`, `validation_context`
 * or `session_ticket_keys`.
 */
export interface Secret {
  readonly name: string;
  readonly [field: string]: unknown;
}

export const SECRET_TYPE = 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret';

export interface PackedSecret {
  readonly type_url: string;
  readonly value: Buffer;
}

interface Acknowledgement {
  readonly response_nonce?: string;
  readonly error_detail?: { readonly message?: string };
}

/** State of the world. */
export interface DiscoveryRequest extends Acknowledgement {
  readonly resource_names?: readonly string[];
}

export interface DiscoveryResponse {
  readonly version_info: string;
  readonly resources: readonly PackedSecret[];
  readonly type_url: string;
  readonly nonce: string;
}

export interface DeltaDiscoveryRequest extends Acknowledgement {
  readonly resource_names_subscribe?: readonly string[];
  readonly resource_names_unsubscribe?: readonly string[];
}

export interface DeltaDiscoveryResponse {
  readonly system_version_info: string;
  readonly resources: readonly {
    readonly name: string;
    readonly version: string;
    readonly resource: PackedSecret;
  }[];
  readonly removed_resources: readonly string[];
  readonly type_url: string;
  readonly nonce: string;
}

const PACKAGE = 'envoy.service.secret.v3';
const definitions = loadSync(fileURLToPath(new URL('./secret-discovery.proto', import.meta.url)), {
  keepCase: true,
  enums: String,
  bytes: Buffer,
});

export const secretDiscoveryService = serviceOf(definitions, `${PACKAGE}.SecretDiscoveryService`);
const secretType = messageOf(definitions, `${PACKAGE}.Secret`);

/**
 * A secret as it goes into a response.
 * @throws if it has a field that the lab's .proto file lacks: it would be lost in silence.
 */
export function packSecret(secret: Secret): PackedSecret {
  const wire = wrapped(secret);
  const value = secretType.serialize(wire);
  const back: unknown = JSON.parse(JSON.stringify(secretType.deserialize(value)));
  if (!isDeepStrictEqual(back, JSON.parse(JSON.stringify(wire)))) {
    throw new Error(`secret-discovery.proto lacks a field of secret ${secret.name}`);
  }
  return { type_url: SECRET_TYPE, value };
}

/** Wrappers are plain numbers in JSON and messages on the wire; one field has one. */
function wrapped(secret: Secret): object {
  const { validation_context: context } = secret;
  if (typeof context !== 'object' || context === null || !('max_verify_depth' in context)) {
    return secret;
  }
  return {
    ...secret,
    validation_context: { ...context, max_verify_depth: { value: context.max_verify_depth } },
  };
}

function serviceOf(from: PackageDefinition, name: string): ServiceDefinition {
  const found = from[name];
  if (found === undefined || isFormatted(found)) throw new Error(`no service ${name}`);
  return found;
}

function messageOf(from: PackageDefinition, name: string): MessageTypeDefinition<object, object> {
  const found = from[name];
  if (found === undefined || !isFormatted(found) || !('serialize' in found)) {
    throw new Error(`no message ${name}`);
  }
  return found;
}

function isFormatted(
  definition: PackageDefinition[string],
): definition is Exclude<PackageDefinition[string], ServiceDefinition> {
  return typeof definition.format === 'string';
}

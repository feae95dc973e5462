import type { JsonObject } from '../../../src/core/base/json';

const INPUTS = 'type.googleapis.com/envoy.extensions.matching.common_inputs.network.v3';

/** Names of inputs without the `Input` at their end. */
export type InputName =
  | 'DestinationIP'
  | 'DestinationPort'
  | 'SourceIP'
  | 'SourcePort'
  | 'DirectSourceIP'
  | 'SourceType'
  | 'ServerName'
  | 'TransportProtocol'
  | 'ApplicationProtocol';

export function input(name: InputName): JsonObject {
  return { name, typed_config: { '@type': `${INPUTS}.${name}Input` } };
}

/** Takes a chain by name. */
export function take(chain: string): JsonObject {
  const typed_config = { '@type': 'type.googleapis.com/google.protobuf.StringValue', value: chain };
  return { action: { name: chain, typed_config } };
}

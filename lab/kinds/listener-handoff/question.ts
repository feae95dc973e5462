import type { JsonObject } from '../../../src/core/base/json';
import type { Connection } from '../../connections/connection';
import { answering, inspector, PROXY_PROTOCOL, socketAddress } from '../../listeners/parts';

/** Listeners of one Envoy, and connections that one of them accepts. */
export interface HandoffQuestion {
  readonly id: string;
  readonly listeners: readonly JsonObject[];
  /** Name of the listener whose socket accepts all connections. */
  readonly receivedBy: string;
  readonly connections: readonly Connection[];
}

/** Ports that the lab's clients reach; free ones take their places, everywhere in a question. */
export const BOUND_PORTS: readonly number[] = [15001, 15006];

export interface Parts {
  readonly address: string;
  readonly port: number;
  /** `ipv4_compat` of the address. */
  readonly compat?: boolean;
  readonly additional?: readonly { readonly address: string; readonly port: number }[];
  readonly useOriginalDst?: boolean;
  /** Absent: the listener says nothing, which is true. */
  readonly bind?: boolean | 'deprecated';
  /** It restores the destination from the PROXY protocol header. */
  readonly proxy?: boolean;
  readonly tls?: boolean;
  /** Chains by name with their matches; absent: one that takes all. */
  readonly chains?: { readonly [name: string]: JsonObject };
  readonly withDefault?: boolean;
}

export function listener(name: string, parts: Parts): JsonObject {
  const { chains = { all: {} }, additional = [], bind, useOriginalDst } = parts;
  const chain = (own: string, match?: JsonObject): JsonObject => ({
    name: own,
    filters: answering(`${name}/${own}`),
    ...(match && { filter_chain_match: match }),
  });
  return {
    name,
    address: address(parts.address, parts.port, parts.compat),
    ...(additional.length > 0 && {
      additional_addresses: additional.map((one) => ({ address: address(one.address, one.port) })),
    }),
    ...((parts.proxy || parts.tls) && {
      listener_filters: [
        ...(parts.proxy ? [PROXY_PROTOCOL] : []),
        ...(parts.tls ? [inspector('tls')] : []),
      ],
    }),
    filter_chains: Object.entries(chains).map(([own, match]) => chain(own, match)),
    ...(parts.withDefault && { default_filter_chain: chain('default') }),
    ...(useOriginalDst !== undefined && { use_original_dst: useOriginalDst }),
    ...(bind === 'deprecated' && { deprecated_v1: { bind_to_port: false } }),
    ...(typeof bind === 'boolean' && { bind_to_port: bind }),
  };
}

function address(ip: string, port: number, compat = false): JsonObject {
  if (!compat) return socketAddress(ip, port);
  return { socket_address: { address: ip, port_value: port, ipv4_compat: true } };
}

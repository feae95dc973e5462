import type { JsonObject } from '../../src/core/base/json';

const EXTENSIONS = 'type.googleapis.com/envoy.extensions';
const LISTENER_FILTERS = `${EXTENSIONS}.filters.listener`;

export const PROXY_PROTOCOL: JsonObject = {
  name: 'envoy.filters.listener.proxy_protocol',
  typed_config: { '@type': `${LISTENER_FILTERS}.proxy_protocol.v3.ProxyProtocol` },
};

const INSPECTORS: { readonly [name in Inspector]: JsonObject } = {
  tls: {
    name: 'envoy.filters.listener.tls_inspector',
    typed_config: { '@type': `${LISTENER_FILTERS}.tls_inspector.v3.TlsInspector` },
  },
  http: {
    name: 'envoy.filters.listener.http_inspector',
    typed_config: { '@type': `${LISTENER_FILTERS}.http_inspector.v3.HttpInspector` },
  },
};
export type Inspector = 'tls' | 'http';

/** `disabled` is a ListenerFilterChainMatchPredicate: where it is true, the filter is left out. */
export function inspector(name: Inspector, disabled?: JsonObject): JsonObject {
  return { ...INSPECTORS[name], ...(disabled && { filter_disabled: disabled }) };
}

/** The filters of a chain that answers `<text>` in plaintext, whatever the client sent. */
export function answering(text: string): readonly JsonObject[] {
  return [
    {
      name: 'envoy.filters.network.direct_response',
      typed_config: {
        '@type': `${EXTENSIONS}.filters.network.direct_response.v3.Config`,
        response: { inline_string: `<${text}>` },
      },
    },
  ];
}

/** A chain that answers its own name. */
export function chain(name: string, match?: JsonObject): JsonObject {
  return { name, filters: answering(name), ...(match && { filter_chain_match: match }) };
}

export function socketAddress(address: string, port: number): JsonObject {
  return { socket_address: { address, port_value: port } };
}

import { isEnvoyRedacted } from '../base/envoy-redacted';
import type { Message } from '../dump/schema/message';
import { BOOL, TEXT, UINT } from '../dump/schema/scalars';
import type { Address, DataSource } from './types';

/** core/v3/address.proto Address; undefined where none of its members is there. */
export function readAddress(message: Message | undefined): Address | undefined {
  if (message === undefined) return undefined;
  const socket = message.message('socket_address');
  if (socket !== undefined) {
    return {
      kind: 'socket',
      address: socket.text('address') ?? '',
      port: socket.get('port_value', UINT),
      udp: socket.get('protocol', TEXT) === 'UDP',
      // Rare, and there are hundreds of thousands of addresses.
      ...(socket.get('ipv4_compat', BOOL) === true ? { ipv4Compat: true } : {}),
    };
  }
  const pipe = message.message('pipe');
  if (pipe !== undefined) return { kind: 'pipe', path: pipe.text('path') ?? '' };
  const internal = message.message('envoy_internal_address');
  if (internal === undefined) return undefined;
  return {
    kind: 'internal',
    listener: internal.text('server_listener_name') ?? '',
    endpointId: internal.text('endpoint_id'),
  };
}

/** core/v3/address.proto CidrRange as `10.0.0.0/8`; a length that is absent is 0. */
export function readRanges(message: Message, field: string): readonly string[] {
  return message
    .messages(field)
    .map((range) => `${range.text('address_prefix') ?? ''}/${range.get('prefix_len', UINT) ?? 0}`);
}

/** core/v3/base.proto DataSource. */
export function readDataSource(message: Message | undefined): DataSource | undefined {
  if (message === undefined) return undefined;
  const path = message.text('filename');
  if (path !== undefined) return { kind: 'file', path };
  const variable = message.text('environment_variable');
  if (variable !== undefined) return { kind: 'environment', variable };
  const inline = message.text('inline_bytes') ?? message.text('inline_string');
  if (inline === undefined) return undefined;
  return { kind: 'inline', redacted: isEnvoyRedacted(inline), empty: inline === '' };
}

/** Whether the file has the bytes themselves. */
export const isReadable = (data: DataSource | undefined): boolean =>
  data?.kind === 'inline' && !data.redacted && !data.empty;

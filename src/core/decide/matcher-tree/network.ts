import { unreachable } from '../../base/assert';
import type { MatchInput } from '../../model/matcher';
import { isLocal, type SeenConnection } from '../connection';
import type { InputValue } from './trace';

/** What a connection has for an input (source/common/network/matching/inputs.h). */
export function networkInput(
  input: MatchInput,
  seen: SeenConnection,
): { readonly value: InputValue } | 'unknown' {
  switch (input.kind) {
    case 'destination_ip':
      return { value: seen.local?.address };
    case 'destination_port':
      return { value: portText(seen.local?.port) };
    case 'source_ip':
      return { value: seen.remote?.address };
    case 'source_port':
      return { value: portText(seen.remote?.port) };
    case 'direct_source_ip':
      return { value: seen.directRemote?.address };
    case 'source_type':
      return { value: isLocal(seen) ? 'local' : undefined };
    case 'server_name':
      return { value: seen.serverName || undefined };
    case 'transport_protocol':
      return { value: seen.transportProtocol };
    case 'application_protocol':
      return { value: protocols(seen.applicationProtocols) };
    case 'endpoint_metadata':
    case 'locality_metadata':
    case 'unknown':
      return 'unknown';
    default:
      return unreachable(input);
  }
}

const portText = (port: number | undefined): InputValue =>
  port === undefined ? undefined : String(port);

/** `'h2','http/1.1'`. */
const protocols = (list: readonly string[]): InputValue =>
  list.length === 0 ? undefined : list.map((protocol) => `'${protocol}'`).join(',');

/** A connection that is asked about, and what Envoy sees of it. */
import { type Ip, isLoopback, parseIp, sameIp } from './ip-ranges';

export interface IpPort {
  readonly address: string;
  readonly port: number;
}

/** The first bytes that the client sends; `alpn` in its own order. */
export type SentBytes =
  | {
      readonly kind: 'tls' | 'quic';
      readonly sni: string | undefined;
      readonly alpn: readonly string[];
    }
  /** A request line, the HTTP/2 preface, bytes of neither, nothing at all. */
  | { readonly kind: 'http/1.0' | 'http/1.1' | 'h2c' | 'raw' | 'none' };

export interface Connection {
  /** Where the client dialled; undefined: a pipe or an internal listener, which have no IP address. */
  readonly destination: IpPort | undefined;
  /** Where the kernel took it in after a redirect; undefined: at its destination. */
  readonly acceptedOn?: IpPort | undefined;
  /** The peer; undefined as for the destination. */
  readonly source: IpPort | undefined;
  /** What a PROXY protocol header in front of the bytes says; undefined: there is none. */
  readonly proxyHeader?: { readonly source: IpPort; readonly destination: IpPort } | undefined;
  readonly bytes: SentBytes;
}

/** What filter chains are chosen by: the connection after its listener filters. */
export interface SeenConnection {
  /** Local address, after restoration. */
  readonly local: IpPort | undefined;
  /** A filter changed the local address. */
  readonly restored: boolean;
  readonly remote: IpPort | undefined;
  readonly directRemote: IpPort | undefined;
  /** `tls`, `raw_buffer`, `quic`. */
  readonly transportProtocol: string;
  /** In lower case; empty without one. */
  readonly serverName: string;
  readonly applicationProtocols: readonly string[];
  /** Whether an inspector looked: what it does not look for no chain can match. */
  readonly inspected: { readonly tls: boolean; readonly http: boolean };
}

/**
 * The peer is a pipe, is exactly 127.0.0.1 or ::1, or has the local address
 * (source/common/network/utility.cc, isSameIpOrLoopback).
 */
export function isLocal({ local, remote }: SeenConnection): boolean {
  if (remote === undefined) return true;
  const ip = parseIp(remote.address);
  if (ip === undefined) return false;
  const own: Ip | undefined = local === undefined ? undefined : parseIp(local.address);
  return isLoopback(ip) || (own !== undefined && sameIp(ip, own));
}

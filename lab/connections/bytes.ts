import { isIPv6 } from 'node:net';
import { clientHello } from './client-hello';
import type { ClientBytes, Connection } from './connection';

/** The HTTP/2 preface and an empty SETTINGS frame. */
const HTTP2_PREFACE = Buffer.concat([
  Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]),
]);

/** Neither TLS nor HTTP, and long enough that no inspector waits for more. */
const RAW = Buffer.concat([Buffer.from([0, 1, 2, 3]), Buffer.from('neither TLS nor HTTP\r\n\r\n')]);

/** The bytes that a client sends after the PROXY protocol header. */
export async function payload(bytes: ClientBytes): Promise<Buffer> {
  switch (bytes.kind) {
    case 'tls':
      return clientHello(bytes.sni, bytes.alpn ?? []);
    case 'http/1.1':
    case 'http/1.0':
      return Buffer.from(`GET / ${bytes.kind.toUpperCase()}\r\nHost: lab\r\n\r\n`);
    case 'h2c':
      return HTTP2_PREFACE;
    case 'raw':
      return RAW;
  }
}

/** A PROXY protocol header, version 1. */
export function proxyHeader({ source, destination }: Connection): Buffer {
  const family = isIPv6(destination.address) ? 'TCP6' : 'TCP4';
  const addresses = `${source.address} ${destination.address}`;
  return Buffer.from(`PROXY ${family} ${addresses} ${source.port} ${destination.port}\r\n`);
}

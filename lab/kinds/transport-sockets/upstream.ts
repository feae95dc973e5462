import { createServer, type Socket } from 'node:net';
import { removeAtEnd } from '../../envoy/leftovers';

/** What the first bytes upstream tell; `cluster` is whom they came from. */
export type Seen =
  | { readonly saw: 'plaintext'; readonly cluster: string }
  | { readonly saw: 'tls'; readonly sni: string; readonly cluster: string };

export interface Upstream {
  readonly port: number;
  /** What comes from a cluster next. Ask before anything is sent. */
  next(cluster: string): Promise<Seen>;
  stop(): void;
}

/** What a client sends through a cluster, so that plaintext tells where it came from. */
export function greeting(cluster: string): string {
  return `<${cluster}>`;
}

/** A server that looks at the first bytes of each connection and hangs up. */
export async function startUpstream(): Promise<Upstream> {
  const waiting = new Map<string, (seen: Seen) => void>();
  const server = createServer((socket) =>
    look(socket, (seen) => waiting.get(seen.cluster)?.(seen)),
  );
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') resolve(address.port);
    });
  });
  const close = () => {
    server.close();
  };
  const forget = removeAtEnd(close);
  return {
    port,
    next: (cluster) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`Nothing came from ${cluster}.`)), 10_000);
        waiting.set(cluster, (seen) => {
          clearTimeout(timer);
          waiting.delete(cluster);
          resolve(seen);
        });
      }),
    stop: () => {
      close();
      forget();
    },
  };
}

function look(socket: Socket, tell: (seen: Seen) => void): void {
  let all = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (part) => {
    all = Buffer.concat([all, part]);
    const seen = read(all);
    if (seen === undefined) return;
    socket.destroy();
    tell(seen);
  });
}

const HANDSHAKE = 22;

/** Undefined while more bytes are needed. */
function read(bytes: Buffer): Seen | undefined {
  const text = bytes.toString('latin1');
  if (bytes[0] !== HANDSHAKE) {
    const cluster = /^<(.*)>/.exec(text)?.[1];
    return cluster === undefined ? undefined : { saw: 'plaintext', cluster };
  }
  if (bytes.length < 5 || bytes.length < 5 + bytes.readUInt16BE(3)) return undefined;
  const sni = serverName(bytes);
  return { saw: 'tls', sni, cluster: sni.slice(sni.lastIndexOf('.') + 1) };
}

/** The server name of a ClientHello that fits one record; every socket of the lab sends one. */
function serverName(hello: Buffer): string {
  // Record, handshake, version and random; then session id, ciphers, compressions, extensions.
  let at = 5 + 4 + 2 + 32;
  at += 1 + hello.readUInt8(at);
  at += 2 + hello.readUInt16BE(at);
  at += 1 + hello.readUInt8(at);
  const end = at + 2 + hello.readUInt16BE(at);
  at += 2;
  while (at < end) {
    const [type, length] = [hello.readUInt16BE(at), hello.readUInt16BE(at + 2)];
    // One name: length of the list, kind, length of the name.
    if (type === 0) return hello.toString('latin1', at + 9, at + 4 + length);
    at += 4 + length;
  }
  throw new Error('A ClientHello without a server name.');
}

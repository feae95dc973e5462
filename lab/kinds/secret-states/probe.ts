import { connect as connectPlain } from 'node:net';
import { connect, createServer, type Server, type TLSSocket } from 'node:tls';
import type { JsonObject } from '../../../src/core/base/json';
import type { Bundles } from '../../pki/bundles';

/** What a client of the listener sees of one connection. */
export interface Seen extends JsonObject {
  /** False: nobody listens. */
  readonly connected: boolean;
  /** A word was sent and came back. */
  readonly ok: boolean;
  /** The certificate that the other side of TLS showed. */
  readonly certificate: string | null;
}

const NO_ANSWER = 3000;

/** Calls the listener with TLS, and with a certificate that its roots know. */
export function callListener(
  host: string,
  port: number,
  bundles: Bundles,
  nameOf: (hash: string) => string | null,
): Promise<Seen> {
  const own = bundles.get('peer');
  return new Promise((resolve) => {
    let seen: Seen = { connected: false, ok: false, certificate: null };
    const socket = connect({
      host,
      port,
      rejectUnauthorized: false,
      servername: 'api.example.com',
      ...(own?.key !== undefined && { cert: own.pem, key: own.key }),
    });
    const end = () => {
      resolve(seen);
      socket.destroy();
    };
    socket.setTimeout(NO_ANSWER, end);
    socket.once('connect', () => {
      seen = { ...seen, connected: true };
    });
    socket.once('secureConnect', () => {
      seen = { ...seen, certificate: shownBy(socket, nameOf) };
      socket.write('ping');
    });
    socket.once('data', () => {
      seen = { ...seen, ok: true };
      end();
    });
    socket.once('error', end);
    socket.once('close', end);
  });
}

/** Sends a word to the plaintext front of a cluster. */
export function callFront(path: string): Promise<{ connected: boolean; ok: boolean }> {
  return new Promise((resolve) => {
    let connected = false;
    const socket = connectPlain(path);
    const end = (ok: boolean) => {
      resolve({ connected, ok });
      socket.destroy();
    };
    socket.setTimeout(NO_ANSWER, () => end(false));
    socket.once('connect', () => {
      connected = true;
      socket.write('ping');
    });
    socket.once('data', () => end(true));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
  });
}

/** The server behind the cluster: echoes, and remembers whom it saw last. */
export interface Upstream {
  readonly port: number;
  /** The certificate that the last client showed, since the last time it was asked. */
  last(): string | null;
  stop(): void;
}

export async function startUpstream(
  host: string,
  bundles: Bundles,
  nameOf: (hash: string) => string | null,
): Promise<Upstream> {
  const own = bundles.get('peer');
  let last: string | null = null;
  const open = new Set<TLSSocket>();
  const server: Server = createServer(
    {
      ...(own?.key !== undefined && { cert: own.pem, key: own.key }),
      requestCert: true,
      rejectUnauthorized: false,
    },
    (socket) => {
      open.add(socket);
      last = shownBy(socket, nameOf);
      socket.on('data', (bytes) => socket.write(bytes));
      socket.on('error', () => socket.destroy());
      socket.on('close', () => open.delete(socket));
    },
  );
  server.on('tlsClientError', () => {});
  await new Promise<void>((listening) => server.listen({ host, port: 0 }, listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return {
    port: address.port,
    last: () => {
      const seen = last;
      last = null;
      return seen;
    },
    stop: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

function shownBy(socket: TLSSocket, nameOf: (hash: string) => string | null): string | null {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return null;
  return nameOf(certificate.fingerprint256.replaceAll(':', '').toLowerCase());
}

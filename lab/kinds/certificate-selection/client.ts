import { connect } from 'node:tls';
import type { Hello } from './hello';

/** What a client got: the certificate's SHA-256 (hex), or nothing. */
export interface Served {
  /** The port that it called from: Envoy's log names it. */
  readonly port: number;
  readonly shown?: {
    readonly hash: string;
    readonly version: string;
    readonly alpn: string | undefined;
  };
}

/** Calls a server with exactly this hello; trusts whatever it shows. */
export function call(host: string, port: number, hello: Hello): Promise<Served> {
  return new Promise((resolve) => {
    const { sni, alpn } = hello;
    const socket = connect({
      host,
      port,
      rejectUnauthorized: false,
      // Without this node would send no SNI that looks like an address, and some default.
      servername: typeof sni === 'string' ? sni : '',
      minVersion: hello.versions[0],
      maxVersion: hello.versions[1],
      ciphers: [...TLS13_SUITES, ...hello.cipher_suites].join(':'),
      ecdhCurve: hello.supported_groups.join(':'),
      sigalgs: hello.signature_algorithms.join(':'),
      ...(Array.isArray(alpn) && { ALPNProtocols: alpn.map(String) }),
    });
    let from = 0;
    socket.once('connect', () => {
      from = socket.localPort ?? 0;
    });
    const fail = () => {
      resolve({ port: from });
      socket.destroy();
    };
    socket.setTimeout(10_000, fail);
    socket.once('error', fail);
    socket.once('close', fail);
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerX509Certificate();
      resolve({
        port: from,
        shown: {
          hash: (certificate?.fingerprint256 ?? '').replaceAll(':', '').toLowerCase(),
          version: socket.getProtocol() ?? '',
          alpn: socket.alpnProtocol === false ? undefined : (socket.alpnProtocol ?? undefined),
        },
      });
      socket.end();
    });
  });
}

const TLS13_SUITES: readonly string[] = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
];

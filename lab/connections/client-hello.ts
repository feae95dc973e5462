import { Duplex } from 'node:stream';
import { connect } from 'node:tls';

const made = new Map<string, Promise<Buffer>>();

/** A ClientHello with these names, as a TLS library writes it: the first record of the client. */
export function clientHello(sni: string | undefined, alpn: readonly string[]): Promise<Buffer> {
  const key = JSON.stringify([sni, alpn]);
  const known = made.get(key);
  if (known !== undefined) return known;
  const fresh = makeClientHello(sni, alpn);
  made.set(key, fresh);
  return fresh;
}

function makeClientHello(sni: string | undefined, alpn: readonly string[]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const wire = new Duplex({
      read: () => {},
      write: (part: Buffer, _encoding, done) => {
        parts.push(part);
        done();
        const all = Buffer.concat(parts);
        if (all.length < 5 || all.length < 5 + all.readUInt16BE(3)) return;
        resolve(all);
        // Not at once: the library is still in the middle of its write.
        setImmediate(() => client.destroy());
      },
    });
    const client = connect({
      socket: wire,
      ...(sni !== undefined && { servername: sni }),
      ...(alpn.length > 0 && { ALPNProtocols: [...alpn] }),
    });
    client.on('error', reject);
  });
}

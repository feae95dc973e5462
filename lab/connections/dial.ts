import { connect } from 'node:net';

export interface Dial {
  readonly address: string;
  readonly port: number;
  /** The address that the client binds, if it matters. */
  readonly from?: string;
  readonly send: Buffer;
  /** Milliseconds until it is an error that the server neither answers nor closes. */
  readonly patience?: number;
}

/**
 * Sends, and gives the server's answer up to `>`, or undefined if the server closes without one.
 * @throws Error if the connection cannot be made, or nothing happens.
 */
export function dial({ address, port, from, send, patience = 10_000 }: Dial) {
  return new Promise<string | undefined>((resolve, reject) => {
    const socket = connect({ host: address, port, ...(from && { localAddress: from }) });
    let connected = false;
    let said = '';
    const end = (answer: string | undefined) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const fail = (error: Error) => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(
      () => fail(new Error(`${address}:${port} neither answers nor closes.`)),
      patience,
    );
    socket.setNoDelay(true);
    socket.once('connect', () => {
      connected = true;
      socket.write(send);
    });
    socket.on('data', (part) => {
      said += part.toString('latin1');
      if (said.includes('>')) end(said);
    });
    // A server that closes with bytes unread resets the connection: that too is "closed".
    socket.on('error', (error) => (connected ? end(undefined) : fail(error)));
    socket.once('close', () => end(undefined));
  });
}

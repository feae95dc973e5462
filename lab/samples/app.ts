import { connect, createServer } from 'node:http2';
import type { Socket } from 'node:net';

/**
 * The app behind a proxy: an HTTP/2 server (as gRPC has it) that answers with what the proxy told
 * it about the caller.
 */
export function echoApp(): (socket: Socket) => void {
  const server = createServer();
  server.on('sessionError', () => {});
  server.on('stream', (stream, headers) => {
    stream.on('error', () => {});
    stream.respond({
      ':status': 200,
      'content-type': 'application/grpc',
      'x-caller': headers['x-forwarded-client-cert'] ?? 'nobody',
    });
    stream.end();
  });
  return (socket) => void server.emit('connection', socket);
}

export interface Answer {
  readonly status: number;
  /** Who the server's proxy says has called. */
  readonly caller: string | undefined;
  readonly body: string;
}

/** One call over HTTP/2 without TLS, as an app makes it. */
export function call(address: string, port: number, host: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const session = connect(`http://${address}:${port}`);
    session.once('error', reject);
    const request = session.request({
      ':method': 'POST',
      ':path': '/dev.UserCenter/Get',
      ':authority': `${host}:${port}`,
      'content-type': 'application/grpc',
    });
    let body = '';
    let status = 0;
    let caller: string | undefined;
    request.once('response', (headers) => {
      status = Number(headers[':status']);
      const said = headers['x-caller'];
      caller = typeof said === 'string' ? said : undefined;
      body = String(headers['grpc-message'] ?? '');
    });
    request.setEncoding('utf8');
    request.on('data', (part: string) => {
      body += part;
    });
    request.once('error', reject);
    request.once('end', () => {
      session.close();
      resolve({ status, caller, body });
    });
    request.end();
  });
}

import { connect, createServer, type Server, type Socket } from 'node:net';
import { pipeline } from 'node:stream';

export interface Place {
  readonly address: string;
  readonly port: number;
}

/** From here the proxy calls its own app. */
const FROM_PROXY = '127.0.0.6';

/**
 * Plays iptables, without root: takes connections at the address that a call is meant for and hands
 * them to the proxy, with that address in a PROXY header. What the proxy itself sends to its app
 * goes to `app`, as Istio's rules except it.
 */
export class Redirect {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  private constructor(to: Place, app: ((socket: Socket) => void) | undefined) {
    this.server = createServer({ pauseOnConnect: true }, (socket) => {
      this.keep(socket);
      if (socket.remoteAddress === FROM_PROXY && app !== undefined) {
        app(socket);
        socket.resume();
        return;
      }
      const { localAddress, localPort, remoteAddress, remotePort } = socket;
      const proxy = connect(to.port, to.address, () => {
        proxy.write(`PROXY TCP4 ${remoteAddress} ${localAddress} ${remotePort} ${localPort}\r\n`);
        pipeline(socket, proxy, socket, () => {});
      });
      proxy.on('error', () => socket.destroy());
      this.keep(proxy);
    });
  }

  /** Listens at `at`, hands over to `to`. */
  static async start(at: Place, to: Place, app?: (socket: Socket) => void): Promise<Redirect> {
    const started = new Redirect(to, app);
    await new Promise<void>((resolve, reject) => {
      started.server.once('error', reject);
      started.server.listen(at.port, at.address, resolve);
    });
    return started;
  }

  stop(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => this.sockets.delete(socket));
  }
}

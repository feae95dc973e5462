import '../../decide/socket/socket-matcher-engine';
import { own } from '../../base/json';
import { selectSocket, socketOf } from '../../decide/socket/select-socket';
import { socketRefusals } from '../../decide/socket/select-socket-refusals';
import { listedEndpoints } from '../../model/listed-endpoints';
import { readCluster } from '../../model/read-cluster';
import type { Cluster, Endpoint, TransportSocket } from '../../model/types';
import { type ReplayKind, score } from './kind';
import { messageOf, objectOf, RECORDED, textOf } from './record';

/** Which transport socket a cluster takes towards its one endpoint. */
export const TRANSPORT_SOCKET: ReplayKind = {
  recording: 'transport-socket',
  replay(record) {
    const cluster = readCluster(messageOf(record, 'cluster'), RECORDED);
    const refused = socketRefusals(cluster);
    const decided = refused.length === 0 ? decide(cluster) : 'rejected';
    if (own(record, 'outcome') === 'rejected') return [score('rejected', decided)];
    const answer = objectOf(own(record, 'answer'));
    const recorded =
      own(answer, 'saw') === 'plaintext' ? 'plaintext' : textOf(own(answer, 'sni') ?? 'tls');
    return [score(recorded, decided)];
  },
};

function decide(cluster: Cluster): string {
  const endpoint = listedEndpoints(cluster)?.[0];
  if (endpoint === undefined) throw new Error('a case has one endpoint');
  return onTheWire(cluster, endpoint);
}

/** `plaintext`, or the SNI, by which a recording distinguishes entries. */
function onTheWire(cluster: Cluster, endpoint: Endpoint): string {
  const verdict = selectSocket(cluster, endpoint);
  return verdict.kind === 'unknown'
    ? `unknown: ${verdict.missing}`
    : wire(socketOf(cluster, verdict));
}

function wire(socket: TransportSocket | undefined): string {
  if (socket?.content.kind === 'tls') return socket.content.context.sni ?? 'tls';
  return socket?.content.kind === 'raw-buffer' ? 'plaintext' : 'neither';
}

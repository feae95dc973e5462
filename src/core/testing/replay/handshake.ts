import { isObject, type JsonObject, own } from '../../base/json';
import { handshake } from '../../decide/handshake/handshake';
import type { HandshakeVerdict } from '../../decide/handshake/types';
import { endOf, signaturesOf } from './ends';
import { type ReplayKind, score } from './kind';
import { textOf } from './record';

/** Whether a client and a server of one Envoy come to terms. */
export const HANDSHAKE: ReplayKind = {
  recording: 'handshake',
  replay: async (record, head) => [
    score(recordedText(record), decidedText(await decideHandshake(record, head))),
  ],
};

/** The product's verdict about a recorded handshake, at the time when it was recorded. */
export async function decideHandshake(
  record: JsonObject,
  head: JsonObject,
): Promise<HandshakeVerdict> {
  const server = await endOf(record, 'server', 'downstream', head);
  const client = await endOf(record, 'client', 'upstream', head);
  const signatures = await signaturesOf(head);
  const now = Date.parse(textOf(own(record, 'recorded_at') ?? own(head, 'recorded_at')));
  return handshake(server, client, { now, signatures });
}

/** What is scored: loaded or rejected, side by side; ok or not and, if ok, what was agreed on. */
function recordedText(record: JsonObject): string {
  const answer = own(record, 'answer');
  if (!isObject(answer)) {
    const state = (side: string): string => {
      const outcome = own(record, `${side}_outcome`);
      return isObject(outcome) ? textOf(own(outcome, 'state')) : 'loaded';
    };
    return `server ${state('server')}, client ${state('client')}`;
  }
  if (own(answer, 'ok') !== true) return 'failed';
  return `ok ${own(answer, 'version')} client certificate: ${own(answer, 'client_certificate')}`;
}

function decidedText(verdict: HandshakeVerdict): string {
  switch (verdict.kind) {
    case 'not-loaded':
      return `server ${verdict.server.state}, client ${verdict.client.state}`;
    case 'done':
      return `ok ${verdict.version} client certificate: ${verdict.clientCertificate}`;
    case 'failed':
      return 'failed';
    case 'unknown':
      return `unknown: ${verdict.missing}`;
  }
}

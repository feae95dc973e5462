import { isObject, type JsonObject, own } from '../../base/json';
import type { ClientHello } from '../../decide/handshake/client-hello';
import { loadVerdict } from '../../decide/handshake/load';
import { answerHello, type ServerAnswer } from '../../decide/handshake/server-answer';
import type { HandshakeEnd } from '../../decide/handshake/types';
import type { TlsVersion } from '../../model/types';
import { endOf } from './ends';
import { type ReplayKind, score } from './kind';
import { listOf, objectOf, textOf } from './record';

/** Which of its certificates a server shows to a ClientHello, and what is agreed on. */
export const CERTIFICATE_SELECTION: ReplayKind = {
  recording: 'certificate-selection',
  async replay(record, head) {
    const server = await endOf(record, 'server', 'downstream', head);
    const names = namesOf(record);
    const outcome = own(record, 'server_outcome');
    const { loaded } = loadVerdict(server);
    if (isObject(outcome) || loaded.state === 'rejected') {
      const recorded = isObject(outcome) ? textOf(own(outcome, 'state')) : 'loaded';
      return [score(recorded, loaded.state)];
    }
    return listOf(own(record, 'asks')).map((ask) => {
      const hello = objectOf(own(objectOf(ask), 'hello'));
      const answer = objectOf(own(objectOf(ask), 'answer'));
      return score(recordedText(answer), decidedText(server, helloIn(hello), names), hello);
    });
  },
};

/** Of each certificate of the server, in its order. */
function namesOf(record: JsonObject): readonly string[] {
  const common = objectOf(own(objectOf(own(record, 'server')), 'common_tls_context'));
  return listOf(own(common, 'tls_certificates')).map((one) => {
    const chain = objectOf(own(objectOf(one), 'certificate_chain'));
    return textOf(own(chain, 'inline_string')).slice(1);
  });
}

const VERSIONS: readonly TlsVersion[] = ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

function helloIn(hello: JsonObject): ClientHello {
  const texts = (field: string): readonly string[] => listOf(own(hello, field)).map(textOf);
  const [min, max] = texts('versions').map((name) => VERSIONS.find((known) => known === name));
  if (min === undefined || max === undefined) throw new Error('versions of TLS were expected');
  const sni = own(hello, 'sni');
  return {
    versions: { min, max },
    suites: texts('cipher_suites'),
    groups: texts('supported_groups'),
    schemes: texts('signature_algorithms'),
    sni: sni === undefined ? undefined : textOf(sni),
    alpn: texts('alpn'),
  };
}

function recordedText(answer: JsonObject): string {
  const certificate = own(answer, 'certificate');
  if (typeof certificate !== 'string') return 'none';
  return `${certificate} ${own(answer, 'version')} ${own(answer, 'alpn') ?? 'no ALPN'}`;
}

function decidedText(server: HandshakeEnd, hello: ClientHello, names: readonly string[]): string {
  const answer: ServerAnswer = answerHello(server, hello);
  switch (answer.kind) {
    case 'agreed':
      return `${names[answer.certificate]} ${answer.version} ${answer.alpn ?? 'no ALPN'}`;
    case 'failed':
      return 'none';
    case 'unknown':
      return `unknown: ${answer.missing}`;
  }
}

import { type JsonObject, type JsonValue, own } from '../../base/json';
import { resolve } from '../../base/pointer';
import { describeEnd } from '../../decide/handshake/end';
import { handshake } from '../../decide/handshake/handshake';
import { endInput, endPointers } from '../../decide/handshake/input';
import type { HandshakeEnd, HandshakeVerdict } from '../../decide/handshake/types';
import { joinSecrets } from '../../graph/secret-join';
import type { Cluster, Listener, Model } from '../../model/types';
import { certificatesIn } from '../../x509/inspect-pem';
import { modelOf } from '../dump-builder';
import { castOf, endOf, filled } from './ends';
import { type ReplayKind, type Score, score } from './kind';
import { listOf, objectOf, textOf } from './record';

/** What a connection meets at each stage of a secret's life, as it follows from the dump of then. */
export const SECRET_STATES: ReplayKind = {
  recording: 'secret-states',
  async replay(record, head) {
    const probe = await probeOf(record, head);
    const scores: Score[] = [];
    for (const value of listOf(own(record, 'stages'))) {
      const stage = objectOf(value);
      const saw = objectOf(own(stage, 'saw'));
      const recorded = sightOf(saw, own(saw, 'certificate'));
      const decided = await decide(stage, probe, record, head);
      // A private key that was refused decides, which a dump hides: the record says so.
      const hidden = own(stage, 'undetermined') === true;
      scores.push(
        hidden ? { verdict: 'undetermined' } : score(recorded, decided, own(stage, 'stage')),
      );
    }
    return scores;
  },
};

const NAMES = ['first', 'second', 'rsa'];

const sightOf = (saw: JsonObject, certificate: JsonValue | undefined): string => {
  const ok = own(saw, 'ok') === true;
  const named = ok && typeof certificate === 'string' && NAMES.includes(certificate);
  return `connected ${own(saw, 'connected')}, ok ${ok}${named ? `, ${certificate}` : ''}`;
};

/** The other side of each probe: shows `peer`, and takes any certificate. */
function probeOf(record: JsonObject, head: JsonObject): Promise<HandshakeEnd> {
  const common = {
    tls_certificates: [{ certificate_chain: { inline_string: '@peer' } }],
    tls_params: { tls_maximum_protocol_version: 'TLSv1_3' },
  };
  const untrusted = { validation_context: { trust_chain_verification: 'ACCEPT_UNTRUSTED' } };
  return own(record, 'on') === 'listener'
    ? endOf(
        { probe: { common_tls_context: common, sni: 'api.example.com' } },
        'probe',
        'upstream',
        head,
      )
    : endOf(
        { probe: { common_tls_context: { ...common, ...untrusted } } },
        'probe',
        'downstream',
        head,
      );
}

async function decide(
  stage: JsonObject,
  probe: HandshakeEnd,
  record: JsonObject,
  head: JsonObject,
): Promise<string> {
  const certificates = objectOf(own(head, 'certificates'));
  const document = filled(own(stage, 'dump') ?? {}, certificates);
  const model = modelOf(document);
  const server = own(record, 'on') === 'listener';
  const resource = server
    ? inForce(model.listeners, 'inbound-0')
    : inForce(model.clusters, 'outbound-0');
  if (resource === undefined) {
    // A server that waits for its first clusters accepts no connection; a missing cluster gives NC.
    const waits = own(record, 'arrives') === 'at start' && model.clusters.length > 1;
    return sightOf({ connected: !server && !waits, ok: false }, null);
  }
  const { read, signatures } = await castOf(head);
  const end = describeEnd(inputOf(resource, document, model), read);
  const now = Date.parse(textOf(own(record, 'recorded_at')));
  const ends = server ? ([end, probe] as const) : ([probe, end] as const);
  const verdict = handshake(...ends, { now, signatures });
  const shown = server ? shownBy(end, verdict) : end.shown[0];
  const leaf = shown?.kind === 'known' ? shown.bundle.certificates[0] : undefined;
  const name = NAMES.find((one) => {
    const [certificate] = certificatesIn(read(textOf(own(certificates, one))));
    return certificate?.sha256 === leaf?.sha256;
  });
  return verdict.kind === 'unknown'
    ? `unknown: ${verdict.missing}`
    : sightOf({ connected: true, ok: verdict.kind === 'done' }, name);
}

const inForce = <T extends Listener | Cluster>(all: readonly T[], name: string): T | undefined =>
  all.find((one) => one.name === name && one.origin.state === 'active');

function inputOf(resource: Listener | Cluster, document: JsonValue, model: Model) {
  const socket = 'chains' in resource ? resource.chains[0]?.socket : resource.socket;
  if (socket?.content.kind !== 'tls') throw new Error('a TLS socket was expected');
  const { context } = socket.content;
  const { lookup } = joinSecrets(model);
  const places = endPointers(context, lookup).map((pointer) => {
    return [pointer, objectOf(resolve(document, pointer))] as const;
  });
  return endInput(context, lookup, new Map(places));
}

function shownBy(server: HandshakeEnd, verdict: HandshakeVerdict) {
  if (verdict.kind !== 'done') return undefined;
  const step = verdict.trace.find((one) => one.step === 'parameters');
  return step?.step === 'parameters' ? server.shown[step.certificate] : undefined;
}

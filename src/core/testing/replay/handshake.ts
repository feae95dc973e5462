import { isArray, isObject, type JsonObject, type JsonValue, own } from '../../base/json';
import { ROOT } from '../../base/pointer';
import { handshake } from '../../decide/handshake';
import { describeEnd, type EndInput } from '../../decide/handshake-end';
import { endTexts } from '../../decide/handshake-material';
import type { HandshakeVerdict } from '../../decide/handshake-types';
import type { SecretLookup } from '../../decide/secret-lookup';
import { Message } from '../../dump/schema/message';
import { Pool } from '../../model/pool';
import { readSecret } from '../../model/read-secret';
import { readTlsContext } from '../../model/read-tls-context';
import type { TlsContext } from '../../model/types';
import { describePem } from '../../x509/describe-pem';
import { checkSignatures } from '../../x509/signatures';
import type { PemBlock, Signatures } from '../../x509/types';
import { type ReplayKind, score } from './kind';
import { objectOf, RECORDED, textOf } from './record';

/** Whether a client and a server of one Envoy come to terms. */
export const HANDSHAKE: ReplayKind = {
  recording: 'handshake',
  async replay(record, head) {
    const certificates = objectOf(own(head, 'certificates'));
    const secrets = objectOf(filled(own(record, 'secrets') ?? {}, certificates));
    const server = inputOf(record, 'server', 'downstream', certificates, secrets);
    const client = inputOf(record, 'client', 'upstream', certificates, secrets);
    const { read, signatures } = await castOf(head);
    const now = Date.parse(textOf(own(record, 'recorded_at') ?? own(head, 'recorded_at')));
    const verdict = handshake(describeEnd(server, read), describeEnd(client, read), {
      now,
      signatures,
    });
    return [score(recordedText(record), decidedText(verdict))];
  },
};

/** The certificates of a recording, which its cases share: described once. */
interface Cast {
  readonly read: (text: string) => readonly PemBlock[];
  readonly signatures: Signatures;
}

const casts = new WeakMap<JsonObject, Promise<Cast>>();

function castOf(head: JsonObject): Promise<Cast> {
  let cast = casts.get(head);
  if (cast === undefined) {
    cast = describeAll(objectOf(own(head, 'certificates')));
    casts.set(head, cast);
  }
  return cast;
}

async function describeAll(certificates: JsonObject): Promise<Cast> {
  const known = new Map<string, readonly PemBlock[]>();
  const read = (text: string): readonly PemBlock[] => {
    const blocks = known.get(text) ?? describePem(text);
    known.set(text, blocks);
    return blocks;
  };
  const blocks = Object.values(certificates).flatMap((text) => read(textOf(text)));
  return { read, signatures: await checkSignatures(blocks) };
}

function inputOf(
  record: JsonObject,
  field: string,
  side: TlsContext['side'],
  certificates: JsonObject,
  secrets: JsonObject,
): EndInput {
  const json = message(objectOf(filled(own(record, field) ?? {}, certificates)));
  const context = readTlsContext(json, side, new Pool());
  const bodyOf = (name: string): Message | undefined => {
    const body = own(secrets, name);
    return isObject(body) ? message(body) : undefined;
  };
  const lookup: SecretLookup = ({ name }) => {
    const body = own(secrets, name);
    if (!isObject(body)) return { kind: 'not-in-file' };
    const row = message({ name, secret: body });
    return { kind: 'in-file', secret: readSecret(row, { ...RECORDED, state: 'active' }) };
  };
  return { context, lookup, texts: endTexts(json, context, ({ name }) => bodyOf(name)) };
}

const message = (value: JsonObject): Message =>
  new Message(value, ROOT, ({ about, pointer }) => {
    throw new Error(`${pointer}: ${JSON.stringify(about)}`);
  });

/** `{"inline_string": "@NAME"}` stands for a certificate of the head. */
function filled(value: JsonValue, certificates: JsonObject): JsonValue {
  if (isArray(value)) return value.map((one) => filled(one, certificates));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]): [string, JsonValue] => {
      if (key !== 'inline_string' || typeof member !== 'string' || !member.startsWith('@')) {
        return [key, filled(member, certificates)];
      }
      return [key, textOf(own(certificates, member.slice(1)))];
    }),
  );
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

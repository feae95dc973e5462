import { isArray, isObject, type JsonObject, type JsonValue, own } from '../../base/json';
import { type Pointer, ROOT } from '../../base/pointer';
import { describeEnd } from '../../decide/handshake/end';
import { endTexts } from '../../decide/handshake/material';
import type { HandshakeEnd } from '../../decide/handshake/types';
import type { SecretLookup } from '../../decide/secret/lookup';
import { Message } from '../../dump/schema/message';
import { Pool } from '../../model/pool';
import { readSecret } from '../../model/read-secret';
import { readTlsContext } from '../../model/read-tls-context';
import type { TlsContext } from '../../model/types';
import { describePem } from '../../x509/describe-pem';
import { checkSignatures } from '../../x509/signatures';
import type { PemBlock, Signatures } from '../../x509/types';
import { objectOf, RECORDED, textOf } from './record';

/** The certificates of a recording, which its cases share: described once. */
export interface Cast {
  readonly read: (text: string) => readonly PemBlock[];
  readonly signatures: Signatures;
}

/** Who signed whom among the certificates of a recording. */
export const signaturesOf = async (head: JsonObject): Promise<Signatures> =>
  (await castOf(head)).signatures;

const casts = new WeakMap<JsonObject, Promise<Cast>>();

export function castOf(head: JsonObject): Promise<Cast> {
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

/** One end of a record; `secrets` beside it are what its SDS server delivered. */
export async function endOf(
  record: JsonObject,
  field: string,
  side: TlsContext['side'],
  head: JsonObject,
): Promise<HandshakeEnd> {
  const certificates = objectOf(own(head, 'certificates'));
  const secrets = objectOf(filled(own(record, 'secrets') ?? {}, certificates));
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
  const texts = endTexts(json, context, ({ name }) => bodyOf(name));
  return describeEnd({ context, lookup, texts }, (await castOf(head)).read);
}

/** A message of a record; nothing in it may be odd. */
const messageAt = (value: JsonObject, place: Pointer): Message =>
  new Message(value, place, ({ about, pointer }) => {
    throw new Error(`${pointer}: ${JSON.stringify(about)}`);
  });
const message = (value: JsonObject): Message => messageAt(value, ROOT);

/** `{"inline_string": "@NAME"}` refers to a certificate of the first line. */
export function filled(value: JsonValue, certificates: JsonObject): JsonValue {
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

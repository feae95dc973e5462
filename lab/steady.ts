import { createHash, X509Certificate } from 'node:crypto';
import { isArray, isObject, type JsonObject, type JsonValue, own } from '../src/core/base/json';
import type { Recording } from './read-recording';

/** Times of a recording and of the dumps in it. */
const TIMES = ['recorded_at', 'last_updated', 'last_update_attempt'];
/** Lists of a dump that come in no order. */
const UNORDERED = ['dynamic_active_secrets', 'dynamic_warming_secrets', 'static_secrets'];

/**
 * The cases of a recording as they are in any recording of the same questions: without times, with
 * hashes of certificates and keys by the certificate's name, and lists without order in order.
 */
export function steadyCases({ header, cases }: Recording): readonly JsonObject[] {
  const names = pinsOf(header);
  const steady = (value: JsonValue): JsonValue => {
    if (typeof value === 'string') return names.get(value) ?? value;
    if (isArray(value)) return value.map(steady);
    return isObject(value) ? steadyObject(value) : value;
  };
  const steadyObject = (value: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(value)
        .filter(([field]) => !TIMES.includes(field))
        .map(([field, member]) => [
          field,
          UNORDERED.includes(field) && isArray(member)
            ? member.map(steady).sort(byName)
            : steady(member),
        ]),
    );
  return cases.map(steadyObject);
}

function byName(a: JsonValue, b: JsonValue): number {
  const [one, other] = [a, b].map((row) => (isObject(row) ? String(own(row, 'name')) : ''));
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

/** What `verify_certificate_hash` and `verify_certificate_spki` may hold, to a certificate's name. */
function pinsOf(header: JsonObject): ReadonlyMap<string, string> {
  const pins = new Map<string, string>();
  const certificates = own(header, 'certificates');
  if (!isObject(certificates)) return pins;
  for (const [name, pem] of Object.entries(certificates)) {
    // Bundles of several are made of certificates that have names too; lists have no pin.
    if (typeof pem !== 'string' || name.includes('+') || !pem.includes('BEGIN CERT')) continue;
    const certificate = new X509Certificate(pem);
    const spki = certificate.publicKey.export({ type: 'spki', format: 'der' });
    pins.set(certificate.fingerprint256, `hash of ${name}`);
    pins.set(certificate.fingerprint256.replaceAll(':', '').toLowerCase(), `hash of ${name}`);
    pins.set(createHash('sha256').update(spki).digest('base64'), `key of ${name}`);
  }
  return pins;
}

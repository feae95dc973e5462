import type { JsonObject, JsonValue } from '../../../../src/core/base/json';
import { type Asking, untrusted, validated } from './asking';

/** Pins. */
export function askPins({ cast, clientChecks, serverChecks }: Asking): void {
  const dns = cast.subject('dns');
  const other = cast.subject('wild');
  const pinned = (hash: string | undefined, pin: string | undefined, more: JsonObject = {}) => {
    const fields: Record<string, JsonValue> = { ...more };
    if (hash !== undefined) fields.verify_certificate_hash = [hash];
    if (pin !== undefined) fields.verify_certificate_spki = [pin];
    return validated(fields);
  };
  clientChecks('H62-pins-hash-or-spki', 'dns', pinned(other.hash, dns.pin));
  clientChecks('pin-hash', 'dns', pinned(dns.hash, undefined));
  clientChecks('pin-hash-other', 'dns', pinned(other.hash, undefined));
  clientChecks('pin-spki-other', 'dns', pinned(undefined, other.pin));
  clientChecks(
    'pin-hash-with-wrong-ca',
    'dns',
    pinned(dns.hash, undefined, {
      trusted_ca: { inline_string: '@rootB' },
    }),
  );
  clientChecks(
    'pin-hash-expired-without-ca',
    'expired',
    pinned(cast.subject('expired').hash, undefined),
  );
  clientChecks('pin-hash-untrusted', 'dns', pinned(other.hash, undefined, untrusted));
  serverChecks('pin-makes-it-required', undefined, pinned(dns.hash, undefined));
  serverChecks('pin-server-fits', 'dns', pinned(dns.hash, undefined));
  serverChecks('pin-server-other', 'wild', pinned(dns.hash, undefined));
}

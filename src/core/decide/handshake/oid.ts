/** Numbers of 64 bits (BoringSSL, CBS_get_u64_decimal). */
const LARGEST = 2n ** 64n - 1n;
/** The first two numbers are written as one, of 64 bits too, with 40 for each of the first. */
const LARGEST_SECOND = LARGEST - 80n;

/**
 * Whether BoringSSL's OBJ_txt2obj takes a text: numbers with dots between them, without leading zeros
 * (crypto/asn1/a_object.cc, CBB_add_asn1_oid_from_text; asked of Envoy 1.40). It takes the names of its
 * own list as well (`msUPN`, `commonName`), which is not here: whatever has a letter may be one.
 */
export function mayBeOid(text: string): boolean {
  if (/[A-Za-z]/.test(text)) return true;
  const parts = text.split('.');
  if (parts.length < 2 || !parts.every((part) => /^(0|[1-9]\d*)$/.test(part))) return false;
  const [first = 0n, second = 0n, ...rest] = parts.map(BigInt);
  if (rest.some((part) => part > LARGEST)) return false;
  return first < 2n ? second < 40n : first === 2n && second <= LARGEST_SECOND;
}

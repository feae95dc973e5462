/** `spiffe://` and a trust domain (SPIFFE ID, section 2). */
const TRUST_DOMAIN = /^(spiffe:\/\/[^/]+)\/./;

/** Names without the trust domain that all of them share; whole where they share none. */
export function withoutCommon(
  ...lists: readonly (readonly string[])[]
): readonly (readonly string[])[] {
  const all = lists.flat();
  const [first] = all;
  const domain = first === undefined ? undefined : TRUST_DOMAIN.exec(first)?.[1];
  if (domain === undefined || !all.every((name) => name.startsWith(`${domain}/`))) return lists;
  return lists.map((names) => names.map((name) => `…${name.slice(domain.length)}`));
}

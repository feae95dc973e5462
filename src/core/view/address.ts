const BYTE = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = new RegExp(`^${BYTE}([.]${BYTE}){3}$`);
const GROUP = /^[\da-f]{1,4}$/i;
const GROUPS = 8;

const groupsOf = (text: string): readonly string[] => (text === '' ? [] : text.split(':'));

/**
 * Whether a text is an IP address, as inet_pton reads it: four decimal bytes without leading zeros, or
 * IPv6 (RFC 4291, 2.2) without a zone. The page reads links with it before it has a library for more.
 */
export function isAddress(text: string): boolean {
  if (IPV4.test(text)) return true;
  // The last two groups may be written as an IPv4 address.
  const tail = text.slice(text.lastIndexOf(':') + 1);
  const plain = IPV4.test(tail) ? `${text.slice(0, -tail.length)}0:0` : text;
  const halves = plain.split('::');
  const groups = halves.flatMap(groupsOf);
  return (
    (halves.length === 1
      ? groups.length === GROUPS
      : halves.length === 2 && groups.length < GROUPS) && groups.every((one) => GROUP.test(one))
  );
}

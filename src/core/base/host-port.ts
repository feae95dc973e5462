/** `10.0.0.1:80`, `[2001:db8::1]:80`; the address alone, IPv6 still in brackets, where there is no port. */
export function hostPort({
  address,
  port,
}: {
  readonly address: string;
  readonly port: number | undefined;
}): string {
  const host = address.includes(':') ? `[${address}]` : address;
  return port === undefined ? host : `${host}:${port}`;
}

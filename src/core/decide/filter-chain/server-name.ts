/** An SNI is a DNS name: no port, no star, no address (RFC 6066, section 3). */
const DNS_NAME = /^(?!\d+(\.\d+){3}$)[\w-]+(\.[\w-]+)*$/;

/** A server name that a client can send and that one of `server_names` takes; undefined: there is none. */
export const sniFor = (serverNames: readonly string[]): string | undefined =>
  serverNames.map((name) => name.replace(/^\*?(?=\.)/, 'a')).find((name) => DNS_NAME.test(name));

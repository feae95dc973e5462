/** What the client sends once it is connected. */
export type ClientBytes =
  | { readonly kind: 'tls'; readonly sni?: string; readonly alpn?: readonly string[] }
  | { readonly kind: 'http/1.1' | 'http/1.0' | 'h2c' | 'raw' };

export type Endpoint = { readonly address: string; readonly port: number };

/** A connection as recordings write it. */
export type Connection = {
  /** What the PROXY protocol header says. */
  readonly destination: Endpoint;
  readonly source: Endpoint;
  /** The peer of the TCP connection. */
  readonly direct_source: { readonly address: string };
  readonly bytes: ClientBytes;
};

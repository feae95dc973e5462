import type { NodeId } from '../ids/ids';

/** The first bytes that a client sends; `quic` is TLS over UDP, `none` waits for the server to speak. */
export const SENDS = ['tls', 'http/1.1', 'http/1.0', 'h2c', 'raw', 'quic', 'none'] as const;
export type Sends = (typeof SENDS)[number];

/** The client certificate that a caller presents: none, one of the mesh's CA, one of another CA. */
export const SHOWS = ['none', 'mesh', 'other'] as const;
export type Shows = (typeof SHOWS)[number];

/** "What happens to a connection that comes in?" What is undefined or empty is left to the file. */
export interface InboundQuestion {
  readonly ask: 'in';
  /** The listener that receives it; undefined: any listener of that address. */
  readonly at: NodeId | undefined;
  /** Where the client dialled. */
  readonly port: number | undefined;
  readonly address: string | undefined;
  readonly sends: Sends;
  readonly sni: string | undefined;
  /** In the client's order. */
  readonly alpn: readonly string[];
  /** If the server asks for one; `other` also where the question does not say. */
  readonly shows: Shows;
  /** Who calls. */
  readonly source: string | undefined;
  /** The peer itself, where a PROXY protocol header speaks for the source. */
  readonly direct: string | undefined;
}

/** "How is this endpoint called?" */
export interface OutboundQuestion {
  readonly ask: 'out';
  readonly cluster: NodeId | undefined;
  /** As the file has it, `10.0.0.1:80`; undefined: the first. */
  readonly endpoint: string | undefined;
}

export type ConnectionQuestion = InboundQuestion | OutboundQuestion;

export const ANY_INBOUND: InboundQuestion = {
  ask: 'in',
  at: undefined,
  port: undefined,
  address: undefined,
  sends: 'tls',
  sni: undefined,
  alpn: [],
  shows: 'other',
  source: undefined,
  direct: undefined,
};

export const ANY_OUTBOUND: OutboundQuestion = {
  ask: 'out',
  cluster: undefined,
  endpoint: undefined,
};

/** Whether the bytes are a ClientHello, which alone has a server name and a list of protocols. */
export const isHello = (sends: Sends): sends is 'tls' | 'quic' =>
  sends === 'tls' || sends === 'quic';

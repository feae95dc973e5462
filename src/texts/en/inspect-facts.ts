import type { FactLabel, FactWord } from '../../core/inspect/facts';

interface LabelText {
  readonly name: string;
  /** What the field means, one hover away. */
  readonly meaning: string;
}

export const factLabels: Readonly<Record<FactLabel, LabelText>> = {
  address: { name: 'Address', meaning: 'Where it listens, or where it is reached.' },
  direction: {
    name: 'Direction',
    meaning:
      '`traffic_direction`: inbound is towards this workload, outbound away from it. Istio sets it; Envoy itself decides nothing by it.',
  },
  state: {
    name: 'State',
    meaning:
      'Active: in force. Static: from the configuration Envoy started with. Warming: waits for something, not used yet. Draining: on its way out. Rejected: Envoy did not take it.',
  },
  'version-info': {
    name: 'Version',
    meaning: 'The version that the control plane gave this update (`version_info`).',
  },
  'last-updated': { name: 'Last updated', meaning: 'When Envoy last took an update of it.' },
  'rejected-because': {
    name: 'Rejected because',
    meaning: "Envoy's own words on why it rejected the update (`error_state.details`).",
  },
  'bind-to-port': {
    name: 'Opens its port',
    meaning:
      '`bind_to_port`: if false, Envoy does not listen there; another listener hands connections over.',
  },
  'listener-filters': {
    name: 'Listener filters',
    meaning:
      'They look at a connection before a chain is chosen: `tls_inspector` reads SNI and ALPN, `original_dst` the address that was dialled.',
  },
  'destination-port': {
    name: 'Destination port',
    meaning: 'The chain takes only connections to this port, as the caller dialled it.',
  },
  'prefix-ranges': {
    name: 'Destination ranges',
    meaning: 'The chain takes only connections to these addresses; the longest prefix wins.',
  },
  'source-ranges': {
    name: 'Source ranges',
    meaning: 'The chain takes only connections from these addresses.',
  },
  'source-type': {
    name: 'Source type',
    meaning: 'Whether the caller must be on the same machine or must be outside of it.',
  },
  'server-names': {
    name: 'Server names',
    meaning:
      'The SNI that the client must send. `*.example.com` takes any name below it; the longest fit wins.',
  },
  'transport-protocol': {
    name: 'Transport',
    meaning:
      '`tls`: the connection starts with a TLS ClientHello. `raw_buffer`: it does not. `tls_inspector` finds out.',
  },
  'application-protocols': {
    name: 'Offered ALPN',
    meaning:
      'The client must offer one of these. `istio…` ones are offered by mesh clients only, and tell their TLS from the app’s own.',
  },
  'leads-to-clusters': {
    name: 'Leads to',
    meaning: 'The clusters that the chain’s filters hand its connections or requests to.',
  },
  'socket-type': {
    name: 'Transport socket',
    meaning:
      'Envoy calls what a server end uses a downstream TLS context, because it faces the caller, and what a client end uses an upstream one, because it faces the server that is called. Many texts say it the other way round.',
  },
  presents: {
    name: 'Presents',
    meaning: 'The certificate by which this end proves who it is.',
  },
  'client-certificate': {
    name: 'Client certificate',
    meaning:
      'Whether the client must show one, in effect. `require_client_certificate` is only half of it: without roots it does nothing, and names to check demand one without it.',
  },
  'trusted-roots': {
    name: 'Trusted roots',
    meaning: 'The other end’s certificate must be signed by one of these.',
  },
  'expected-names': {
    name: 'Expected names',
    meaning:
      'One of the SANs (subject alternative names) of the other end’s certificate must fit one of these. The common name is never looked at.',
  },
  pins: {
    name: 'Pins',
    meaning: 'Fingerprints of which the other end’s certificate, or its public key, must have one.',
  },
  'not-verified': {
    name: 'Not verified',
    meaning: 'What nobody checks here, though one might think so.',
  },
  'tls-versions': {
    name: 'TLS versions',
    meaning:
      'Lowest to highest. Where the file sets none, Envoy takes 1.2 to 1.3 for a server end and 1.2 alone for a client end.',
  },
  'cipher-suites': {
    name: 'Cipher suites',
    meaning: 'For TLS 1.2 and below only; those of TLS 1.3 cannot be chosen.',
  },
  curves: { name: 'Curves', meaning: 'Groups for the key exchange, in order of preference.' },
  alpn: {
    name: 'ALPN',
    meaning:
      'Application protocols. A client end offers them; a server end picks one, and goes on without where none fits.',
  },
  sni: {
    name: 'SNI',
    meaning: 'The server name that is sent in the ClientHello, readable by anyone on the way.',
  },
  'sni-overrides': {
    name: 'SNI override',
    meaning:
      'What may change the SNI or the names to check for a single call: the endpoint’s host name, the host header.',
  },
  'session-resumption': {
    name: 'Resumption',
    meaning: 'Whether a client may come back with a shortened handshake, and by which ticket keys.',
  },
  'secrets-from': {
    name: 'Secrets from',
    meaning: 'SDS, the secret discovery service: where Envoy fetches certificates and roots.',
  },
  'fetch-timeout': {
    name: 'Waits',
    meaning:
      '`initial_fetch_timeout`: how long warming waits for the secret. `0s` waits for ever; unset is 15 seconds.',
  },
  'cluster-type': {
    name: 'Discovery',
    meaning:
      'How Envoy finds the endpoints: EDS (told by the control plane), STATIC, STRICT_DNS, LOGICAL_DNS, or ORIGINAL_DST (the address that was dialled).',
  },
  'service-name': {
    name: 'EDS name',
    meaning: 'The name under which Envoy asks for endpoints, where it is not the cluster’s own.',
  },
  host: { name: 'Host', meaning: 'The service’s host, out of Istio’s cluster name.' },
  port: { name: 'Port', meaning: 'The service’s port, out of Istio’s cluster name.' },
  subset: {
    name: 'Subset',
    meaning: 'The subset of a DestinationRule, out of Istio’s cluster name.',
  },
  namespace: { name: 'Namespace', meaning: 'The namespace that it belongs to.' },
  'match-criteria': {
    name: 'Takes endpoints with',
    meaning:
      'Each of these must stand, equal, in the endpoint’s `envoy.transport_socket_match` metadata. More may stand there.',
  },
  'match-order': {
    name: 'Entries in order',
    meaning: 'The first entry that fits wins, not the best one.',
  },
  endpoint: { name: 'Addresses', meaning: 'Addresses that are called, as the file has them.' },
  'endpoint-count': { name: 'Endpoints', meaning: 'Endpoints in this file, each host once.' },
  health: {
    name: 'Health',
    meaning: 'What the control plane says; Envoy’s own health checks are not in a dump.',
  },
  'priority-weight': {
    name: 'Priority, weight',
    meaning: 'Priority 0 is called first; within it, calls are shared by weight.',
  },
  'secret-kind': { name: 'Content', meaning: 'What the secret carries.' },
  'private-key': {
    name: 'Private key',
    meaning: 'Envoy prints `[redacted]` in its place; some tools and old versions do not.',
  },
  'sds-cluster': {
    name: 'SDS cluster',
    meaning: 'The cluster through which Envoy asks for secrets.',
  },
  path: { name: 'Path', meaning: 'A Unix socket or file on the proxy’s own machine.' },
  inferred: {
    name: 'Not in the file',
    meaning: 'No dump shows this; it follows from a rule, for example from a well-known path.',
  },
};

export const factWords: Readonly<Record<FactWord, string>> = {
  none: 'none',
  any: 'any',
  default: "Envoy's default",
  required: 'required',
  optional: 'optional',
  'not-asked': 'not asked for',
  unknown: 'unknown',
  'waits-forever': 'waits for ever',
  redacted: 'in the file, redacted',
  visible: 'in the file, in clear',
  absent: 'not in the file',
  'nothing-verified': 'anything at all: whoever is at the other end is believed',
  'name-not-verified': 'the name: any certificate of these roots will do',
  'chain-not-verified': 'who signed the certificate',
  'expiry-not-verified': 'whether the certificate has expired',
  'client-not-verified': 'the client: it need not show a certificate',
  'system-roots-ignored': "the system's roots: Envoy ignores `system_root_certs`",
};

import type { Widen } from '../widen';

/**
 * The samples behind the first one, in the order of the list: a name as in `public/samples`, what it
 * is, and what there is to see.
 */
export const samples = {
  'article-server': {
    title: 'The other end of that call',
    see: 'The proxy of the service that the first sample calls: one port, and a filter chain each for mutual TLS and for plaintext.',
  },
  strict: {
    title: 'STRICT',
    see: 'Every chain asks for a client certificate, so plaintext finds no way in.',
  },
  disable: {
    title: 'DISABLE',
    see: 'No chain has a TLS socket: the proxy hands on whatever comes, unprotected.',
  },
  'port-exception': {
    title: 'STRICT, but for two ports',
    see: 'One port also takes plaintext, one takes nothing else, all the others demand mutual TLS.',
  },
  gateway: {
    title: 'A gateway with three TLS modes',
    see: 'SIMPLE, MUTUAL and OPTIONAL_MUTUAL on one port: the host that is asked for decides who has to show a certificate.',
  },
  'mixed-endpoints': {
    title: 'Pods with and without a sidecar',
    see: 'One service, two sockets: the metadata of each endpoint chooses mutual TLS or plaintext.',
  },
  'destination-rule': {
    title: 'DestinationRules that force a socket',
    see: 'Mutual TLS towards a pod without a sidecar, plaintext towards one that has it, and TLS to a partner outside.',
  },
  'secret-never-arrives': {
    title: 'A secret that never arrives',
    see: 'Mutual TLS was switched on, and the new listener and clusters stay warming for want of a certificate.',
  },
  'rejected-update': {
    title: 'A rejected update',
    see: 'Envoy rejected the new listener for its cipher suite and kept the old one; both are there, with the reason.',
  },
  'expired-certificate': {
    title: 'An expired certificate',
    see: 'The proxy still shows a certificate that ended a day before, and whoever calls it refuses that.',
  },
  'san-mismatch': {
    title: 'Another name than expected',
    see: 'The certificate names a service account that callers of this service do not accept.',
  },
  'wrong-root': {
    title: 'A certificate from another CA',
    see: 'The roots of the mesh are new, the certificate is still from the CA before them.',
  },
  'files-and-inline': {
    title: 'Certificates without SDS',
    see: 'A plain Envoy with certificates in files, in its configuration, and as static secrets.',
  },
  hbone: {
    title: 'HBONE: sockets inside sockets',
    see: 'Calls to a pod of an ambient mesh go to an internal listener and leave it through a tunnel of mutual TLS.',
  },
} as const;

export type SampleTexts = Widen<typeof samples>;

import type { TourText } from '../../tours';
import { count } from '../count';
import { code } from '../phrases';

export const plaintext: TourText<'plaintext'> = {
  title: 'Why is this plaintext?',
  what: 'The reasons for which a call is not encrypted: the endpoint, a DestinationRule, the server’s port, a host outside the mesh.',
  steps: {
    mixed: {
      title: 'The same service, called in two ways',
      text: (f) =>
        `${code(f.mixedCluster)} has ${count(f.mixedPlain, 'endpoint', 'endpoints')} that this proxy calls in plaintext, and ${f.mixedMtls} with mutual TLS. So it is not the service that decides, and no policy of this pod either. Each endpoint is looked at by itself.`,
      task: () => 'Select the endpoints that are called in plaintext.',
      options: {},
      right: () => 'They are a group because they all take the same entry.',
      wrong: () => 'Look in the column “Socket · endpoints” for the group with the word plain.',
    },
    entries: {
      title: 'First entry that fits, in order',
      text: () =>
        'The cluster has a list, `transport_socket_matches`. Envoy holds the endpoint’s metadata against each entry and takes the first that fits. The entry with TLS asks for `tlsMode: istio`. The last one asks for nothing, so it takes all that is left, in plaintext.',
      task: (f) => `Ask how the endpoint ${code(f.plainEndpoint)} is called.`,
      options: {},
      right: () => 'In the steps you see the entry that fell out, and which field was missing.',
      wrong: (f) => `Choose “It goes out”, ${code(f.mixedCluster)}, and ${code(f.plainEndpoint)}.`,
    },
    label: {
      title: 'What a sidecar changes',
      text: () =>
        'istiod writes `tlsMode: istio` to an endpoint when its pod carries the label `security.istio.io/tlsMode: istio`, which the injector sets together with the sidecar. A pod without a sidecar has no such label. An IP that was entered by hand, as a ServiceEntry does, has none either.',
      task: (f) =>
        `Suppose ${code(f.plainEndpoint)} got a sidecar, and its metadata said \`tlsMode: istio\`. Which entry would take it?`,
      options: {},
      right: () => 'The order matters: the entry that takes everything is never reached.',
      wrong: () => 'Go through the entries from the first on, and stop at the first that fits.',
    },
    forced: {
      title: 'A cluster without a choice',
      text: (f) =>
        `${code(f.forcedCluster)} has no list of entries at all, and no TLS socket. Where other clusters have one, the cause is one of these: a DestinationRule with \`tls.mode: DISABLE\`; a PeerAuthentication DISABLE of the service’s namespace or of the mesh; a ServiceEntry with \`location: MESH_EXTERNAL\`; a headless service with an endpoint that has no sidecar. If the cluster’s JSON has \`metadata.filter_metadata.istio.config\`, that names its DestinationRule, which may or may not set TLS; \`external: true\` there means MESH_EXTERNAL. A server that is STRICT refuses these calls.`,
      task: () => 'Would a sidecar at the endpoint, and its metadata, change how it is called?',
      options: { yes: 'Yes, metadata decides', no: 'No, there is nothing to choose from' },
      right: () =>
        'Only the cause can change it: the DestinationRule, the PeerAuthentication, the ServiceEntry, or for a headless service the endpoint without a sidecar.',
      wrong: () => 'Metadata picks an entry of a list. See what this cluster has.',
    },
    server: {
      title: 'The port itself takes plaintext only',
      text: (f) =>
        `The other side of a call. Port ${f.plainPort} has chains of its own, and none of them has a TLS socket. That is what DISABLE looks like, mostly set for one port in a PeerAuthentication (\`portLevelMtls\`). A sidecar that calls with TLS all the same would not be understood here.`,
      task: (f) => `Ask what happens to a plain curl at port ${f.plainPort}.`,
      options: {},
      right: () => 'It is let in, by anybody who can reach the pod.',
      wrong: (f) => `Choose “It comes in”, port ${f.plainPort}, and “Plain curl”.`,
    },
    passthrough: {
      title: 'A host that the mesh does not know',
      text: () =>
        'Calls to a host without any Service or ServiceEntry leave through `PassthroughCluster`. It is of the type ORIGINAL_DST: it goes wherever the app wanted to go. It has no TLS socket, so the sidecar adds nothing to what the app sends.',
      task: () => 'The app opens https://example.com this way. Who encrypts?',
      options: {
        sidecar: 'The sidecar, with its mesh certificate',
        app: 'The app itself, end to end',
        agent: 'The istio agent',
      },
      right: () =>
        'So the card says “as sent”: it may well be TLS that the proxy only carries along.',
      wrong: () => 'The sidecar’s socket here is a raw buffer: bytes go through as they come.',
    },
  },
};

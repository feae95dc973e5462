import type { TourText } from '../../tours';
import { code, codes } from '../phrases';

export const istioMtls: TourText<'istio-mtls'> = {
  title: 'How Istio does mutual TLS, in ten steps',
  what: 'From the two filter chains of one port to the certificate signing request: the server end, the client end, and where both get their certificates.',
  steps: {
    'two-chains': {
      title: 'One listener, two filter chains',
      text: (f) =>
        `Every call that iptables redirects to this proxy comes in through one listener, ${code(f.listener)} at ${code(f.listenerAddress)}. For port ${f.port} it has two filter chains of the same name. A filter chain is what Envoy does with one kind of connection. Istio makes such a pair while a port is PERMISSIVE: one chain for mutual TLS, one for plaintext. It is often told as two listeners; it is one, and the chain is chosen anew for each connection.`,
      task: (f) => `Select the chain that takes a plaintext call to port ${f.port}.`,
      options: {},
      right: () =>
        'This chain asks for `raw_buffer`, which is what Envoy calls bytes that do not begin like TLS.',
      wrong: (f) =>
        `Look at the filter chains of port ${f.port}: the third line of a card says what the chain takes. One of them says raw_buffer.`,
    },
    alpn: {
      title: 'Not every TLS client gets in',
      text: (f) =>
        `The TLS chain wants more than TLS. Its match also asks for one of Istio’s own ALPN names: ${codes(f.alpn, 'or', 5)}. ALPN is a list in the first message of a TLS client that says what it is about to speak. Sidecars send Istio’s names. A browser or curl sends \`h2\` and \`http/1.1\`.`,
      task: (f) =>
        `Ask what happens at port ${f.port} to “HTTPS from outside the mesh”, and read the verdict.`,
      options: {},
      right: () =>
        'Envoy narrows the chains down one criterion after the other and never steps back. Once TLS is seen, the plaintext chain is out, and without an ALPN of Istio so is this one.',
      wrong: (f) =>
        `The drawer has another question. Choose port ${f.port}, and as caller “HTTPS from outside the mesh”.`,
    },
    'server-end': {
      title: 'The server end is called downstream',
      text: () =>
        'Behind the chain stands its transport socket: what Envoy does to the bytes themselves, here TLS. Envoy names things from its own seat. Downstream is whoever calls it, upstream is whom it calls. So the end that serves faces downstream, although a server sounds like “up”. Texts often swap the two words; the type in the file does not.',
      task: () => 'Which type of context does this server end have? The JSON tab shows it too.',
      options: {},
      right: () => 'It stands as `@type` in the JSON of the socket.',
      wrong: () => 'Think from Envoy’s seat: this socket faces those who call it.',
    },
    demand: {
      title: 'It shows a certificate, and demands one',
      text: (f) =>
        `A server end needs more than public keys to check others with. It shows a certificate of its own, the secret ${code(f.certificate)}, which holds a certificate chain and a private key. And it sets \`require_client_certificate\`. That is what makes TLS mutual: each end proves who it is.`,
      task: () => 'A client takes this chain and shows no certificate. What happens?',
      options: {
        plaintext: 'It is let in, in plaintext',
        taken: 'It is let in, with TLS on one side only',
        fails: 'The handshake fails',
      },
      right: () =>
        'The inspector says so as well: the socket demands a client certificate in effect, not only on paper.',
      wrong: () =>
        'The chain is chosen before the handshake, and there is no way back to another one. Look at what the socket demands in the inspector.',
    },
    roots: {
      title: 'Signed by whom, and under which name',
      text: (f) =>
        `The client’s certificate is held against two things. It must be signed by a root in the secret ${code(f.roots)}. And a name in it (its SAN, subject alternative name) must fit ${codes(f.clientNames, 'or', 3)}. Istio writes a prefix here, so that every workload of the trust domain fits. Who may call what is not decided by TLS; that is the work of an AuthorizationPolicy.`,
      task: () => 'Which of these names gets in?',
      options: {},
      right: () => 'The prefix fits; namespace and service account behind it may be any.',
      wrong: () => 'Compare letter by letter, the slash at the end of the prefix included.',
    },
    'two-entries': {
      title: 'The client side has a choice as well',
      text: (f) =>
        `Now the other direction: how this proxy calls. ${code(f.cluster)} is a cluster, Envoy’s word for a service and how to reach it. It has two sockets to choose from, as entries of \`transport_socket_matches\`: ${code(f.istioEntry)} with TLS and ${code(f.openEntry)} without. Envoy goes through them in order and takes the first that fits the endpoint.`,
      task: () => 'Select the entry that takes an endpoint which says nothing about itself.',
      options: {},
      right: () =>
        'Its match is empty, and what asks for nothing fits everything. So it stands last.',
      wrong: () => 'Look for the match of this cluster that asks for nothing: `{ }`.',
    },
    metadata: {
      title: 'The endpoint decides',
      text: (f) =>
        `Endpoints are the addresses behind a cluster. To those whose pod has a sidecar istiod gives metadata, under \`envoy.transport_socket_match\`: \`tlsMode: istio\`. It comes from the pod’s label \`security.istio.io/tlsMode\`. ${code(f.istioEntry)} asks for exactly that. Nobody asks the server: how this proxy calls follows from the metadata alone.`,
      task: (f) => `Ask how the endpoint ${code(f.endpoint)} is called.`,
      options: {},
      right: () =>
        'The steps in the drawer show each entry, what it asked for and what the endpoint said.',
      wrong: (f) => `Choose “It goes out”, the cluster ${code(f.cluster)}, and its first endpoint.`,
    },
    'client-end': {
      title: 'What the client shows, says and expects',
      text: (f) =>
        `The client end has an \`UpstreamTlsContext\`. The private key is not in it: it only names the secret ${code(f.certificate)}, the same that this proxy shows as a server. It sends the SNI ${code(f.sni)}, a name that Istio builds of port, subset and host. And it goes on only if the server’s name is ${codes(f.serverNames, 'or', 3)}: exactly this, where the server end took a prefix.`,
      task: () => 'Which name may the server’s certificate have?',
      options: {},
      right: () =>
        'One service account, letter by letter. Another one fails, even in the same namespace.',
      wrong: () => 'The matcher is exact: nothing may be left out, and nothing added.',
    },
    sds: {
      title: 'Certificates come over SDS',
      text: (f) =>
        `The contexts only name their secrets: ${code(f.certificate)} to show, ${code(f.roots)} to verify with. Envoy fetches both over SDS, the secret discovery service. That is a gRPC stream over which secrets arrive, and are renewed while everything keeps running. Where the stream leads is again a cluster.`,
      task: () => 'Follow the lines to the right and select the SDS source.',
      options: {},
      right: (f) =>
        `${code(f.source)} serves them both. A context that names a secret of another source would lead elsewhere.`,
      wrong: () => 'It is the card right of the secrets, in the column “SDS source”.',
    },
    pipe: {
      title: 'Through the pipe, to whoever signs',
      text: (f) =>
        `${code(f.source)} has one endpoint: the pipe ${code(f.pipe)}, a Unix socket inside the pod. At its other end listens the istio agent, beside Envoy in the same container. The agent makes the key pair itself and sends the CA a certificate signing request (CSR). The signed certificate comes back; the private key never leaves the pod.`,
      task: () => 'Two stations of this way are in no file: they follow from the path. Select one.',
      options: {},
      right: () =>
        'Dashed cards are inferred. Everything else that you saw stands in the file, and each card has the `jq` command that prints it.',
      wrong: () => 'Look for a card with a dashed border, right of the pipe.',
    },
  },
};

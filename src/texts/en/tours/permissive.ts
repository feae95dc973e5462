import type { TourText } from '../../tours';
import { code, codes } from '../phrases';

export const permissive: TourText<'permissive'> = {
  title: 'What PERMISSIVE accepts, and what STRICT would break',
  what: 'Who gets in through a PERMISSIVE port, who does not although it speaks TLS, and who is left outside after the switch to STRICT.',
  steps: {
    mode: {
      title: 'A mode is a set of chains',
      text: (f) =>
        `Envoy does not know the word PERMISSIVE. Istio turns a PeerAuthentication into filter chains, and that is all that Envoy sees. For port ${f.port} there is a chain with TLS that demands a client certificate, and one without TLS.`,
      task: (f) => `Which mode do these chains of port ${f.port} make?`,
      options: {},
      right: () => 'Both chains together: either way in is open.',
      wrong: () => 'STRICT has no chain without TLS, DISABLE has none with.',
    },
    mesh: {
      title: 'A sidecar, with mutual TLS',
      text: (f) =>
        `A sidecar that calls with mutual TLS offers an ALPN of Istio’s, such as ${codes(f.alpn.slice(0, 2), 'or')}. Listener filters look at the first bytes before any chain is chosen: the TLS inspector reads that it is TLS, the server name, and the ALPN.`,
      task: (f) => `Ask what happens to “Sidecar, mutual TLS” at port ${f.port}.`,
      options: {},
      right: () => 'The chain with TLS takes it, and the client has to prove who it is.',
      wrong: (f) => `Choose port ${f.port}, and “Sidecar, mutual TLS” as the caller.`,
    },
    plain: {
      title: 'Anybody, in plaintext',
      text: () =>
        'The other chain takes whatever is not TLS: a client without a sidecar, a probe of the kubelet, a scanner in the same network. Nothing tells these apart, for nobody shows a certificate. Policies that ask for a principal cannot be met by such a call.',
      task: (f) => `Ask what happens to a plain curl at port ${f.port}.`,
      options: {},
      right: () => 'It is let in. PERMISSIVE is meant for the time of moving into the mesh.',
      wrong: (f) => `Choose port ${f.port}, and “Plain curl” as the caller.`,
    },
    https: {
      title: 'TLS that is not Istio’s',
      text: () =>
        'Now a client that speaks TLS of its own, with `h2` and `http/1.1` as its ALPN: a browser, curl, an ingress outside the mesh. It is neither plaintext nor one of Istio’s clients. On a port that is declared as TCP, or not at all, Istio adds one more chain for it; on an HTTP port it does not.',
      task: (f) => `What becomes of such a client at port ${f.port}? The drawer knows.`,
      options: {
        mtls: 'It is asked for a certificate of the mesh',
        passed: 'Its TLS is passed on to the app, unopened',
        closed: 'Envoy closes the connection',
      },
      right: () => 'PERMISSIVE does not mean that everything is permitted.',
      wrong: () =>
        'Ask the drawer: “HTTPS from outside the mesh”. The steps show which chains fall out, and why.',
    },
    'other-ports': {
      title: 'Ports that nobody declared',
      text: (f) =>
        `What goes to a port without chains of its own ends in the chains that name no port. They belong to ${code(f.listener)} as well, and in PERMISSIVE they let plaintext and mutual TLS through to any port of the pod. One of them is of a special kind: it matches TLS, and has no TLS of its own.`,
      task: () => 'Select the chain that carries an app’s own TLS through unopened.',
      options: {},
      right: () =>
        'It asks for `tls` and has no socket for it. That is not mutual TLS, whatever it looks like.',
      wrong: () =>
        'Look for the chain that says tls without any ALPN, with the word for passed-through TLS.',
    },
    strict: {
      title: 'What STRICT would take away',
      text: (f) =>
        `Under STRICT only the chains that demand a client certificate remain. The plaintext chain of port ${f.port} goes, and so do those of all other ports. What a dump cannot tell is who calls that way today. Ask your metrics for that: \`istio_requests_total\` with \`connection_security_policy="none"\`.`,
      task: () => 'Who can no longer call this port?',
      options: {
        sidecars: 'Sidecars with mutual TLS',
        plain: 'Everybody who calls in plaintext',
        nobody: 'Nobody',
      },
      right: () =>
        'Probes of the kubelet mostly survive: the injector points them at the agent’s own port, 15020, which no chain guards.',
      wrong: () => 'See which chain takes each of them now, and whether it demands a certificate.',
    },
    after: {
      title: 'After the switch',
      text: (f) =>
        `This dump has a STRICT port, ${f.strictPort}. There is no chain for \`raw_buffer\` any more, and no default chain either. The listener is the same; a chain is missing.`,
      task: (f) => `Ask what happens to a plain curl at port ${f.strictPort}.`,
      options: {},
      right: () =>
        'The client sees a reset. In the access log of this proxy it is `NR filter_chain_not_found`.',
      wrong: (f) => `Choose port ${f.strictPort}, and “Plain curl” as the caller.`,
    },
  },
};

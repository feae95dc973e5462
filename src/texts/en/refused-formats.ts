import type { RefusedFormat } from '../../core/dump/problem';
import { CURL, EGCTL, ISTIOCTL } from '../commands';

interface Refusal {
  readonly title: string;
  readonly advice: string;
  readonly command?: string;
}

const WHOLE = 'Capture the whole proxy at once:';

const TOGETHER = `How a proxy does mutual TLS follows from its listeners, clusters, endpoints and secrets together. ${WHOLE}`;

const list = (what: string, word: string): Refusal => ({
  title: `This is the list of ${what} that istioctl proxy-config ${word} prints, not a whole config dump.`,
  advice: TOGETHER,
  command: ISTIOCTL,
});

const page = (path: string, has: string): Refusal => ({
  title: `This is the output of Envoy's ${path} page, not its config dump.`,
  advice: `It has ${has}. Ask the same admin port for the config dump:`,
  command: CURL,
});

/** Files that are known and do not open: what each is, and what to capture instead. */
export const refusedFormats: Readonly<Record<RefusedFormat, Refusal>> = {
  'istioctl-endpoints': list('endpoints', 'eds'),
  'istioctl-routes': list('routes', 'route'),
  'istioctl-endpoint-statuses': {
    title:
      'This is the list of endpoint statuses that istioctl proxy-config endpoint prints, not a config dump.',
    advice: `It lacks the endpoint metadata by which Envoy chooses a transport socket. ${WHOLE}`,
    command: ISTIOCTL,
  },
  'istioctl-bootstrap': {
    title:
      'This is the bootstrap that istioctl proxy-config bootstrap prints, not a whole config dump.',
    advice: `It has only what the proxy was started with. ${WHOLE}`,
    command: ISTIOCTL,
  },
  'istioctl-table': {
    title: 'This is a table that istioctl prints for people, not JSON.',
    advice: 'Ask for JSON, with -o json, and for the whole proxy at once:',
    command: ISTIOCTL,
  },
  secrets: {
    title: 'This is a list of secrets, not a whole config dump.',
    advice: TOGETHER,
    command: ISTIOCTL,
  },
  csds: {
    title:
      'This is a CSDS response (client status discovery) of a control plane or a gRPC client, not a config dump of Envoy.',
    advice: 'Ask Envoy itself for its config dump:',
    command: CURL,
  },
  bootstrap: {
    title: 'This is a bootstrap file, with which Envoy is started, not a config dump.',
    advice: 'It has what Envoy started with, not what it runs with now. Ask the running Envoy:',
    command: CURL,
  },
  egctl: {
    title: 'This is the output of egctl (Envoy Gateway), which wraps config dumps in its own keys.',
    advice: 'Drop the dump of one Envoy, straight from its admin port:',
    command: EGCTL,
  },
  ztunnel: {
    title: 'This is a dump of ztunnel, which is not an Envoy.',
    advice:
      'ztunnel has no listeners, clusters or SDS to follow. Capture a sidecar, a gateway or a waypoint instead:',
    command: ISTIOCTL,
  },
  'discovery-response': {
    title:
      'This is an xDS DiscoveryResponse: one response of a control plane, for one type of resource.',
    advice: 'The config dump of the Envoy that received it has all types together:',
    command: CURL,
  },
  'xds-resources': {
    title:
      'These are xDS resources as a control plane generates them, not the config dump of a running Envoy.',
    advice: 'Ask an Envoy that has received them:',
    command: CURL,
  },
  'envoy-clusters': page('/clusters?format=json', 'statistics of endpoints, and nothing about TLS'),
  'envoy-clusters-text': page('/clusters', 'statistics of endpoints, and nothing about TLS'),
  'envoy-certs': page('/certs', 'certificates, but not which connections use them'),
  'envoy-listeners': page('/listeners', 'names and addresses of listeners, and nothing about TLS'),
  'envoy-listeners-text': page(
    '/listeners',
    'names and addresses of listeners, and nothing about TLS',
  ),
  'envoy-stats': page('/stats', 'counters, and not the configuration that explains them'),
  'envoy-server-info': page(
    '/server_info',
    'the version and the start options, and nothing about TLS',
  ),
  'istiod-edsz': {
    title: "This is istiod's /debug/edsz page: endpoints only, not a config dump.",
    advice: `It has what istiod would send, not what the proxy runs with. ${WHOLE}`,
    command: ISTIOCTL,
  },
  'istiod-syncz': {
    title:
      "This is istiod's /debug/syncz page (istioctl proxy-status): which proxies are up to date, not a config dump.",
    advice: 'Pick one of its proxies and capture that:',
    command: ISTIOCTL,
  },
  yaml: {
    title: 'This is YAML; only JSON can be opened.',
    advice:
      'If istioctl printed it, ask for -o json instead of -o yaml. If it is a bootstrap file, ask the running proxy:',
    command: ISTIOCTL,
  },
  'kubernetes-yaml': {
    title: 'This is Kubernetes YAML: what a cluster was asked for, not what a proxy runs with.',
    advice: 'Ask a proxy that it applies to for its config dump:',
    command: ISTIOCTL,
  },
  'kubernetes-json': {
    title:
      'This is a Kubernetes object in JSON: what a cluster was asked for, not what a proxy runs with.',
    advice: 'Ask a proxy that it applies to for its config dump:',
    command: ISTIOCTL,
  },
  archive: {
    title: 'This is a compressed file or an archive.',
    advice:
      'Unpack it (gunzip, unzip, tar -xf) and drop the config dump that is in it, one JSON file of one proxy.',
  },
  pem: {
    title: 'This is a certificate or a key (PEM), not a config dump.',
    advice: 'Which proxy uses it, and for what, is in the config dump of that proxy:',
    command: ISTIOCTL,
  },
  log: {
    title: 'This is a log of a proxy, not its config dump.',
    advice: 'To see why the call failed, open the config dump of the proxy that wrote it:',
    command: ISTIOCTL,
  },
  markdown: {
    title: 'This is Markdown with a block of JSON in it.',
    advice: 'Copy only the JSON between the two ``` lines, and paste it or save it as a file.',
  },
};

import type { WhyOut } from '../../core/decide/filter-chain/trace';
import type { Sends, Shows } from '../../core/view/question';
import { filterName } from '../listener-filters';
import type { Widen } from '../widen';
import { entryText, filterText, matcherStep, why } from './ask-details';
import { insideTexts, sawTexts } from './ask-filters';
import { callTexts } from './ask-own';
import { chains, stepText, stepTitle, stepValue } from './ask-steps';
import { badge, sentence } from './ask-verdict';
import { count } from './count';
import { code, number } from './phrases';

const sends: Record<Sends, string> = {
  tls: 'TLS',
  'http/1.1': 'HTTP/1.1',
  'http/1.0': 'HTTP/1.0',
  h2c: 'HTTP/2 in plaintext (h2c)',
  raw: 'Other bytes',
  quic: 'QUIC',
  none: 'Nothing, it waits',
};

const shows: Record<Shows, string> = {
  none: 'None',
  mesh: 'Of the mesh',
  other: 'Another, or not said',
};

export const ask = {
  title: 'Ask',
  question: 'What happens to a connection?',
  ways: { label: 'Which way', in: 'It comes in', out: 'It goes out' },
  presets: {
    label: 'Who calls',
    own: 'Fields of your own',
    'mesh-mtls': 'Sidecar, mutual TLS',
    'mesh-plaintext': 'Sidecar, plaintext',
    hbone: 'Ambient mesh (HBONE)',
    curl: 'Plain curl',
    https: 'HTTPS from outside the mesh',
    kubelet: 'Kubelet probe',
    expected: 'TLS as this port expects it',
    client: 'HTTPS client of any kind',
  },
  fields: {
    at: 'Listener',
    anyListener: 'Whoever listens',
    port: 'Port',
    address: 'Destination IP',
    sends: 'Sends',
    sni: 'SNI',
    alpn: 'ALPN, in order',
    shows: 'Client certificate',
    source: 'Source IP',
    direct: 'Peer before PROXY',
    more: 'More fields',
    fewer: 'Fewer fields',
    none: 'none',
    somewhere: 'from elsewhere',
    invalid: 'This cannot be right; the answer is without it.',
    noAddress: 'No such address; the answer is without it.',
    cluster: 'Cluster',
    findCluster: 'Find a cluster…',
    endpoint: 'Endpoint',
    endpointOf: (total: number): string => `Endpoint, of ${number(total)}`,
    firstEndpoint: (address: string): string => `The first, ${address}`,
    noClusters: 'No cluster has this in its name.',
    standing: (cluster: string): string =>
      `The answer below is still the one for ${code(cluster)}.`,
  },
  sends,
  shows,
  kinds: {
    mtls: 'mTLS',
    'mutual-custom': 'mTLS, own certificate',
    'simple-tls': 'TLS',
    hbone: 'mTLS through HBONE',
    plaintext: 'plain',
    unknown: 'unknown',
  },
  close: 'Close the question',
  collapse: 'Fold the question away',
  verdict: 'Verdict',
  waiting: 'Asking…',
  failed: 'The question could not be answered.',
  steps: 'Step by step',
  details: 'Details of the step',
  decided: 'Fields that decided',
  copyPlace: 'Copy the place',
  showField: (name: string): string => `Show ${name} in the inspector`,
  branches: 'What the chains ask for',
  branchesMore: (n: number): string => `and ${count(n, 'other value', 'other values')}`,
  anyValue: 'nothing',
  taken: 'taken',
  fits: 'would fit',
  out: 'Fallen out',
  more: (n: number): string => `and ${number(n)} more`,
  filters: 'In their order',
  implied: (field: string): string => ` (implied by ${field})`,
  looked: 'Looked for, in this order',
  redirect: 'The redirect is the mesh’s (iptables); it is in no dump.',
  entries: 'Entries, in their order',
  entriesMore: (n: number): string => `and ${count(n, 'more entry', 'more entries')}`,
  matchesAll: 'takes everything:',
  metadata: { endpoint: 'The endpoint says', locality: 'The locality says' },
  noMetadata: 'nothing',
  notDumped: 'not in a dump',
  certificate: { serves: 'Serves the certificate', shows: 'Shows the certificate' },
  roots: 'Checks the other side against',
  expects: 'Expects a name of',
  saw: 'Who sees what',
  sawTexts,
  callTexts,
  inside: 'Inside the TLS',
  insideTexts,
  offers: 'Offers',
  sni: 'Sends the SNI',
  matcherSteps: 'What it looked at, in order',
  matcherStep,
  sentence,
  badge,
  stepTitle,
  stepValue,
  stepText,
  /** Fields that no chain left asks for. */
  notAsked: (n: number): string => `${number(n)} not asked`,
  outChains: (n: number, reason: WhyOut): string => `${chains(n)}: ${why[reason]}`,
  filterName,
  filterText,
  entryText,
} as const;

export type AskTexts = Widen<typeof ask>;

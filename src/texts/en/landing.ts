import type { Widen } from '../widen';
import { count, fileSize } from './count';

export const landing = {
  name: 'mtlscope',
  title: 'mtlscope: how an Envoy does mutual TLS',
  what: 'See how an Envoy proxy does mutual TLS.',
  how: 'Drop its config dump, and follow every connection from listener or cluster to the certificate, the roots and the socket that delivers them.',
  never: 'Nothing leaves this browser: the file is read here and never sent anywhere.',
  drop: 'Drop a config dump anywhere on this page',
  dropNow: 'Let go to open it',
  choose: 'Choose a file',
  paste: 'or paste its JSON with Ctrl+V',
  sample: 'Open a sample',
  tours: 'Learn: walkthroughs, step by step',
  moreSamples: 'More samples',
  noSamples: 'The list could not be loaded. Close it and open it again to try once more.',
  getOne: 'How to get one',
  commands: [
    {
      label: 'Istio',
      command: 'istioctl proxy-config all POD -o json > dump.json',
      note: 'POD is name.namespace',
    },
    {
      label: 'Any Envoy',
      command: "curl -s 'localhost:9901/config_dump?include_eds' > dump.json",
      note: 'admin port (Istio: 15000)',
    },
  ],
  lists:
    'What istioctl proxy-config listener, cluster or secret prints with -o json opens too, each file by itself.',
  copy: 'Copy',
  copied: 'Copied',
  copyCommand: (label: string): string => `Copy the command for ${label}`,
  reading: (name: string): string => `Reading ${name}…`,
  readingBegins: 'Opening the file',
  readingBytes: (read: number, total: number): string => `${fileSize(read)} of ${fileSize(total)}`,
  readingDone: 'All read; putting it together',
  found: (found: {
    readonly listeners: number;
    readonly clusters: number;
    readonly endpoints: number;
    readonly secrets: number;
  }): string =>
    [
      count(found.listeners, 'listener', 'listeners'),
      count(found.clusters, 'cluster', 'clusters'),
      count(found.endpoints, 'endpoint', 'endpoints'),
      count(found.secrets, 'secret', 'secrets'),
    ].join(' · '),
  cancelReading: 'Cancel',
  awaited: (name: string, bytes: number): string =>
    name === ''
      ? `Drop the file of this link (${fileSize(bytes)}) to see its view`
      : `Drop ${name} (${fileSize(bytes)}) again to see this view`,
  awaitedNote: 'The link names the file and carries nothing of it. Another file opens too.',
  resume: (name: string): string => `Back to ${name}`,
  dismiss: 'Dismiss',
  startAgain: 'Back to the first page',
  language: 'Language',
  noLanguage: 'That language could not be loaded. Try again.',
  theme: { legend: 'Theme', system: 'System', light: 'Light', dark: 'Dark' },
} as const;

export type LandingTexts = Widen<typeof landing>;

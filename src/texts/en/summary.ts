import type { InboundMode } from '../../core/decide/inbound/mode';
import type { CallProtection } from '../../core/summary/destinations';
import type { ServedPort } from '../../core/summary/ports';
import type { Gist, PortSums } from '../../core/tables/first-screen';
import type { PortRow } from '../../core/tables/types';
import type { Widen } from '../widen';
import { count } from './count';
import { number } from './phrases';
import { span } from './span';

/** What is listed of ports before "and N more". */
const MAX_NAMED = 3;

export const MODES: Readonly<Record<ServedPort['mode'], string>> = {
  STRICT: 'Strict',
  PERMISSIVE: 'Permissive',
  DISABLE: 'No TLS',
  MUTUAL: 'Mutual TLS',
  TLS: 'TLS',
  mixed: 'Mixed',
  unknown: 'Unknown',
  plaintext: 'No TLS',
  SIMPLE: 'TLS',
  OPTIONAL_MUTUAL: 'Optional mutual TLS',
  ISTIO_MUTUAL: 'Istio mutual TLS',
  PASSTHROUGH: 'Passthrough',
  AUTO_PASSTHROUGH: 'Auto passthrough',
};

export const WHAT: Readonly<Record<ServedPort['what'], string>> = {
  service: '',
  health: 'health',
  metrics: 'metrics',
  gateway: 'gateway',
  other: '',
};

export const PROTECTIONS: Readonly<Record<CallProtection, string>> = {
  mtls: 'mTLS',
  hbone: 'mTLS (HBONE)',
  tls: 'TLS',
  plaintext: 'plaintext',
  'app-tls': "app's own TLS",
  'as-sent': 'as sent',
  local: 'local',
  unknown: 'unknown',
  mixed: 'mixed',
  'no-endpoints': 'no endpoints now',
};

export const TAKES = {
  taken: 'accepted',
  refused: 'refused',
  unknown: 'not known',
  'not-listening': 'not listening',
} as const;

const and = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

function portList(ports: readonly (number | undefined)[]): string {
  const named = ports.filter((port) => port !== undefined).map(String);
  const others = ports.includes(undefined);
  if (named.length === 0) return 'every port';
  const shown = named.slice(0, MAX_NAMED);
  const rest = named.length - shown.length;
  const parts = [
    ...shown,
    ...(rest > 0 ? [`${number(rest)} more`] : []),
    ...(others ? ['all other ports'] : []),
  ];
  return `${named.length === 1 ? 'port' : 'ports'} ${and(parts)}`;
}

function inboundPart({ ports, notListening, warming, inFile }: Gist): string {
  if (!inFile.listeners) return 'Inbound is not known: this file has no listeners';
  if (ports.total === 0 && notListening.length > 0)
    return 'Nothing is listening for inbound connections: Envoy rejected the listener';
  if (ports.total === 0 && warming.length > 0)
    return 'Nothing is listening for inbound connections yet: the listener is warming';
  if (ports.total === 0) return 'No inbound port is in this file';
  if (ports.named.length > 0) return `Accepts plaintext on ${portList(ports.named)}`;
  if (ports.unknown > 0)
    return `Whether plaintext is accepted is not known for ${count(ports.unknown, 'port', 'ports')}`;
  return 'Accepts no plaintext on its service ports';
}

function outboundPart({ outbound: { total, protections }, inFile }: Gist): string {
  if (!inFile.clusters) return 'outbound is not known: this file has no clusters';
  if (total === 0) return 'no outbound destination is in this file';
  const mtls = (protections.mtls ?? 0) + (protections.hbone ?? 0);
  const rest = (
    ['tls', 'plaintext', 'mixed', 'app-tls', 'unknown', 'no-endpoints'] as const
  ).flatMap((kind) => {
    const n = protections[kind] ?? 0;
    if (n === 0) return [];
    const words = {
      tls: 'with TLS',
      plaintext: 'in plaintext',
      mixed: 'with mixed protection',
    } as const;
    const how = {
      ...words,
      'app-tls': "with the app's own TLS",
      unknown: 'unknown',
      'no-endpoints': 'without endpoints now',
    }[kind];
    return [`${number(n)} ${how}`];
  });
  const head = `calls ${number(mtls)} of ${count(total, 'destination', 'destinations')} with mTLS`;
  return [head, ...rest].join(', ');
}

/** The first view of a dump. */
export const summary = {
  sentence: (answer: Gist): string => `${inboundPart(answer)}; ${outboundPart(answer)}.`,
  notInFile: 'not in this file',
  failed: 'The summary could not be made. The other views still work.',
  of: (total: number): string => `of ${number(total)}`,
  inbound: {
    title: 'Inbound',
    line: ({ total, plaintext, unknown, own }: PortSums): string =>
      total === 0
        ? 'no inbound port in this file'
        : `${plaintext === 1 ? 'port accepts' : 'ports accept'} plaintext${own > 0 ? `, ${number(own)} for health or metrics` : ''}${unknown > 0 ? `, ${number(unknown)} not known` : ''}`,
  },
  outbound: {
    title: 'Outbound',
    line: (total: number): string =>
      total === 0 ? 'no destination in this file' : 'destinations called with mTLS',
    counts: (total: number, endpoints: number | undefined, unlisted: number): string =>
      `${count(total, 'destination', 'destinations')}, ${endpoints === undefined ? 'endpoints not in this file' : count(endpoints, 'endpoint', 'endpoints')}${endpoints !== undefined && unlisted > 0 ? `; those of ${number(unlisted)} not in this file` : ''}`,
    others: (n: number): string =>
      `${count(n, 'more cluster', 'more clusters')} not counted: they stay inside the pod, or pass on what the app sends.`,
    missing:
      'This file has no clusters. Capture a dump that has them: `curl localhost:15000/config_dump?include_eds`, or `istioctl proxy-config all POD -o json`.',
    noNamespace: 'no namespace',
    only: (protection: CallProtection): string => `all ${PROTECTIONS[protection]}`,
    joined: (parts: readonly string[]): string => parts.join(', '),
    some: (n: number, protection: CallProtection): string =>
      `${number(n)} ${PROTECTIONS[protection]}`,
    more: (n: number): string => `${count(n, 'more namespace', 'more namespaces')} in Connections`,
    showNamespace: (name: string): string => `Show ${name} in the graph`,
  },
  ports: {
    title: 'Inbound ports',
    port: 'Port',
    mode: 'Mode',
    plaintext: 'Plaintext',
    client: 'Client certificate verified by',
    versions: 'TLS',
    place: 'Listener',
    others: 'All others',
    show: (port: number | undefined): string =>
      `Show ${port === undefined ? 'all other ports' : `port ${port}`} in the graph`,
    none: 'No inbound port is in this file.',
    missing:
      'This file has no listeners. Capture a dump that has them: `curl localhost:15000/config_dump`, or `istioctl proxy-config all POD -o json`.',
    notListening: (names: readonly string[]): string =>
      `Envoy rejected ${and(names)} and has no older version in force: nothing is listening there.`,
    standing: {
      warming: 'not listening yet: the listener is warming',
      rejected: 'not listening: the listener was rejected',
    },
    modeOf: (mode: ServedPort['mode'] | InboundMode): string => MODES[mode],
    what: (what: ServedPort['what']): string => WHAT[what],
    takes: (plaintext: ServedPort['plaintext']): string => TAKES[plaintext],
    check: ({ clients, roots }: Pick<PortRow, 'clients' | 'roots'>): string => {
      const by = roots.length === 0 ? 'roots not in this file' : roots.join(', ');
      switch (clients) {
        case 'demanded':
          return by;
        case 'optional':
          return `optional; ${by}`;
        case 'unverified':
          return 'nothing: any certificate is accepted';
        case 'none':
          return 'not requested';
        case 'mixed':
          return 'differs by chain';
        case 'unknown':
          return 'not known';
        case 'presented':
        case 'not-presented':
        case undefined:
          return 'no TLS';
      }
    },
    anyName: 'any name',
    passedOn: "the app's own TLS, passed on",
    chains: (n: number): string => count(n, 'chain', 'chains'),
    more: (n: number): string => `${count(n, 'more port', 'more ports')} in Connections`,
  },
  findings: {
    title: 'Findings',
    /** While certificates are still being read. */
    looking: 'Checking certificates…',
    none: 'No problem found in what was checked.',
    notChecked: (whys: readonly string[]): string => `Not checked: ${whys.join('; ')}.`,
    more: (n: number): string => `${number(n)} more`,
    remedy: 'What to do:',
    line: (errors: number, warnings: number, infos: number): string =>
      [
        errors > 0 && count(errors, 'error', 'errors'),
        warnings > 0 && count(warnings, 'warning', 'warnings'),
        infos > 0 && `${number(infos)} informational`,
      ]
        .filter((part) => part !== false)
        .join(', ') || 'none in what was checked',
  },
  certificates: {
    title: 'Certificates',
    reading: 'reading…',
    joined: (parts: readonly string[]): string => parts.join('; '),
    and: (roots: number): string => `and ${count(roots, 'root', 'roots')}`,
    /** `left`: milliseconds. */
    next: (name: string, left: number): string => `next to expire: ${name}, in ${span(left)}`,
    expired: (n: number): string => `${number(n)} expired`,
    none: 'none can be read in this file',
  },
} as const;

export type SummaryTexts = Widen<typeof summary>;

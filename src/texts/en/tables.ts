import { type Cells, tableCells } from '../table-cells';
import type { Widen } from '../widen';
import { count } from './count';
import { number } from './phrases';
import { span } from './span';
import { MODES, PROTECTIONS, TAKES, WHAT } from './summary';

const words = {
  what: WHAT,
  mode: MODES,
  plaintext: TAKES,
  standing: { 'in-force': '', warming: 'warming', rejected: 'rejected' },
  protection: PROTECTIONS,
  clients: {
    demanded: 'required',
    optional: 'optional',
    none: 'not requested',
    unverified: 'requested, not verified',
    unknown: 'not known',
    mixed: 'differs by chain',
    presented: 'presented',
    'not-presented': 'not presented',
  },
  side: { server: 'server', client: 'client' },
  verifies: {
    nothing: 'not verified',
    chain: 'roots',
    pins: 'pins only',
    spiffe: 'SPIFFE',
    custom: 'custom validator',
    'accepts-untrusted': 'any certificate is accepted',
    refused: 'Envoy rejects this: names without roots',
    unknown: 'not known',
  },
  role: { leaf: 'certificate', intermediate: 'intermediate', root: 'root' },
  state: {
    valid: 'valid',
    expiring: 'expires soon',
    expired: 'expired',
    'not-yet-valid': 'not yet valid',
  },
  unread: {
    redacted: 'redacted',
    empty: 'empty',
    file: 'in a file on the host',
    environment: 'in an environment variable',
    broken: 'cannot be read',
    'not-in-file': 'not in this dump',
    'other-form': 'in a form that is not supported',
  },
  other: {
    'all-other-ports': 'All others',
    'any-name': 'any name',
    default: 'default',
    'not-listed': 'not in this file',
  },
} as const;

/** The tables of connections and certificates. */
export const tables = {
  words,
  cells: tableCells({
    words,
    number,
    list: (items) => items.join(', '),
    byDefault: (text) => `${text} (default)`,
    chains: (n) => count(n, 'chain', 'chains'),
    validity: (state, time) => {
      switch (state) {
        case 'valid':
        case 'expiring':
          return time;
        case 'expired':
          return `expired ${time} ago`;
        case 'not-yet-valid':
          return 'not yet valid';
      }
    },
    days: (n) => count(n, 'day', 'days'),
    span,
    users: ({ chains, clusters }) =>
      [
        ...(chains > 0 ? [count(chains, 'chain', 'chains')] : []),
        ...(clusters > 0 ? [count(clusters, 'cluster', 'clusters')] : []),
      ].join(', ') || 'unused',
    more: (n) => `${number(n)} more`,
  }),
  names: {
    ports: 'Inbound ports',
    outbound: 'Outbound',
    contexts: 'TLS contexts',
    certificates: 'Certificates and roots',
  },
  columns: {
    ports: {
      port: 'Port',
      mode: 'Mode',
      plaintext: 'Plaintext',
      clients: 'Client certificate',
      verifies: 'Verified by',
      versions: 'TLS',
      where: 'Listener › chain',
    },
    outbound: {
      destination: 'Destination',
      namespace: 'Namespace',
      protection: 'Protection',
      endpoints: 'Endpoints',
      sni: 'SNI',
      type: 'Discovery',
      cluster: 'Cluster',
    },
    contexts: {
      owner: 'Listener or cluster',
      side: 'Side',
      presents: 'Presents',
      clients: 'Client certificate',
      verifies: 'Verifies against',
      names: 'Expected names',
      versions: 'TLS',
      ciphers: 'Cipher suites (TLS 1.2)',
      alpn: 'ALPN',
      sni: 'SNI',
    },
    certificates: {
      subject: 'Name',
      role: 'Kind',
      left: 'Expires in',
      notAfter: 'Not after (UTC)',
      notBefore: 'Not before (UTC)',
      names: 'Names (SAN)',
      issuer: 'Issuer',
      key: 'Key',
      signature: 'Signature',
      serial: 'Serial number',
      sha256: 'SHA-256',
      where: 'Found in',
      users: 'Used by',
    },
  },
  none: {
    ports: 'No inbound port is in this file.',
    outbound: 'No cluster in this file leads out of the pod.',
    contexts: 'No listener or cluster in force has a TLS context.',
    certificates: 'No certificate and no roots in this file.',
  },
  /** The section is not in the file. */
  missing: {
    ports: 'This file has no listeners: inbound ports are unknown.',
    outbound: 'This file has no clusters: destinations are unknown.',
    contexts: 'This file has neither listeners nor clusters: TLS contexts are unknown.',
  },
  unknown: (name: string): string => `${name} ?`,
  tab: (name: string, n: number | undefined): string =>
    n === undefined ? name : `${name} ${number(n)}`,
  number,
  filter: 'Filter',
  filterHint: {
    ports: 'Filter by port, mode, roots, listener',
    outbound: 'Filter by name, port, protection, SNI',
    contexts: 'Filter by name, SNI, SAN, cipher, ALPN',
    certificates: 'Filter by name, issuer, serial, SHA-256, expired',
  },
  clear: 'Clear the filter',
  /** Rows that pass the filter, and all there are. */
  shown: (total: number, all: number): string =>
    total === all ? count(all, 'row', 'rows') : `${number(total)} of ${count(all, 'row', 'rows')}`,
  nothing: (words: string): string => `No row has “${words}”.`,
  switch: 'Table',
  reading: (looked: number, total: number): string =>
    `Reading certificates: ${number(looked)} of ${number(total)} places`,
  notAll: (looked: number, total: number): string =>
    `Only the certificates of the first ${number(looked)} of ${number(total)} places are listed.`,
  gone: 'The file was changed, moved or deleted: its certificates can no longer be read.',
  failed: 'The table could not be made.',
  waiting: 'Loading…',
  export: 'Export',
  take: 'Copy or save',
  copy: 'Copy',
  save: 'Save as file',
  formats: { csv: 'CSV', markdown: 'Markdown', json: 'JSON' },
  takeRows: (n: number): string => `${count(n, 'row', 'rows')}, as filtered and sorted here`,
  copied: 'Copied',
  saved: (name: string): string => `Saved as ${name}`,
  copyFailed: 'The browser does not let the page copy. Save it as a file instead.',
  takeFailed: 'Copying or saving did not work.',
} as const;

export type TableTexts = Widen<Omit<typeof tables, 'cells'>> & { readonly cells: Cells };

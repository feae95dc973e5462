import type { CallProtection } from '../summary/destinations';
import type {
  CellKey,
  CertificateRow,
  ContextRow,
  PortRow,
  TableColumns,
  TableId,
  TableRows,
} from './types';

/** What a column says of a row. */
export interface Column<R> {
  /** What of the file stands in the cell. */
  readonly texts?: (row: R) => readonly (string | undefined)[];
  /** Words of the page that stand in it. */
  readonly keys?: (row: R) => readonly (CellKey | undefined)[];
  /** By what it is sorted, if not by its first text; undefined: behind all others, whichever way. */
  readonly order?: (row: R) => number | string | undefined;
}

type Columns<T extends TableId> = Readonly<Record<TableColumns[T], Column<TableRows[T]>>>;

/** From what needs attention to what does not. */
export const PROTECTION_ORDER: readonly CallProtection[] = [
  'plaintext',
  'mixed',
  'unknown',
  'no-endpoints',
  'app-tls',
  'as-sent',
  'tls',
  'mtls',
  'hbone',
  'local',
];
const PLAINTEXT_ORDER: readonly string[] = ['taken', 'unknown', 'refused', 'not-listening'];
const CLIENTS_ORDER: readonly string[] = [
  'none',
  'unverified',
  'not-presented',
  'unknown',
  'mixed',
  'optional',
  'demanded',
  'presented',
];
const VERIFIES_ORDER: readonly string[] = [
  'nothing',
  'accepts-untrusted',
  'refused',
  'unknown',
  'custom',
  'pins',
  'chain',
  'spiffe',
];

const rankIn =
  (order: readonly string[]) =>
  (value: string | undefined): number | undefined =>
    value === undefined ? undefined : order.indexOf(value);
const byClients = rankIn(CLIENTS_ORDER);
const byVerification = rankIn(VERIFIES_ORDER);

const ports: Columns<'ports'> = {
  port: {
    texts: ({ port }) => [port?.toString()],
    keys: ({ port, what, standing }) => [
      `standing:${standing}`,
      port === undefined ? 'other:all-other-ports' : undefined,
      `what:${what}`,
    ],
    order: ({ port }) => port,
  },
  mode: { keys: ({ mode }) => [`mode:${mode}`], order: ({ mode }) => mode },
  plaintext: {
    keys: ({ plaintext }) => [`plaintext:${plaintext}`],
    order: ({ plaintext }) => PLAINTEXT_ORDER.indexOf(plaintext),
  },
  clients: {
    keys: ({ clients }) => [clients && `clients:${clients}`],
    order: ({ clients }) => byClients(clients),
  },
  verifies: { texts: ({ roots, names }) => [...roots, ...names] },
  versions: versions((row: PortRow) => row.versions),
  where: { texts: ({ listener, chain }) => [listener, chain] },
};

const outbound: Columns<'outbound'> = {
  destination: {
    texts: ({ host, port, subset }) => [port === undefined ? host : `${host}:${port}`, subset],
  },
  namespace: { texts: ({ namespace }) => [namespace] },
  protection: {
    keys: ({ protection, counts }) => [
      `protection:${protection}`,
      ...counts.map((one): CellKey => `protection:${one.protection}`),
    ],
    order: ({ protection }) => PROTECTION_ORDER.indexOf(protection),
  },
  endpoints: {
    keys: ({ endpoints }) => [endpoints === undefined ? 'other:not-listed' : undefined],
    order: ({ endpoints }) => endpoints,
  },
  sni: { texts: ({ sni }) => sni },
  type: { texts: ({ type }) => [type] },
  cluster: { texts: ({ cluster }) => [cluster] },
};

const contexts: Columns<'contexts'> = {
  owner: { texts: ({ owner, part, resource }) => [owner, part, resource] },
  side: { keys: ({ side }) => [`side:${side}`], order: ({ side }) => (side === 'server' ? 0 : 1) },
  presents: { texts: ({ presents }) => presents },
  clients: {
    keys: ({ clients }) => [`clients:${clients}`],
    order: ({ clients }) => byClients(clients),
  },
  verifies: {
    texts: ({ roots }) => roots,
    keys: ({ verifies }) => [`verifies:${verifies}`],
    order: ({ verifies }) => byVerification(verifies),
  },
  names: {
    texts: ({ names }) => names,
    keys: ({ anyName }) => [anyName ? 'other:any-name' : undefined],
  },
  versions: versions((row: ContextRow) => row.versions),
  ciphers: {
    texts: ({ ciphers }) => ciphers,
    keys: ({ ciphersByDefault }) => [ciphersByDefault ? 'other:default' : undefined],
  },
  alpn: { texts: ({ alpn }) => alpn },
  sni: { texts: ({ sni }) => [sni] },
};

const certificates: Columns<'certificates'> = {
  subject: {
    texts: ({ name, certificate }) => [name, certificate?.subject],
  },
  role: { keys: ({ role }) => [`role:${role}`], order: ({ role }) => ROLE_ORDER.indexOf(role) },
  left: {
    keys: ({ validity, unread }) => [
      validity && `state:${validity.state}`,
      unread && `unread:${unread}`,
    ],
    order: ({ certificate }) => certificate?.notAfter,
  },
  notAfter: {
    texts: ({ certificate }) => [dayOf(certificate?.notAfter)],
    order: ({ certificate }) => certificate?.notAfter,
  },
  notBefore: {
    texts: ({ certificate }) => [dayOf(certificate?.notBefore)],
    order: ({ certificate }) => certificate?.notBefore,
  },
  names: { texts: ({ certificate }) => certificate?.names ?? [] },
  issuer: { texts: ({ certificate }) => [certificate?.issuer] },
  key: { texts: ({ certificate }) => [certificate?.key] },
  signature: { texts: ({ certificate }) => [certificate?.signatureAlgorithm] },
  serial: { texts: ({ certificate }) => [certificate?.serial] },
  sha256: { texts: ({ certificate }) => [certificate?.sha256] },
  where: { texts: ({ places, source }) => [...places.map(({ name }) => name), source] },
  users: { order: ({ users }) => users.chains + users.clusters },
};
const ROLE_ORDER: readonly CertificateRow['role'][] = ['leaf', 'intermediate', 'root'];

/** `2026-11-25`, in UTC. */
const dayOf = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : new Date(time).toISOString().slice(0, 10);

function versions<R extends PortRow | ContextRow>(of: (row: R) => PortRow['versions']): Column<R> {
  return {
    texts: (row) => [of(row)?.min, of(row)?.max],
    keys: (row) => [
      of(row)?.minByDefault === true || of(row)?.maxByDefault === true
        ? 'other:default'
        : undefined,
    ],
    order: (row) => {
      const found = of(row);
      return found && `${found.min} ${found.max}`;
    },
  };
}

export const COLUMNS: { readonly [T in TableId]: Columns<T> } = {
  ports,
  outbound,
  contexts,
  certificates,
};

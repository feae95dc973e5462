import type { TableColumns, TableId, TableRows } from '../../core/tables/types';

/** What a cell wants to be seen as; `tone` is never alone: the words say the same. */
export interface Look {
  readonly tone?: 'good' | 'warn' | 'bad' | 'plaintext' | 'tls' | 'faint' | undefined;
  /** The shape before the words. */
  readonly dot?: 'full' | 'hollow' | 'half' | 'dotted' | undefined;
}

/** A column as it stands on the page. */
export interface ShownColumn<T extends TableId> {
  readonly id: TableColumns[T];
  /** CSS pixels at least; what is left over goes to all of them. */
  readonly width: number;
  readonly align?: 'end';
  /** Stands so in the file. */
  readonly mono?: true;
  readonly look?: (row: TableRows[T]) => Look;
}

type Protection = TableRows['outbound']['protection'];

const PROTECTION: Readonly<Record<Protection, Look>> = {
  mtls: { tone: 'good', dot: 'full' },
  hbone: { tone: 'good', dot: 'full' },
  tls: { tone: 'tls', dot: 'full' },
  plaintext: { tone: 'plaintext', dot: 'hollow' },
  mixed: { tone: 'plaintext', dot: 'half' },
  'app-tls': { tone: 'faint', dot: 'full' },
  'as-sent': { tone: 'faint', dot: 'hollow' },
  local: { tone: 'faint', dot: 'hollow' },
  unknown: { tone: 'faint', dot: 'dotted' },
  'no-endpoints': { tone: 'faint', dot: 'dotted' },
};

const PLAINTEXT: Look = { tone: 'plaintext', dot: 'hollow' };
const FAINT: Look = { tone: 'faint' };
const WARN: Look = { tone: 'warn' };

const clientsLook = (clients: TableRows['contexts']['clients'] | undefined): Look => {
  switch (clients) {
    case 'none':
    case 'unknown':
    case 'not-presented':
      return FAINT;
    case 'optional':
    case 'unverified':
    case 'mixed':
      return WARN;
    case 'demanded':
    case 'presented':
    case undefined:
      return {};
  }
};

const versionsLook = ({ versions }: Pick<TableRows['ports'], 'versions'>): Look =>
  versions?.min === 'TLSv1.0' || versions?.min === 'TLSv1.1' ? WARN : {};

const VALIDITY = {
  valid: {},
  expiring: WARN,
  expired: { tone: 'bad' },
  'not-yet-valid': { tone: 'bad' },
} as const;

export const SHOWN: { readonly [T in TableId]: readonly ShownColumn<T>[] } = {
  ports: [
    {
      id: 'port',
      width: 125,
      look: ({ standing }) => (standing === 'in-force' ? {} : { tone: 'bad' }),
    },
    { id: 'mode', width: 110 },
    {
      id: 'plaintext',
      width: 105,
      look: ({ plaintext }) =>
        plaintext === 'taken' ? PLAINTEXT : plaintext === 'refused' ? {} : FAINT,
    },
    { id: 'clients', width: 145, look: ({ clients }) => clientsLook(clients) },
    { id: 'verifies', width: 300, mono: true },
    { id: 'versions', width: 80, look: versionsLook },
    { id: 'where', width: 210, mono: true },
  ],
  outbound: [
    { id: 'destination', width: 250, mono: true },
    { id: 'protection', width: 170, look: ({ protection }) => PROTECTION[protection] },
    {
      id: 'endpoints',
      width: 110,
      align: 'end',
      look: ({ endpoints }) => (endpoints ? {} : FAINT),
    },
    { id: 'namespace', width: 130 },
    { id: 'sni', width: 280, mono: true },
    { id: 'type', width: 120 },
    { id: 'cluster', width: 320, mono: true },
  ],
  contexts: [
    { id: 'owner', width: 300, mono: true },
    { id: 'side', width: 80 },
    { id: 'presents', width: 130, mono: true },
    { id: 'clients', width: 140, look: ({ clients }) => clientsLook(clients) },
    {
      id: 'verifies',
      width: 170,
      look: ({ verifies, side }) => {
        if (verifies === 'accepts-untrusted' || verifies === 'refused') return { tone: 'bad' };
        if (verifies === 'nothing') return side === 'client' ? PLAINTEXT : FAINT;
        return verifies === 'unknown' ? FAINT : {};
      },
    },
    {
      id: 'names',
      width: 260,
      mono: true,
      look: ({ anyName }) => (anyName ? WARN : {}),
    },
    { id: 'versions', width: 110, look: versionsLook },
    { id: 'ciphers', width: 220, mono: true, look: (row) => (row.ciphersByDefault ? FAINT : {}) },
    { id: 'alpn', width: 170, mono: true },
    { id: 'sni', width: 280, mono: true },
  ],
  certificates: [
    { id: 'subject', width: 310, mono: true },
    { id: 'role', width: 115 },
    {
      id: 'left',
      width: 160,
      look: ({ validity }) => (validity === undefined ? FAINT : VALIDITY[validity.state]),
    },
    { id: 'notAfter', width: 155 },
    { id: 'where', width: 170, mono: true },
    { id: 'users', width: 170 },
    { id: 'issuer', width: 190, mono: true },
    { id: 'names', width: 280, mono: true },
    { id: 'key', width: 100 },
    { id: 'signature', width: 190 },
    { id: 'notBefore', width: 155 },
    { id: 'serial', width: 280, mono: true },
    { id: 'sha256', width: 480, mono: true },
  ],
};

/** How each table is sorted at first: what needs attention stands on top. */
export const FIRST_SORT: { readonly [T in TableId]: TableColumns[T] } = {
  ports: 'port',
  outbound: 'protection',
  contexts: 'side',
  certificates: 'left',
};

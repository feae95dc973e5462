import type {
  CellWords,
  ContextRow,
  OutboundRow,
  PortRow,
  TableColumns,
  TableId,
  TableRows,
  TableUsers,
} from '../core/tables/types';
import type { Validity } from '../core/x509/validity';

/** What a language says in cells. */
export interface CellTexts {
  readonly words: { readonly [G in keyof CellWords]: Readonly<Record<CellWords[G], string>> };
  readonly number: (n: number) => string;
  readonly list: (items: readonly string[]) => string;
  /** Behind what nobody has set. */
  readonly byDefault: (text: string) => string;
  readonly chains: (n: number) => string;
  /** `time`: until it expires, or since it did. */
  readonly validity: (state: Validity['state'], time: string) => string;
  readonly days: (n: number) => string;
  /** Less than two days. */
  readonly span: (milliseconds: number) => string;
  readonly users: (users: TableUsers) => string;
  readonly more: (n: number) => string;
}

export type Cells = {
  readonly [T in TableId]: Readonly<Record<TableColumns[T], (row: TableRows[T]) => string>>;
};

/** What stands in each cell of the tables, on the page and in what is exported. */
export function tableCells(texts: CellTexts): Cells {
  const { words, number, list, byDefault } = texts;
  const versions = ({ versions: of }: Pick<PortRow | ContextRow, 'versions'>): string => {
    if (of === undefined) return '';
    const [min, max] = [of.min, of.max].map((version) => version.replace('TLSv', ''));
    if (of.minByDefault && of.maxByDefault) return byDefault(range(min, max));
    return range(
      of.minByDefault ? byDefault(`${min}`) : min,
      of.maxByDefault ? byDefault(`${max}`) : max,
    );
  };
  // Days as long as there are some, so that rows compare.
  const timeLeft = (left: number): string => {
    const time = Math.abs(left);
    return time < 2 * DAY ? texts.span(time) : texts.days(Math.floor(time / DAY));
  };
  return {
    ports: {
      port: ({ port, what, standing }) =>
        [
          port?.toString() ?? words.other['all-other-ports'],
          words.what[what],
          words.standing[standing],
        ]
          .filter((part) => part !== '')
          .join(' '),
      mode: ({ mode }) => words.mode[mode],
      plaintext: ({ plaintext }) => words.plaintext[plaintext],
      clients: ({ clients }) => (clients === undefined ? '' : words.clients[clients]),
      verifies: ({ roots, names }) => list([...roots, ...names]),
      versions,
      where: ({ listener, chain, chains }) =>
        `${inside(listener, chain)}${chains > 1 ? ` (${texts.chains(chains)})` : ''}`,
    },
    outbound: {
      destination: destinationText,
      namespace: ({ namespace }) => namespace ?? '',
      protection: ({ protection, counts }) =>
        protection === 'mixed'
          ? list(
              counts.map((one) => `${number(one.endpoints)} ${words.protection[one.protection]}`),
            )
          : words.protection[protection],
      endpoints: ({ endpoints }) =>
        endpoints === undefined ? words.other['not-listed'] : number(endpoints),
      sni: ({ sni }) => list(sni),
      type: ({ type }) => type,
      cluster: ({ cluster }) => cluster,
    },
    contexts: {
      owner: ({ owner, part }) => inside(owner, part),
      side: ({ side }) => words.side[side],
      presents: ({ presents }) => list(presents),
      clients: ({ clients }) => words.clients[clients],
      verifies: ({ verifies, roots }) =>
        verifies === 'chain' ? list(roots) : list([words.verifies[verifies], ...roots]),
      names: ({ names, anyName }) => (anyName ? words.other['any-name'] : list(names)),
      versions,
      ciphers: ({ ciphers, ciphersByDefault }) =>
        ciphersByDefault ? byDefault(list(ciphers)) : list(ciphers),
      alpn: ({ alpn }) => list(alpn),
      sni: ({ sni }) => sni ?? '',
    },
    certificates: {
      subject: ({ name }) => name,
      role: ({ role }) => words.role[role],
      left: ({ validity, unread }) =>
        validity === undefined
          ? unread === undefined
            ? ''
            : words.unread[unread]
          : texts.validity(validity.state, timeLeft(validity.left)),
      notAfter: ({ certificate }) => timeText(certificate?.notAfter),
      notBefore: ({ certificate }) => timeText(certificate?.notBefore),
      names: ({ certificate }) => list(certificate?.names ?? []),
      issuer: ({ certificate }) => certificate?.issuer ?? '',
      key: ({ certificate }) => certificate?.key ?? '',
      signature: ({ certificate }) => certificate?.signatureAlgorithm ?? '',
      serial: ({ certificate }) => certificate?.serial ?? '',
      sha256: ({ certificate }) => certificate?.sha256 ?? '',
      where: ({ places, placesTotal, source }) => {
        const rest = placesTotal - places.length;
        const named = places.map(({ name }) => name);
        return list([
          ...named,
          ...(source === undefined ? [] : [source]),
          ...(rest > 0 ? [texts.more(rest)] : []),
        ]);
      },
      users: ({ users }) => texts.users(users),
    },
  };
}

const DAY = 24 * 60 * 60 * 1000;

const inside = (whole: string, part: string): string =>
  part === '' ? whole : `${whole} › ${part}`;

const destinationText = ({ host, port, subset }: OutboundRow): string =>
  `${host}${port === undefined ? '' : `:${port}`}${subset === undefined ? '' : ` (${subset})`}`;

const range = (from: string | undefined, to: string | undefined): string =>
  from === to ? `${to}` : `${from}–${to}`;

/** `2026-11-25 14:23`, in UTC. */
const timeText = (time: number | undefined): string =>
  time === undefined ? '' : new Date(time).toISOString().slice(0, 16).replace('T', ' ');

import * as z from 'zod/mini';
import { type NodeId, parseNodeId } from '../ids/ids';
import { isAddress } from './address';
import { ANY_INBOUND, type ConnectionQuestion, isHello, SENDS, SHOWS } from './question';
import { TOURS, type TourPlace } from './tour';
import { type LinkParams, linkParams, upgraded, VERSION } from './versions';
import {
  type DumpView,
  EMPTY_DUMP_VIEW,
  EMPTY_VIEW,
  MAX_ROW_WORDS,
  PANELS,
  TABLES,
  TABS,
  type TableSort,
  type ViewSource,
  type ViewState,
  type ViewTab,
} from './view-state';

const MAX_OPEN = 50;
/**
 * Prefixes of the fields of each further dump; those of the first one have none. A link has no more
 * dumps, because each is held in memory by a worker.
 */
const PREFIXES = ['b.', 'c.', 'd.'] as const;

const sampleName = z.string().check(z.regex(/^[a-z0-9-]{1,60}$/));
const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const fileName = z.string().check(z.minLength(1), z.maxLength(255));
const size = z.pipe(z.string().check(z.regex(/^\d{1,15}$/)), z.transform(Number));
const namespace = z.string().check(z.regex(/^[a-z0-9-]{1,63}$/));
const panel = z.enum(PANELS);
const tab = z.enum(TABS);
const table = z.enum(TABLES);
const rows = z.string().check(z.maxLength(MAX_ROW_WORDS));
/** `protection`, or `-protection` for the other way round. */
const sort = z.pipe(
  z.string().check(z.regex(/^-?[A-Za-z0-9]{1,30}$/)),
  z.transform(
    (text): TableSort => ({ column: text.replace('-', ''), descending: text.startsWith('-') }),
  ),
);
const lang = z.string().check(z.regex(/^[a-z]{2}$/));
const tour = z.enum(TOURS);
const step = z.pipe(z.string().check(z.regex(/^[1-9]\d?$/)), z.transform(Number));
/** Links written by hand name what curl sends by the word that the page has for it. */
const PLAINTEXT: ReadonlySet<string> = new Set(['plain', 'plaintext']);
const sends = z.pipe(
  z.string(),
  z.pipe(
    z.transform((text: string) => (PLAINTEXT.has(text) ? 'http/1.1' : text)),
    z.enum(SENDS),
  ),
);
const shows = z.enum(SHOWS);
/** 0 is none that anybody could dial (RFC 6335, 6). */
const isPort = (text: string): boolean =>
  /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536;
const port = z.pipe(z.string().check(z.refine(isPort)), z.transform(Number));
const address = z.string().check(z.refine(isAddress));
/** Printable, without blanks. */
const word = z.string().check(z.regex(/^[\x21-\x7e]{1,255}$/));
const MAX_ALPN = 20;

/** Each field is read on its own: what is wrong in one costs that field only. */
function field<T>(params: LinkParams, name: string, schema: z.ZodMiniType<T>): T | undefined {
  const text = params.get(name);
  const parsed = text === undefined ? undefined : schema.safeParse(text);
  return parsed?.success === true ? parsed.data : undefined;
}

function readSource(params: LinkParams): ViewSource | undefined {
  const snapshot = params.get('s');
  // Whether it can be read shows when it is unpacked: a damaged one is reported, not ignored.
  if (snapshot !== undefined) return { kind: 'snapshot', data: snapshot };
  const sample = field(params, 'sample', sampleName);
  if (sample !== undefined) return { kind: 'sample', name: sample };
  const of = field(params, 'digest', digest);
  if (of === undefined) return undefined;
  return {
    kind: 'file',
    digest: of,
    name: field(params, 'name', fileName) ?? '',
    size: field(params, 'size', size) ?? 0,
  };
}

function readId(params: LinkParams, name: string): NodeId | undefined {
  const text = params.get(name);
  return text === undefined ? undefined : parseNodeId(text);
}

function readTour(params: LinkParams): TourPlace | undefined {
  const of = field(params, 'tour', tour);
  return of && { tour: of, step: field(params, 'step', step) ?? 1 };
}

function readQuestion(params: LinkParams): ConnectionQuestion | undefined {
  const ask = params.get('ask');
  if (ask === 'out') {
    const cluster = readId(params, 'cluster');
    return { ask, cluster, endpoint: field(params, 'endpoint', word) };
  }
  if (ask !== 'in') return undefined;
  const sent = field(params, 'sends', sends) ?? ANY_INBOUND.sends;
  const alpn = isHello(sent) ? (field(params, 'alpn', word) ?? '') : '';
  return {
    ask,
    at: readId(params, 'at'),
    port: field(params, 'port', port),
    address: field(params, 'to', address),
    sends: sent,
    sni: isHello(sent) ? field(params, 'sni', word) : undefined,
    alpn: alpn.split(',').filter(Boolean).slice(0, MAX_ALPN),
    shows: field(params, 'shows', shows) ?? ANY_INBOUND.shows,
    source: field(params, 'from', address),
    direct: field(params, 'direct', address),
  };
}

/** The view in a link, and why it could not be read, if so; the view is empty then. */
export interface Link {
  readonly view: ViewState;
  /** `newer`: a later version of this app made it. */
  readonly problem: 'newer' | undefined;
}

/** Reads the URL's fragment (`#v=1&…`). Never fails. */
export function readLink(fragment: string): Link {
  const params = upgraded(linkParams(fragment));
  if (params === 'newer') return { view: EMPTY_VIEW, problem: 'newer' };
  return { view: readView(params), problem: undefined };
}

/** The view of a fragment; empty where it cannot be read. */
export const decodeView = (fragment: string): ViewState => readLink(fragment).view;

function readView(params: LinkParams): ViewState {
  // What names no dump shows nothing: those after it move up.
  const others = PREFIXES.map((prefix) => readDump(fieldsOf(params, prefix), {})).filter(
    ({ source }) => source !== undefined,
  );
  const whole = { question: readQuestion(params), tour: readTour(params) };
  return {
    dumps: [readDump(params, whole), ...others],
    ...whole,
    lang: field(params, 'lang', lang),
  };
}

/** The fields of a further dump, by the names that they have for the first one. */
const fieldsOf = (params: LinkParams, prefix: string): LinkParams =>
  new Map(
    [...params].flatMap(([name, text]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), text] as const] : [],
    ),
  );

type Whole = Partial<Pick<ViewState, 'question' | 'tour'>>;

/** A link without a tab opens the graph if it points at something there: links were made before there was a summary. */
function impliedTab(dump: Omit<DumpView, 'tab'>, { question, tour }: Whole): ViewTab {
  const { source, selected, focus, open, filter } = dump;
  const points =
    source?.kind === 'snapshot' ||
    (selected ?? focus ?? question ?? tour ?? filter.namespace) !== undefined ||
    open.length > 0 ||
    filter.plaintext ||
    filter.notActive;
  return points ? 'graph' : 'summary';
}

function readDump(params: LinkParams, whole: Whole): DumpView {
  const only = new Set((params.get('only') ?? '').split(','));
  const open = (params.get('open') ?? '').split(' ').flatMap((id) => parseNodeId(id) ?? []);
  const dump = {
    source: readSource(params),
    selected: readId(params, 'selected'),
    focus: readId(params, 'focus'),
    open: open.slice(0, MAX_OPEN),
    panel: field(params, 'panel', panel) ?? EMPTY_DUMP_VIEW.panel,
    filter: {
      plaintext: only.has('plaintext'),
      notActive: only.has('not-active'),
      namespace: field(params, 'namespace', namespace),
    },
    table: field(params, 'table', table) ?? EMPTY_DUMP_VIEW.table,
    sort: field(params, 'sort', sort),
    rows: field(params, 'rows', rows) ?? '',
  };
  return { ...dump, tab: field(params, 'tab', tab) ?? impliedTab(dump, whole) };
}

/** Characters that a fragment may hold as they are (RFC 3986, 3.5) and that help reading. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/%(2F|3A|40|24|2C)/g, (escaped) => decodeURIComponent(escaped));

type Pairs = readonly (readonly [string, string | undefined])[];

function questionPairs(question: ConnectionQuestion | undefined): Pairs {
  if (question === undefined) return [];
  if (question.ask === 'out') {
    const { ask, cluster, endpoint } = question;
    return Object.entries({ ask, cluster, endpoint });
  }
  const { ask, at, port, address, sends, sni, alpn, source, direct } = question;
  const shown = question.shows === ANY_INBOUND.shows ? undefined : question.shows;
  const hello = isHello(sends) ? { sni, alpn: alpn.join(',') } : {};
  const pairs = { ask, at, port: port?.toString(), to: address, sends, ...hello };
  return Object.entries({ ...pairs, shows: shown, from: source, direct });
}

/** All of a dump's view but the payload of a snapshot. */
function dumpPairs(view: DumpView, prefix: string, whole: Whole): Pairs {
  const { source, filter, ...dump } = view;
  // Told of every dump, so that a damaged field elsewhere leaves the tab.
  const says = source !== undefined || dump.tab !== impliedTab(view, whole);
  const only = [filter.plaintext ? 'plaintext' : '', filter.notActive ? 'not-active' : ''].filter(
    Boolean,
  );
  const pairs: Pairs = [
    ['sample', source?.kind === 'sample' ? source.name : undefined],
    ['digest', source?.kind === 'file' ? source.digest : undefined],
    ['name', source?.kind === 'file' ? source.name : undefined],
    ['size', source?.kind === 'file' ? String(source.size) : undefined],
    ['tab', says ? dump.tab : undefined],
    ['selected', dump.selected],
    ['focus', dump.focus],
    ['open', dump.open.join(' ')],
    ['panel', dump.panel === EMPTY_DUMP_VIEW.panel ? undefined : dump.panel],
    ['only', only.join(',')],
    ['namespace', filter.namespace],
    ['table', dump.table === EMPTY_DUMP_VIEW.table ? undefined : dump.table],
    ['sort', dump.sort && `${dump.sort.descending ? '-' : ''}${dump.sort.column}`],
    ['rows', dump.rows],
  ];
  return pairs.map(([name, value]) => [prefix + name, value]);
}

const payloadPairs = ({ source }: DumpView, prefix: string): Pairs =>
  source?.kind === 'snapshot' ? [[`${prefix}s`, source.data]] : [];

/** The fragment of a view without `#`; only what differs from the empty view, in a fixed order. */
export function encodeView({ dumps, question, tour, lang }: ViewState): string {
  const [first, ...others] = dumps;
  const further = (pairsOf: (dump: DumpView, prefix: string) => Pairs): Pairs =>
    others.flatMap((dump, at) => {
      const prefix = PREFIXES[at];
      return prefix === undefined ? [] : pairsOf(dump, prefix);
    });
  const pairs: Pairs = [
    ['v', String(VERSION)],
    ...dumpPairs(first, '', { question, tour }),
    ...questionPairs(question),
    ['tour', tour?.tour],
    ['step', tour?.step.toString()],
    ['lang', lang],
    ...further((dump, prefix) => dumpPairs(dump, prefix, {})),
    // Last, so that what cuts a long link off leaves the rest.
    ...payloadPairs(first, ''),
    ...further(payloadPairs),
  ];
  return pairs
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encode(value ?? '')}`)
    .join('&');
}

import { encodeView } from '../../core/view/codec';
import type { ConnectionQuestion } from '../../core/view/question';
import { type SingleView, singleDump } from '../../core/view/single-view';
import type { DumpView, ViewState } from '../../core/view/view-state';
import { currentLocale } from '../texts/locale';

/**
 * A link to a view: this page's address with the view after `#`, which browsers send to no server.
 * It opens in the language in which it was made.
 */
export function linkTo(view: ViewState): string {
  const page = window.location.href.replace(/#.*$/s, '');
  return `${page}#${encodeView({ ...view, lang: view.lang ?? currentLocale() })}`;
}

/** A link to a snapshot, which is of one dump. */
export const linkToSnapshot = (view: SingleView): string => linkTo(singleDump(view));

/** The page is a file of this computer: a link to it works on no other. */
export const isLocalPage = (): boolean => window.location.protocol === 'file:';

/** The view as a link carries it, without the names of its files if those are to stay here. */
export function withFileNames(view: ViewState, fileNames: boolean): ViewState {
  if (fileNames) return view;
  const [first, ...others] = view.dumps;
  return { ...view, dumps: [withoutFileName(first), ...others.map(withoutFileName)] };
}

const withoutFileName = (dump: DumpView): DumpView =>
  dump.source?.kind === 'file' ? { ...dump, source: { ...dump.source, name: '' } } : dump;

/** Something that a link contains in clear. */
export interface InLink {
  readonly key:
    | 'selected'
    | 'focus'
    | 'open'
    | 'namespace'
    | 'listener'
    | 'address'
    | 'port'
    | 'sends'
    | 'sni'
    | 'alpn'
    | 'source'
    | 'direct'
    | 'cluster'
    | 'endpoint'
    | 'tour'
    | 'lang';
  readonly values: readonly string[];
}

/** Ids are made of names out of the file, percent-encoded. */
function readable(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

const some = (...values: readonly (string | number | undefined)[]): readonly string[] =>
  values.flatMap((value) => (value === undefined ? [] : readable(String(value))));

function ofQuestion(question: ConnectionQuestion): readonly InLink[] {
  if (question.ask === 'out') {
    return [
      { key: 'cluster', values: some(question.cluster) },
      { key: 'endpoint', values: some(question.endpoint) },
    ];
  }
  return [
    { key: 'listener', values: some(question.at) },
    { key: 'port', values: some(question.port) },
    { key: 'address', values: some(question.address) },
    { key: 'sends', values: [question.sends] },
    { key: 'sni', values: some(question.sni) },
    { key: 'alpn', values: question.alpn },
    { key: 'source', values: some(question.source) },
    { key: 'direct', values: some(question.direct) },
  ];
}

const carried = (items: readonly InLink[]): readonly InLink[] =>
  items.filter(({ values }) => values.length > 0);

/** What a link to a view reveals of a dump, besides its file. */
export const ofDumpInLink = ({ selected, focus, open, filter }: DumpView): readonly InLink[] =>
  carried([
    { key: 'selected', values: some(selected) },
    { key: 'focus', values: focus === selected ? [] : some(focus) },
    { key: 'open', values: some(...open) },
    { key: 'namespace', values: some(filter.namespace) },
  ]);

/** What a link to a view reveals besides its dumps. */
export const ofWorkspaceInLink = ({ question, tour, lang }: ViewState): readonly InLink[] =>
  carried([
    ...(question === undefined ? [] : ofQuestion(question)),
    { key: 'tour', values: some(tour?.tour, tour?.step) },
    { key: 'lang', values: some(lang) },
  ]);

/** Whether a view names something of the dump, and not only all of it. */
export const namesSomething = ({ selected, focus, open, question }: SingleView): boolean =>
  selected !== undefined || focus !== undefined || question !== undefined || open.length > 0;

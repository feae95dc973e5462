import { encodeView } from '../core/view/codec';
import type { ConnectionQuestion } from '../core/view/question';
import { type SingleView, singleDump } from '../core/view/view-state';
import { currentLocale } from './locale';

/**
 * A link to a view: this page's address with the view behind `#`, which browsers send to no server.
 * It opens in the language in which it was made.
 */
export function linkTo(view: SingleView): string {
  const page = window.location.href.replace(/#.*$/s, '');
  return `${page}#${encodeView(singleDump({ ...view, lang: view.lang ?? currentLocale() }))}`;
}

/** The page is a file of this computer: a link to it is good for nobody else. */
export const isLocalPage = (): boolean => window.location.protocol === 'file:';

/** The view as a link carries it, without the name of its file if that is to stay here. */
export function withFileName(view: SingleView, fileName: boolean): SingleView {
  const { source } = view;
  if (fileName || source?.kind !== 'file') return view;
  return { ...view, source: { ...source, name: '' } };
}

/** Something that stands in a link, as it stands there. */
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

/** What of the dump a link to a view tells whoever reads it, besides its file. */
export function inLink(view: SingleView): readonly InLink[] {
  const { selected, focus, open, filter, question, tour, lang } = view;
  const all: readonly InLink[] = [
    { key: 'selected', values: some(selected) },
    { key: 'focus', values: focus === selected ? [] : some(focus) },
    { key: 'open', values: some(...open) },
    { key: 'namespace', values: some(filter.namespace) },
    ...(question === undefined ? [] : ofQuestion(question)),
    { key: 'tour', values: some(tour?.tour, tour?.step) },
    { key: 'lang', values: some(lang) },
  ];
  return all.filter(({ values }) => values.length > 0);
}

/** Whether a view speaks of something of the dump, and not only of all of it. */
export const speaksOf = ({ selected, focus, open, question }: SingleView): boolean =>
  selected !== undefined || focus !== undefined || question !== undefined || open.length > 0;

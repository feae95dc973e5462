import { encodeView, type Link, readLink } from '../core/view/codec';
import { type SingleView, singleDump, singleView } from '../core/view/view-state';

/** Selection and focus push a step that "back" undoes; typing, filters and tabs replace. */
export type ViewStep = 'push' | 'replace';

type Listener = () => void;
const listeners = new Set<Listener>();
const announce = (): void => {
  for (const listener of listeners) listener();
};

let fragment: string | undefined;
let decoded: Link | undefined;
let first: SingleView | undefined;

/** What the URL fragment says; the same object until the fragment changes. */
export function currentLink(): Link {
  const now = window.location.hash;
  if (decoded === undefined || now !== fragment) {
    fragment = now;
    decoded = readLink(now);
    first = undefined;
  }
  return decoded;
}

/** The view of the first dump that the URL fragment says; the only one that the page shows. */
export function currentView(): SingleView {
  const { view } = currentLink();
  first ??= singleView(view.dumps[0], view);
  return first;
}

/**
 * Writes the view into the URL fragment, which is its only home. A language that the link asks for
 * stays, wherever the view goes.
 */
export function writeView(view: SingleView, step: ViewStep): void {
  const { dumps, ...workspace } = singleDump(view);
  const { lang } = currentView();
  const others = currentLink().view.dumps.slice(1);
  const text = encodeView({
    ...workspace,
    dumps: [dumps[0], ...others],
    lang: workspace.lang ?? lang,
  });
  const hash = text === '' || text.startsWith('#') ? text : `#${text}`;
  if (hash === window.location.hash) return;
  const url = hash === '' ? window.location.pathname + window.location.search : hash;
  if (step === 'push') window.history.pushState(undefined, '', url);
  else window.history.replaceState(undefined, '', url);
  announce();
}

/** Calls the listener whenever the view changes: by us, by back and forward, by an edited URL. */
export function onViewChange(listener: Listener): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    window.addEventListener('hashchange', announce);
    window.addEventListener('popstate', announce);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      window.removeEventListener('hashchange', announce);
      window.removeEventListener('popstate', announce);
    }
  };
}

import { encodeView, type Link, readLink } from '../core/view/codec';
import type { ViewState } from '../core/view/view-state';

/** Selection and focus push a step that "back" undoes; typing, filters and tabs replace. */
export type ViewStep = 'push' | 'replace';

type Listener = () => void;
const listeners = new Set<Listener>();
const announce = (): void => {
  for (const listener of listeners) listener();
};

let fragment: string | undefined;
let decoded: Link | undefined;

/** What the URL fragment says; the same object until the fragment changes. */
export function currentLink(): Link {
  const now = window.location.hash;
  if (decoded === undefined || now !== fragment) {
    fragment = now;
    decoded = readLink(now);
  }
  return decoded;
}

/** The view that the URL fragment says. */
export const currentView = (): ViewState => currentLink().view;

/**
 * Writes the view into the URL fragment, which is its only home. A language that the link asks for
 * stays, wherever the view goes.
 */
export function writeView(view: ViewState, step: ViewStep): void {
  const text = encodeView({ ...view, lang: view.lang ?? currentView().lang });
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

import { encodeView, type Link, readLink } from '../../core/view/codec';
import type { ViewState } from '../../core/view/view-state';

/** Selection and focus push a step that "back" undoes; typing, filters and tabs replace. */
export type ViewStep = 'push' | 'replace';

/** What of the browser's window the view lives in. */
type Page = Pick<Window, 'location' | 'history' | 'addEventListener' | 'removeEventListener'>;

/** The view, whose only home is the URL fragment, and the only writer of it. */
export class ViewStore {
  private readonly page: Page;
  private readonly listeners = new Set<() => void>();
  private fragment: string | undefined;
  private decoded: Link | undefined;

  constructor(page: Page) {
    this.page = page;
  }

  /** What the fragment says; the same object until the fragment changes. */
  readonly link = (): Link => {
    const { hash } = this.page.location;
    if (this.decoded === undefined || hash !== this.fragment) {
      this.fragment = hash;
      this.decoded = readLink(hash);
    }
    return this.decoded;
  };

  /** The view that the fragment says. */
  readonly current = (): ViewState => this.link().view;

  /** A language that the link asks for stays, wherever the view goes. */
  readonly write = (view: ViewState, step: ViewStep): void => {
    const { location, history } = this.page;
    const text = encodeView({ ...view, lang: view.lang ?? this.current().lang });
    const hash = text === '' ? text : `#${text}`;
    if (hash === location.hash) return;
    const url = hash === '' ? location.pathname + location.search : hash;
    if (step === 'push') history.pushState(undefined, '', url);
    else history.replaceState(undefined, '', url);
    this.announce();
  };

  /** Calls the listener whenever the view changes: by a write, by back and forward, by an edited URL. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) {
      this.page.addEventListener('hashchange', this.announce);
      this.page.addEventListener('popstate', this.announce);
    }
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      this.page.removeEventListener('hashchange', this.announce);
      this.page.removeEventListener('popstate', this.announce);
    };
  };

  private readonly announce = (): void => {
    for (const listener of this.listeners) listener();
  };
}

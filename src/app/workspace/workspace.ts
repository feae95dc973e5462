import type { NodeId } from '../../core/ids/ids';
import { EMPTY_DUMP_VIEW, EMPTY_VIEW, type ViewSource } from '../../core/view/view-state';
import type { Engine } from '../../engine/protocol';
import { sameSource, withDump, withoutDump, withSource } from '../view/change-view';
import { idsOf, keepKnown } from '../view/keep-known';
import type { ViewStore } from '../view/view-store';
import type { OpenEngine } from './open-engine';
import { type OpenDump, Opener, type OpenerHost } from './opener';
import { Store } from './store';

/** What a walkthrough keeps in mind while the dump on the screen changes. */
interface TourMemory {
  /** The step whose view was applied last: what is cleared afterwards stays clear. */
  appliedStep: string;
  /** A button was pressed: the next step takes the focus. */
  focusNextStep: boolean;
}

/**
 * All dumps of the page. The link says which are shown, and this opens those that need no file from
 * the user.
 */
export class Workspace {
  readonly views: ViewStore;
  readonly tour: TourMemory = { appliedStep: '', focusNextStep: false };
  /** One for each dump of the link, in its order. */
  readonly shown: Store<readonly Opener[]>;
  /** Those that are shown, and those of dumps that the link named before: a step back may name them again. */
  private openers: readonly Opener[];
  private readonly host: OpenerHost;
  private created = 0;

  constructor(
    views: ViewStore,
    host: { readonly openEngine: OpenEngine; readonly release: (engine: Engine) => void },
  ) {
    this.views = views;
    this.host = {
      ...host,
      linkedIds: (opener) => this.linkedIds(opener),
      showInLink: (...of) => this.showInLink(...of),
    };
    this.openers = views.current().dumps.map(this.create);
    this.shown = new Store(this.openers);
  }

  /** Follows the link until the returned function is called, which closes everything. */
  connect(): () => void {
    const stop = this.views.subscribe(this.follow);
    this.follow();
    return () => {
      stop();
      for (const opener of this.openers) opener.close();
      this.openers = [];
    };
  }

  /** The position of the opener's dump in the view; past its end, or -1: none. */
  readonly placeOf = (opener: Opener): number => this.openers.indexOf(opener);

  /** Shows a sample, or tries again to open it. */
  openSample(opener: Opener, name: string): void {
    const source: ViewSource = { kind: 'sample', name };
    if (sameSource(this.viewOf(opener)?.source, source)) opener.open({ kind: 'sample', name });
    else this.showFromStart(opener, source);
  }

  /** Back to the landing page; what is open stays open. */
  readonly leave = (): void => this.views.write(EMPTY_VIEW, 'push');

  /** Shows again what is still open while the link names nothing, or something else. */
  resume(opener: Opener): void {
    const { dump } = opener.state.current();
    if (dump !== undefined) this.showFromStart(opener, dump.source);
  }

  dismissProblem(opener: Opener): void {
    opener.dismissProblem();
    if (this.views.link().problem !== undefined) this.leave();
  }

  /** Closes a dump; those after it move up. */
  close(opener: Opener): void {
    const at = this.placeOf(opener);
    if (at < 0) return;
    const view = this.views.current();
    this.openers = this.openers.filter((one) => one !== opener);
    if (at < view.dumps.length) this.views.write(withoutDump(view, at), 'push');
    // Even where the link stays the same, what is shown does not.
    this.follow();
    opener.close();
  }

  private readonly create = (): Opener => {
    this.created += 1;
    return new Opener(this.created, this.host);
  };

  private readonly follow = (): void => {
    const sources = this.views.current().dumps.map(({ source }) => source);
    this.openers = arranged(this.openers, sources, this.create);
    const shown = this.openers.slice(0, sources.length);
    const before = this.shown.current();
    if (shown.length !== before.length || shown.some((opener, at) => opener !== before[at])) {
      this.shown.set(shown);
    }
    shown.forEach((opener, at) => {
      opener.follow(sources[at]);
    });
  };

  private viewOf(opener: Opener) {
    return this.views.current().dumps[this.placeOf(opener)];
  }

  private linkedIds(opener: Opener): readonly NodeId[] {
    const view = this.viewOf(opener);
    return view === undefined ? [] : idsOf(view);
  }

  private showFromStart(opener: Opener, source: ViewSource): void {
    this.views.write(withSource(this.views.current(), this.placeOf(opener), source), 'push');
  }

  /**
   * The very file that a link asked for lands on the link's view; another file keeps what of that view
   * it also has. A question stays as it was asked: without what it names it would be another one.
   */
  private showInLink(
    opener: Opener,
    { source }: OpenDump,
    before: OpenDump | undefined,
    known: readonly NodeId[],
  ): string | undefined {
    const view = this.views.current();
    const at = this.placeOf(opener);
    const own = view.dumps[at];
    // A sample or a snapshot was opened because the link names it.
    if (own === undefined || source.kind !== 'file') return undefined;
    if (sameSource(own.source, source)) {
      this.views.write(withDump(view, at, { ...own, source }), 'replace');
      return undefined;
    }
    if (own.source?.kind === 'file' && before === undefined) {
      const kept = { ...keepKnown(own, new Set(known)), source };
      this.views.write(withDump(view, at, kept), 'push');
      return own.source.name;
    }
    // A walkthrough goes on with the file that somebody dropped.
    const next = { ...withSource(view, at, source), tour: view.tour };
    const tab = view.tour === undefined ? 'summary' : 'graph';
    const dump = next.dumps[at] ?? EMPTY_DUMP_VIEW;
    this.views.write(withDump(next, at, { ...dump, tab }), 'push');
    return undefined;
  }
}

/**
 * An opener for each source: the one that has it open, else the one in its place, else any other. Those
 * that are left over come after them.
 */
function arranged(
  openers: readonly Opener[],
  sources: readonly (ViewSource | undefined)[],
  create: () => Opener,
): readonly Opener[] {
  const left = new Set(openers);
  const take = (opener: Opener | undefined): Opener | undefined =>
    opener !== undefined && left.delete(opener) ? opener : undefined;
  const holding = sources.map((source) =>
    take(
      openers.find((one) => {
        const { dump } = one.state.current();
        return left.has(one) && dump !== undefined && sameSource(dump.source, source);
      }),
    ),
  );
  const inPlace = holding.map((found, at) => found ?? take(openers[at]));
  const all = inPlace.map((found) => found ?? take([...left][0]) ?? create());
  return [...all, ...left];
}

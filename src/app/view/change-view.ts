import {
  type DumpView,
  EMPTY_DUMP_VIEW,
  EMPTY_VIEW,
  type ViewSource,
  type ViewState,
} from '../../core/view/view-state';

/** Whether two views are of the same dump, or both of none. */
export function sameSource(a: ViewSource | undefined, b: ViewSource | undefined): boolean {
  switch (a?.kind) {
    case 'file':
      return b?.kind === 'file' && a.digest === b.digest;
    case 'sample':
      return b?.kind === 'sample' && a.name === b.name;
    case 'snapshot':
      return b?.kind === 'snapshot' && a.data === b.data;
    case undefined:
      return b === undefined;
  }
}

/** `at` is the place of a dump that the view has. */
export function withDump(view: ViewState, at: number, dump: DumpView): ViewState {
  const [first, ...others] = view.dumps;
  return {
    ...view,
    dumps: at === 0 ? [dump, ...others] : [first, ...others.with(at - 1, dump)],
  };
}

/** What belongs to the whole is about the first dump, and goes with it. */
const wholeWithout = (view: ViewState, at: number): ViewState =>
  at === 0 ? { ...EMPTY_VIEW, dumps: view.dumps } : view;

/** Another dump takes the place: it is shown from its start. */
export const withSource = (view: ViewState, at: number, source: ViewSource): ViewState =>
  withDump(wholeWithout(view, at), at, { ...EMPTY_DUMP_VIEW, source });

/** Those after it move up. */
export function withoutDump(view: ViewState, at: number): ViewState {
  const [first = EMPTY_DUMP_VIEW, ...others] = view.dumps.filter((_, place) => place !== at);
  return { ...wholeWithout(view, at), dumps: [first, ...others] };
}

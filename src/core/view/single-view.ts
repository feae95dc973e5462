import {
  type DumpView,
  EMPTY_DUMP_VIEW,
  EMPTY_VIEW,
  type ViewState,
  type WorkspaceView,
} from './view-state';

/** The view of one dump, and the workspace around it: what a snapshot of that dump keeps. */
export type SingleView = DumpView & WorkspaceView;

/** A workspace that shows this dump alone. */
export const singleDump = ({ question, tour, lang, ...dump }: SingleView): ViewState => ({
  dumps: [dump],
  question,
  tour,
  lang,
});

/** The view of one dump of a workspace, alone. */
export const singleView = (
  dump: DumpView,
  { question, tour, lang }: WorkspaceView,
): SingleView => ({
  ...dump,
  question,
  tour,
  lang,
});

export const EMPTY_SINGLE_VIEW = singleView(EMPTY_DUMP_VIEW, EMPTY_VIEW);

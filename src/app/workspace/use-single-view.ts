import { type SingleView, singleView } from '../../core/view/single-view';
import { useDumpView } from './dump-scope';
import { useView } from './workspace-provider';

/** The view of the scope's dump, and of the workspace around it. */
export const useSingleView = (): SingleView => singleView(useDumpView(), useView());

import { expect, test } from 'vitest';
import type { NodeId } from '../../core/ids/ids';
import { EMPTY_DUMP_VIEW } from '../../core/view/view-state';
import { idsOf, keepKnown } from './keep-known';

test('of a view of another file stays what this file has too', () => {
  const here = 'secret/default' as NodeId;
  const gone = 'listener/gone' as NodeId;
  const view = { ...EMPTY_DUMP_VIEW, selected: here, focus: gone, open: [gone, here] };
  expect(idsOf(view)).toEqual([here, gone, gone, here]);
  expect(keepKnown(view, new Set([here]))).toEqual({ ...view, focus: undefined, open: [here] });
});

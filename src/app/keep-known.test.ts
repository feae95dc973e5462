import { expect, test } from 'vitest';
import type { NodeId } from '../core/ids/ids';
import { ANY_INBOUND } from '../core/view/question';
import { EMPTY_SINGLE_VIEW } from '../core/view/view-state';
import { idsOf, keepKnown } from './keep-known';

test('of a view of another file stays what this file has too', () => {
  const here = 'secret/default' as NodeId;
  const gone = 'listener/gone' as NodeId;
  const view = { ...EMPTY_SINGLE_VIEW, selected: here, focus: gone, open: [gone, here] };
  expect(idsOf(view)).toEqual([here, gone, gone, here]);
  expect(keepKnown(view, new Set([here]))).toEqual({ ...view, focus: undefined, open: [here] });
});

test('a question about what is not in this file stays as it was asked', () => {
  const gone = 'listener/gone' as NodeId;
  const asked = { ...ANY_INBOUND, at: gone, port: 80 };
  expect(idsOf({ ...EMPTY_SINGLE_VIEW, question: asked })).toEqual([gone]);
  expect(keepKnown({ ...EMPTY_SINGLE_VIEW, question: asked }, new Set()).question).toEqual(asked);
});

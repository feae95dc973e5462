import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterId, listenerId, type NodeId } from '../ids/ids';
import { STATES } from '../ids/kinds';
import { decodeView, encodeView } from './codec';
import { EMPTY_VIEW, PANELS, type ViewState } from './view-state';

const anyId: fc.Arbitrary<NodeId> = fc
  .tuple(fc.string({ minLength: 1, unit: 'grapheme' }), fc.constantFrom(...STATES), fc.boolean())
  .map(([name, state, listener]) => (listener ? listenerId(name, state) : clusterId(name, state)));

const anyView: fc.Arbitrary<ViewState> = fc.record({
  source: fc.oneof(
    fc.constant(undefined),
    fc.record({
      kind: fc.constant('sample' as const),
      name: fc.stringMatching(/^[a-z0-9-]{1,20}$/),
    }),
    fc.record({
      kind: fc.constant('file' as const),
      digest: fc.stringMatching(/^[0-9a-f]{64}$/),
      name: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
      size: fc.nat(),
    }),
  ),
  selected: fc.option(anyId, { nil: undefined }),
  focus: fc.option(anyId, { nil: undefined }),
  open: fc.array(anyId, { maxLength: 5 }),
  panel: fc.constantFrom(...PANELS),
  filter: fc.record({
    plaintext: fc.boolean(),
    notActive: fc.boolean(),
    namespace: fc.option(fc.stringMatching(/^[a-z0-9-]{1,20}$/), { nil: undefined }),
  }),
});

describe('the view in a link', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(decodeView(`#${encodeView(view)}`)).toEqual(view);
      }),
    );
  });

  it('reads as a person would write it', () => {
    const view: ViewState = {
      ...EMPTY_VIEW,
      source: { kind: 'sample', name: 'article' },
      selected: listenerId('virtualInbound', 'active'),
    };
    expect(encodeView(view)).toBe('v=1&sample=article&selected=listener/virtualInbound');
  });

  it('loses only the field that is wrong', () => {
    const view = decodeView(
      '#v=1&sample=../../etc&selected=%E0%A4%A&panel=nonsense&only=plaintext,x',
    );
    expect(view).toEqual({ ...EMPTY_VIEW, filter: { ...EMPTY_VIEW.filter, plaintext: true } });
  });

  it('takes a version that it does not know for an empty view', () => {
    expect(decodeView('#v=2&sample=article')).toEqual(EMPTY_VIEW);
    expect(decodeView('')).toEqual(EMPTY_VIEW);
  });
});

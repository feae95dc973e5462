// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { clusterId } from '../../core/ids/ids';
import { viewActions } from './view-actions';
import { ViewStore } from './view-store';

it('what is shown for what it means does not come as the JSON that was looked at last', () => {
  const views = new ViewStore(window);
  const { focus, show, showPanel } = viewActions(views, () => 0);
  const panel = () => views.current().dumps[0].panel;
  const [a, b] = [clusterId('a', 'active'), clusterId('b', 'active')];
  showPanel('json');
  focus(a);
  expect(panel()).toBe('json');
  show(b);
  expect(panel()).toBe('meaning');
  expect(views.current().dumps[0]).toMatchObject({ tab: 'graph', focus: b, selected: b });
});

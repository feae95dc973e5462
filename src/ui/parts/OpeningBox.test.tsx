// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { OpeningBox } from './OpeningBox';

const cancel = vi.fn();
vi.mock('../../app/workspace/use-opener', () => ({
  useOpener: () => ({ cancel }),
  useProgress: () => undefined,
}));

let root: Root;

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});
beforeEach(() => {
  cancel.mockClear();
  document.body.innerHTML = '<input /><div id="root"></div>';
  root = createRoot(document.querySelector('#root') as HTMLElement);
});
afterEach(() => act(() => root.unmount()));

const show = () => act(async () => root.render(<OpeningBox name="dump.json" />));
const press = (key: string) =>
  act(() =>
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })),
  );

it('takes the focus, so that Escape cancels the opening and nothing else', async () => {
  const others = vi.fn();
  window.addEventListener('keydown', others);
  await show();
  press('Escape');
  window.removeEventListener('keydown', others);
  expect(cancel).toHaveBeenCalledOnce();
  expect(others).not.toHaveBeenCalled();
});

it('leaves Escape, and the focus, to a field in which somebody types', async () => {
  const field = document.querySelector('input');
  field?.focus();
  await show();
  expect(document.activeElement).toBe(field);
  press('Escape');
  expect(cancel).not.toHaveBeenCalled();
});

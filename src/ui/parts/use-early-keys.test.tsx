// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { type EarlyKeys, useEarlyKeys } from './use-early-keys';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let take: () => EarlyKeys = () => ({ text: '', entered: false });
const onClose = vi.fn();

function Probe({ open }: { readonly open: boolean }) {
  take = useEarlyKeys(open, onClose);
  return null;
}

it('keeps what is typed before a field is here, and leaves the field its own keys', () => {
  const root = createRoot(document.createElement('div'));
  const show = (open: boolean) => act(() => root.render(<Probe open={open} />));
  /** Whether the page behind hears it. */
  const press = (key: string, init: KeyboardEventInit = {}) =>
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
    );

  show(false);
  expect(press('u')).toBe(true);
  show(true);
  for (const key of ['u', 'x', 'Backspace', 'c', ':']) expect(press(key)).toBe(false);
  expect(press('Shift')).toBe(true);
  expect(press('r', { ctrlKey: true })).toBe(true);
  press('Enter');
  expect(take()).toEqual({ text: 'uc:', entered: true });

  expect(press('5')).toBe(true);
  expect(take()).toEqual({ text: '', entered: false });
  show(false);
  show(true);
  expect(onClose).not.toHaveBeenCalled();
  press('Escape');
  expect(onClose).toHaveBeenCalledOnce();
  act(() => root.unmount());
});

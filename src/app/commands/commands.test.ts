// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { type Command, commandOf } from './commands';

const none = (): void => undefined;
const COMMANDS: readonly Command[] = [
  { id: 'search', keys: ['/', 'Mod+k'], run: none },
  { id: 'ask', keys: ['a'], run: none },
  { id: 'next-panel', keys: ['F6'], run: none },
];

function press(
  key: string,
  on: string,
  { type, ...init }: KeyboardEventInit & { readonly type?: string } = {},
): string | undefined {
  const target = document.body.appendChild(document.createElement(on));
  if (type !== undefined) target.setAttribute('type', type);
  let command: Command | undefined;
  const hear = (event: KeyboardEvent): void => {
    command = commandOf(event, COMMANDS);
  };
  window.addEventListener('keydown', hear);
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init }));
  window.removeEventListener('keydown', hear);
  target.remove();
  return command?.id;
}

describe('a key', () => {
  it('means its command', () => {
    expect(press('/', 'div')).toBe('search');
    expect(press('a', 'div')).toBe('ask');
    expect(press('x', 'div')).toBeUndefined();
  });

  it('belongs to a field in which somebody types', () => {
    expect(press('a', 'input')).toBeUndefined();
    expect(press('/', 'textarea')).toBeUndefined();
  });

  it('means its command on a checkbox too, where letters write nothing', () => {
    expect(press('a', 'input', { type: 'checkbox' })).toBe('ask');
    expect(press('a', 'input', { type: 'text' })).toBeUndefined();
  });

  it('that writes nothing leads out of a field', () => {
    expect(press('F6', 'input')).toBe('next-panel');
  });

  it('with Ctrl or Command means its command everywhere, and nothing else', () => {
    expect(press('k', 'input', { ctrlKey: true })).toBe('search');
    expect(press('K', 'div', { metaKey: true })).toBe('search');
    expect(press('a', 'div', { ctrlKey: true })).toBeUndefined();
  });

  it('with Alt is left to the browser', () => {
    expect(press('a', 'div', { altKey: true })).toBeUndefined();
  });
});

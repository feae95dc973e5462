import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { code } from '../../texts/en/phrases';
import { Rich } from './Rich';

const html = (text: string) => renderToStaticMarkup(<Rich text={text} />);

describe('Rich', () => {
  it('sets what stands in backticks as code', () => {
    expect(html('signed by `ROOTCA` and `x`.')).toBe(
      'signed by <code>ROOTCA</code> and <code>x</code>.',
    );
  });
  it('keeps a name that has backticks and markup of its own', () => {
    expect(html(`uses ${code('a`b<i>')}.`)).toBe('uses <code>a`b&lt;i&gt;</code>.');
  });
});

import { describe, expect, it } from 'vitest';
import { marks } from './Marked';

const shown = (text: string, words: string) =>
  marks(text, words)
    .map((part) => (part.hit ? `[${part.text}]` : part.text))
    .join('');

describe('marks', () => {
  it('marks every word wherever it stands, case or not', () => {
    expect(shown('outbound|443||UC.dev.svc', 'uc 443')).toBe('outbound|[443]||[UC].dev.svc');
  });
  it('joins what overlaps', () => {
    expect(shown('aaab', 'aa')).toBe('[aaa]b');
  });
  it('leaves a text alone whose lower case is longer', () => {
    expect(shown('İstanbul', 'i')).toBe('İstanbul');
  });
});

import { describe, expect, it } from 'vitest';
import { linkParams, upgraded } from './versions';

/** As if this were the third version: the first called it `file`, the second `dump`. */
const upgraders = {
  1: (params: ReadonlyMap<string, string>) => rename(params, 'file', 'dump'),
  2: (params: ReadonlyMap<string, string>) => rename(params, 'dump', 'source'),
};

function rename(params: ReadonlyMap<string, string>, from: string, to: string) {
  return new Map([...params].map(([key, value]) => [key === from ? to : key, value]));
}

const source = (fragment: string): string | undefined => {
  const params = upgraded(linkParams(fragment), upgraders, 3);
  return params === 'newer' ? params : params.get('source');
};

describe('versions of links', () => {
  it('are led through every upgrader up to this one', () => {
    expect(source('#v=1&file=a')).toBe('a');
    expect(source('#v=2&dump=a')).toBe('a');
    expect(source('#v=3&source=a')).toBe('a');
  });

  it('are known to be newer', () => {
    expect(source('#v=4&source=a')).toBe('newer');
    expect(source('#v=400&source=a')).toBe('newer');
  });

  it.each(['', 'v=0&', 'v=&', 'v=-1&', 'v=1e9&', 'v=9999999999&'])(
    'are this one where there is none: "%s"',
    (version) => {
      expect(source(`#${version}source=a`)).toBe('a');
    },
  );
});

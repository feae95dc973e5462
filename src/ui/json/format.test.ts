import { describe, expect, it } from 'vitest';
import { dedent, spread } from './format';

describe('spread', () => {
  it('changes whitespace only: big numbers, duplicate keys and escapes stay', () => {
    const text = '{"a":12345678901234567890.10,"a":"x\\"{,}:","b":[1,{ },[ ]],"c":{"d":null}}';
    expect(spread(text)).toBe(`{
  "a": 12345678901234567890.10,
  "a": "x\\"{,}:",
  "b": [
    1,
    {},
    []
  ],
  "c": {
    "d": null
  }
}`);
  });

  it('survives text that ends early', () => {
    expect(spread('{"a":"b')).toBe('{\n  "a": "b');
  });
});

describe('dedent', () => {
  it('takes off what the place in the file put in front', () => {
    expect(dedent('{\n      "a": 1,\n\n      "b": {\n        "c": 2\n      }\n    }')).toBe(
      '{\n  "a": 1,\n\n  "b": {\n    "c": 2\n  }\n}',
    );
  });
});

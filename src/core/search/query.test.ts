import { describe, expect, it } from 'vitest';
import { parseQuery } from './query';

const read = (query: string) => {
  const { words, terms } = parseQuery(query);
  return { words, terms };
};

describe('a query', () => {
  it('is words in lower case', () => {
    expect(parseQuery('  UC.dev  Outbound ')).toEqual({
      literal: ['uc.dev', 'outbound'],
      words: ['uc.dev', 'outbound'],
      terms: [],
    });
  });

  it('has a port behind a name or an address, as the page prints them', () => {
    const port = { kind: 'port', port: 50051 };
    expect(read('uc.dev:50051')).toEqual({ words: ['uc.dev'], terms: [port] });
    expect(read(':50051')).toEqual({ words: [], terms: [port] });
    expect(read('port:50051')).toEqual({ words: [], terms: [port] });
    expect(read('[fd00::1]:50051')).toEqual({ words: ['[fd00::1]'], terms: [port] });
  });

  it('leaves alone what only looks like one', () => {
    for (const text of ['fd00::1', 'uc:', 'port:', 'port:many', 'a:123456', 'spiffe://a/ns/b']) {
      expect(read(text)).toEqual({ words: [text], terms: [] });
    }
    expect(read('constructor:x')).toEqual({ words: ['constructor:x'], terms: [] });
  });

  it('names fields, namespaces and what a node is', () => {
    expect(read('san:spiffe://a ns:dev SHA256:AB plaintext x')).toEqual({
      words: ['x'],
      terms: [
        { kind: 'field', field: 'san', text: 'spiffe://a' },
        { kind: 'namespace', name: 'dev' },
        { kind: 'field', field: 'fingerprint', text: 'ab' },
        { kind: 'word', word: 'plaintext' },
      ],
    });
  });
});

import { describe, expect, it } from 'vitest';
import { codes, glue, list, material } from './phrases';

describe('Chinese phrases', () => {
  it('have a blank where Chinese meets Latin, and none beside punctuation', () => {
    expect(glue('访问', '`a`', '的', '`80`', '端口')).toBe('访问 `a` 的 `80` 端口');
    expect(glue('共', '3', '个', undefined, '，', 'TLS')).toBe('共 3 个，TLS');
    expect(glue('证书', '和', '根证书')).toBe('证书和根证书');
  });

  it('list names, and count those that are not named', () => {
    expect(codes(['a'])).toBe('`a`');
    expect(codes(['a', 'b'], 'or')).toBe('`a` 或 `b`');
    expect(codes(['a', 'b', 'c', 'd'], 'and', 2)).toBe('`a`、`b` 和另外 2 个');
    expect(list(['写在配置里的证书', '证书 `a`', '根证书 `b`'])).toBe(
      '写在配置里的证书、证书 `a` 和根证书 `b`',
    );
  });

  it('say where material stands', () => {
    expect(material('inline', '证书')).toBe('直接写在配置里的证书');
    expect(material('file:/etc/a.pem', '证书')).toBe('文件 `/etc/a.pem` 中的证书');
    expect(material('ROOTCA', '根证书')).toBe('根证书 `ROOTCA`');
  });
});

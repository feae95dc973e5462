import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CSP_HEADER, CSP_META, singleFileCsp } from './csp';

describe('the policy', () => {
  it('stands in the README as it is sent', () => {
    expect(readFileSync('README.md', 'utf8')).toContain(CSP_HEADER);
  });

  it('allows connections to the site alone, and none to the page in one file', () => {
    expect(CSP_META).toContain("connect-src 'self'");
    const single = singleFileCsp(["'sha256-a'"], ["'sha256-b'"]);
    expect(single).toContain("connect-src 'none'");
    expect(single).toContain("script-src 'sha256-a';");
    expect(single).toContain("style-src 'sha256-b'");
    expect(single).not.toMatch(/'self'|https?:|unsafe/);
  });
});

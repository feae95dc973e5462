import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../testing/run-cli';

const EXPIRED = 'public/samples/expired-certificate.json';
const FINE = 'public/samples/disable.json';
const folder = mkdtempSync(join(tmpdir(), 'mtlscope-'));
afterAll(() => rmSync(folder, { recursive: true }));

const DUMP: { readonly configs: readonly { readonly '@type': string }[] } = JSON.parse(
  readFileSync('public/samples/strict.json', 'utf8'),
);
const withoutSecrets = join(folder, 'without-secrets.json');
const rest = DUMP.configs.filter((one) => !one['@type'].endsWith('SecretsConfigDump'));
writeFileSync(withoutSecrets, JSON.stringify({ configs: rest }));

describe('findings', () => {
  it('prints each with its evidence and remedy', async () => {
    const { status, stdout } = await runCli(['findings', EXPIRED, '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual([
      {
        dump: expect.stringMatching(/^shop\//),
        findings: [
          {
            rule: 'certificate-expired',
            severity: 'error',
            subjects: [{ kind: 'secret', name: 'default', id: 'secret/default@sds-grpc' }],
            values: { left: expect.any(Number), by: 'last-change' },
            evidence: [{ file: EXPIRED, pointer: expect.stringMatching(/^\/configs\/\d+\//) }],
            text: expect.stringMatching(/^Expired: default\. It expired /),
            remedy: expect.stringMatching(/^Renew it/),
            source: null,
          },
        ],
        not_checked: [],
      },
    ]);
  });

  it('says what could not be checked', async () => {
    const { stdout } = await runCli(['findings', withoutSecrets, '--json']);
    const [{ not_checked }] = JSON.parse(stdout);
    expect(not_checked).toContainEqual({ rule: 'certificate-expired', why: 'no-secrets' });
    expect((await runCli(['findings', withoutSecrets])).stdout).toMatch(
      /^No findings in what was checked\.\n\nNOT CHECKED +WHY\n(.*\n)*certificate-expired +the file has no secrets/,
    );
  });

  it('prints a table for people, in their language, with the dumps where there are several', async () => {
    expect((await runCli(['findings', EXPIRED])).stdout).toMatch(
      /^SEVERITY +RULE +FINDING\nerror +certificate-expired +Expired: default\. It expired /,
    );
    expect((await runCli(['findings', EXPIRED, FINE, '--lang', 'zh'])).stdout).toMatch(
      /^DUMP +级别 +规则 +问题\nshop\/\S+ +错误 +certificate-expired +已过期：default。它在/,
    );
  });

  it('exits with 1 where something as bad as asked for was found', async () => {
    const code = async (...args: readonly string[]) => (await runCli(['findings', ...args])).status;
    expect(await code(EXPIRED, '--fail-on', 'error')).toBe(1);
    expect(await code(EXPIRED, '--fail-on', 'warning')).toBe(1);
    expect(await code(FINE, '--fail-on', 'warning')).toBe(0);
    expect(await code(EXPIRED, 'no-such-file', '--fail-on', 'error')).toBe(2);
  });

  it('takes no other severity, and no other verb takes one', async () => {
    const { status, stderr } = await runCli(['findings', EXPIRED, '--fail-on', 'info']);
    expect([status, stderr]).toEqual([
      2,
      '--fail-on info is not a severity: give error or warning.\n',
    ]);
    const other = await runCli(['dumps', EXPIRED, '--fail-on', 'error']);
    expect([other.status, other.stderr]).toEqual([2, '--fail-on is not an option (see --help).\n']);
    expect((await runCli(['dumps', '--help'])).stdout).not.toContain('--fail-on');
    expect((await runCli(['findings', '--help'])).stdout).toContain('--fail-on error|warning');
  });
});

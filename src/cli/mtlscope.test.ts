import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { spawnCli } from '../testing/run-cli';

const SAMPLE = 'public/samples/article-server.json';
const folder = mkdtempSync(join(tmpdir(), 'mtlscope-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The command line as a process; what it does is tested without one, in run.test.ts. */
describe('npm run cli', { timeout: 60_000 }, () => {
  it('prints a table, and JSON when asked', () => {
    const packed = join(folder, 'dump.json.gz');
    writeFileSync(packed, gzipSync(readFileSync(SAMPLE)));
    const table = spawnCli(['dumps', SAMPLE, packed]);
    expect(table).toMatchObject({ status: 0, stderr: '' });
    expect(table.stdout.split('\n')).toHaveLength(4);
    expect(table.stdout).not.toContain('\u001b');
    const json = spawnCli(['summary', '-', '--json'], readFileSync(packed));
    expect(json).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(json.stdout)).toMatchObject({ format: 'admin-v3' });
  });
  it.each([
    ['a missing file', ['summary', 'no-such-file'], /^no-such-file could not be read: /],
    ['a folder', ['facts', folder], /is a folder/],
    ['an unknown verb', ['sumary'], /^sumary is not a verb/],
  ])('says one sentence of %s and nothing else', (_, args, sentence) => {
    const { status, stdout, stderr } = spawnCli(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr.trim()).not.toContain('\n');
  });
  it.each(['summary', 'facts'])('prints JSON by its old name, npm run %s', (script) => {
    const { status, stdout } = spawnSync('npm', ['run', '-s', script, '--', SAMPLE], {
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toHaveProperty('clusters');
  });
  it('is silent where nobody reads on', async () => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'src/cli/mtlscope.ts', 'redact', SAMPLE],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect([status, stderr]).toEqual([0, '']);
  });
});

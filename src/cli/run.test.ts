import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../testing/run-cli';
import { cli } from '../texts/en/cli';
import { inputError } from './input';

const SAMPLE = 'public/samples/article-server.json';
const EXPIRED = 'public/samples/expired-certificate.json';
const OTHER = 'public/samples/disable.json';
const sample = readFileSync(SAMPLE);
const folder = mkdtempSync(join(tmpdir(), 'mtlscope-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const json = async (...args: readonly string[]) =>
  JSON.parse((await runCli([...args, '--json'])).stdout);

/** One sentence on stderr, exit code 2, nothing found. */
async function refused(args: readonly string[], given?: Parameters<typeof runCli>[1]) {
  const { status, stdout, stderr } = await runCli(args, given);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^[^\n]+\n$/);
  return stderr;
}

describe('dumps', () => {
  it('prints which proxies the files are of', async () => {
    const [first, second] = await json('dumps', SAMPLE, SAMPLE);
    expect(first).toEqual({
      dump: 'dev/uc-default-7f9c9d5f6b-4kx2m',
      node_id: 'sidecar~10.10.3.31~uc-default-7f9c9d5f6b-4kx2m.dev~dev.svc.cluster.local',
      name: 'uc-default-7f9c9d5f6b-4kx2m',
      namespace: 'dev',
      type: 'sidecar',
      ips: ['10.10.3.31'],
      envoy: '1.40.0',
      istio: '1.32.0',
      format: 'admin-v3',
      files: [SAMPLE],
      last_change: expect.stringMatching(/^20.*Z$/),
    });
    expect(second).toMatchObject({ dump: 'dev/uc-default-7f9c9d5f6b-4kx2m~2' });
  });
  it('leaves no field out of a dump that says nothing of itself', async () => {
    const path = file('nobody.json', JSON.stringify({ configs: [] }));
    expect(await json('dumps', path)).toEqual([
      {
        dump: path,
        node_id: null,
        name: null,
        namespace: null,
        type: null,
        ips: [],
        envoy: null,
        istio: null,
        format: expect.any(String),
        files: [path],
        last_change: null,
      },
    ]);
  });
  it('prints what could be read, and a sentence for what could not', async () => {
    const { status, stdout, stderr } = await runCli([
      'dumps',
      file('list.json', '[]'),
      OTHER,
      'no-such-file',
      '--json',
    ]);
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject([{ namespace: 'shop' }]);
    const [list, missing] = stderr.trim().split('\n');
    expect(list).toMatch(/list\.json: This is JSON, but not an Envoy config dump/);
    expect(missing).toBe('no-such-file could not be read: there is no such file.');
  });
  it('prints a table for people', async () => {
    const { stdout } = await runCli(['dumps', SAMPLE, OTHER]);
    const [head, ...rows] = stdout.trimEnd().split('\n');
    expect(head).toMatch(/^DUMP +TYPE +ENVOY +ISTIO +IPS +LAST CHANGE +FILES$/);
    expect(rows[0]).toMatch(
      /^dev\/uc-default-7f9c9d5f6b-4kx2m {2}sidecar {2}1\.40\.0 {2}1\.32\.0 {2}/,
    );
    expect(rows).toHaveLength(2);
  });
});

describe('summary', () => {
  it('prints the same of a file, of a packed one, of standard input', async () => {
    const of = await json('summary', SAMPLE);
    expect(of).toMatchObject({ format: 'admin-v3', listeners: expect.any(Number) });
    const packed = gzipSync(sample);
    const { notices, ...counts } = await json('summary', file('dump.json.gz', packed));
    expect({ ...of, notices: [] }).toEqual({ ...counts, notices: [] });
    expect(notices).toContainEqual({
      pointer: '',
      message: expect.stringContaining('unpacked while it was read'),
    });
    for (const input of [sample, packed]) {
      const { stdout } = await runCli(['summary', '-', '--json'], { input });
      expect(JSON.parse(stdout)).toMatchObject(counts);
    }
  });
  it('prints tables for people, in their language', async () => {
    const { stdout } = await runCli(['summary', SAMPLE]);
    expect(stdout).toMatch(/^RESOURCES +COUNT\n/);
    expect(stdout).toMatch(/\nlisteners +\d+\n/);
    for (const chinese of [
      await runCli(['summary', SAMPLE, '--lang', 'zh']),
      await runCli(['summary', SAMPLE], { env: { LANG: 'zh_CN.UTF-8' } }),
    ]) {
      expect(chinese.stdout).toMatch(/^资源 +数量\n/);
    }
    const english = await runCli(['summary', SAMPLE], { env: { LC_ALL: 'C', LANG: 'zh_CN' } });
    expect(english.stdout).toBe(stdout);
  });
  it('judges certificates at the time that is given', async () => {
    const at = async (time: string) => {
      const { certificates } = await json('summary', EXPIRED, '--at', time);
      return certificates.find(({ holds }: { readonly holds: string }) => holds === 'certificate');
    };
    const now = await at('2026-01-01');
    const end = Date.parse(now.not_after);
    const day = (offset: number) => new Date(end + offset * 86_400_000).toISOString();
    expect(await at(day(1))).toMatchObject({ state: 'expired', days_left: -1 });
    expect(await at(String(Math.ceil(end / 1000) - 60))).toMatchObject({
      state: 'expiring',
      days_left: 0,
    });
    expect((await runCli(['summary', EXPIRED, '--at', day(1)])).stdout).toMatch(
      /\nCERTIFICATE OF SECRET +SUBJECT +EXPIRES +DAYS LEFT +STATE\n(.*\n)*.* -1 +expired\n/,
    );
    expect((await runCli(['facts', '--help'])).stdout).toContain('--at has no effect');
    expect((await runCli(['summary', '--help'])).stdout).not.toContain('no effect');
  });
  it('prints what is left of a file that was cut off, and says so', async () => {
    const cut = file('cut.json', sample.subarray(0, sample.length - 200));
    for (const path of [cut, file('cut.json.gz', gzipSync(sample).subarray(0, -100))]) {
      const { status, stdout, stderr } = await runCli(['summary', path, '--json']);
      expect(status).toBe(2);
      expect(stderr).toMatch(/cut\.json(\.gz)?: The file (is cut off|ends)[^\n]*\n$/);
      expect(JSON.parse(stdout)).toMatchObject({ format: 'admin-v3' });
    }
  });
});

describe('facts', () => {
  it('prints modes and how endpoints are reached', async () => {
    const found = await json('facts', SAMPLE);
    expect(found).toMatchObject({ inbound: { 50051: 'PERMISSIVE' } });
    const { stdout } = await runCli(['facts', SAMPLE]);
    expect(stdout).toMatch(/^PORT +MODE\n/);
    expect(stdout).toMatch(/\n50051 +PERMISSIVE\n/);
    expect(stdout).toMatch(/\nCLUSTER +ENDPOINT +PROTECTION\n/);
  });
  it('prints null for what is not known', async () => {
    const empty = file('empty-dump.json', JSON.stringify({ configs: [] }));
    expect(await json('facts', empty)).toEqual({
      inbound: null,
      clusters: null,
      gateway: null,
      inbound_default: null,
      not_in_force: null,
      notices: expect.arrayContaining([
        { pointer: '', message: expect.stringContaining('The dump is empty') },
      ]),
    });
    const { stdout } = await runCli(['facts', empty]);
    expect(stdout).toMatch(/^PORT +MODE\n\? +\?\n/);
    expect(stdout).toMatch(/POINTER +NOTICE\n +The dump is empty/);
  });
});

describe('replay', () => {
  const recording = (name: string, head: string, ...lines: readonly string[]): string =>
    file(name, [head, ...lines].join('\n'));
  const sockets = 'src/core/testing/replay/sockets.jsonl';
  const route = recording(
    'route.jsonl',
    '{"recording":"route"}',
    JSON.stringify({ id: 'a', asks: Array.from({ length: 1234 }, () => ({})) }),
  );

  it('counts what is not decided yet apart', async () => {
    const { status, stdout } = await runCli(['replay', route]);
    expect([status, stdout]).toEqual([0, 'route: 1,234 not decided yet\n1,234 not decided yet\n']);
    const both = await json('replay', route, sockets);
    const agree = both.total.agree;
    expect(agree).toBeGreaterThan(5);
    expect(both).toEqual({
      kinds: [
        { recording: 'route', agree: 0, disagree: 0, undetermined: 0, not_decided: 1234 },
        { recording: 'transport-socket', agree, disagree: 0, undetermined: 0, not_decided: 0 },
      ],
      total: { agree, disagree: 0, undetermined: 0, not_decided: 1234 },
      disagreements: [],
    });
  });
  it('reads packed recordings, and shows what disagrees', async () => {
    const lines = readFileSync(sockets, 'utf8').replaceAll(
      '"answer":{"saw":"tls","sni":"',
      '"answer":{"saw":"tls","sni":"not-',
    );
    const path = file('sockets.jsonl.gz', gzipSync(lines));
    const { status, stdout } = await runCli(['replay', path]);
    expect(status).toBe(1);
    expect(stdout).toContain(`${path} `);
    expect(stdout).toMatch(/\n {2}recorded: .*\n {2}decided: {2}/);
    expect(stdout).toMatch(/\n\d+ agree, [1-9]\d* disagree, 0 undetermined\n$/);
  });
  it.each([
    ['of an unknown kind', '{"recording":"weather"}', /is a recording of an unknown kind: weather/],
    ['that is a dump', '{"configs":[]}', /is not a recording: its first line/],
    ['that is no JSON', 'hello', /line 1 is not JSON/],
  ])('says a sentence of a recording %s, and replays the others', async (_, head, sentence) => {
    const path = recording('other.jsonl', head);
    const { status, stdout, stderr } = await runCli(['replay', path, route]);
    expect(status).toBe(2);
    expect(stdout).toContain('1,234 not decided yet');
    expect(stderr).toMatch(sentence);
    expect(stderr.trim()).not.toContain('\n');
  });
  it('says that a packed recording is damaged', async () => {
    const path = file('damaged.jsonl.gz', gzipSync(readFileSync(route)).subarray(0, -20));
    const { status, stderr } = await runCli(['replay', path]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/is damaged or cut off/);
  });
});

describe('what stands behind a dump', () => {
  it.each(['summary', 'facts', 'dumps'])(
    'is told in a sentence, and %s prints the dump',
    async (verb) => {
      for (const behind of ['\n$ exit\n', sample]) {
        const path = file('behind.json', Buffer.concat([sample, Buffer.from(behind)]));
        const { status, stdout, stderr } = await runCli([verb, path, '--json']);
        expect(status).toBe(2);
        expect(stderr).toMatch(/behind\.json: After the end of the JSON, [^\n]+\n$/);
        expect(Object.keys(JSON.parse(stdout))).not.toEqual([]);
      }
    },
  );
});

describe('what cannot be read', () => {
  it.each(['dumps', 'summary', 'facts', 'redact', 'replay'])(
    'makes %s print nothing',
    async (verb) => {
      for (const path of [file('note.txt', 'hello'), 'no-such-file']) {
        expect(await refused([verb, path])).toContain(path);
        expect(await refused([verb, path, '--json'])).toContain(path);
      }
    },
  );
  it.each([
    ['a folder', folder, /is a folder: give the dump file itself/],
    ['a file in a file', `${SAMPLE}/x`, /there is no such file/],
    ['a refused file', file('note.txt', 'hello'), /note\.txt: This is not JSON: line 1/],
    ['an archive', file('a.zip', 'PK\u0003\u0004'), /archive/i],
    ['an empty file', file('empty.json', ''), /empty\.json: This file is empty/],
  ])('is told in a sentence: %s', async (_, path, sentence) => {
    for (const verb of ['summary', 'facts', 'redact']) {
      expect(await refused([verb, path])).toMatch(sentence);
    }
  });
  it('is told of a file without permission', () => {
    // As root, which may read all files, no such file can be made.
    expect(inputError('secret.json', 'EACCES').sentence(cli.input)).toBe(
      'secret.json could not be read: permission denied.',
    );
  });
  it('is told in Chinese', async () => {
    expect(await refused(['summary', 'no-such-file', '--lang', 'zh'])).toBe(
      'no-such-file 读不出来：没有这个文件。\n',
    );
  });
});

describe('arguments', () => {
  it.each([
    [[], /^No verb given; the verbs are dumps, summary, /],
    [['sumary', SAMPLE], /^sumary is not a verb; the verbs are dumps, /],
    [['constructor', SAMPLE], /^constructor is not a verb/],
    [['summary'], /^No FILE given\. Usage: npm run -s cli -- summary FILE$/m],
    [['dumps'], /^No FILE given\. Usage: npm run -s cli -- dumps FILE…$/m],
    [['summary', SAMPLE, OTHER], /^Only one FILE can be given/],
    [['summary', SAMPLE, '--jsno'], /^--jsno is not an option/],
    [['summary', SAMPLE, '--at'], /^The option --at needs a value/],
    [['summary', SAMPLE, '--at', '--json'], /^The option --at needs a value/],
    [['summary', SAMPLE, '--json=yes'], /^The option --json takes no value/],
    [['summary', SAMPLE, '--at', 'tomorrow'], /^--at tomorrow is not a valid time/],
    [['summary', SAMPLE, '--at', '2026-13-01T00:00:00Z'], /is not a valid time/],
    [['summary', SAMPLE, '--at', '99999999999999999999'], /is not a valid time/],
    [['summary', SAMPLE, '--lang', 'fr'], /^--lang fr is not supported; the languages are en, zh/],
  ])('%j are told to be wrong', async (args, sentence) => {
    expect(await refused(args)).toMatch(sentence);
  });
  it.each(['-5', '2099', '2026-12', '2026-02-31', '2026-01-01T12:00:00', '2026-01-01T25:00:00Z'])(
    '--at=%s is no time',
    async (at) => {
      expect(await refused(['summary', SAMPLE, `--at=${at}`])).toMatch(
        /is not a valid time: give ISO/,
      );
    },
  );
  it.each(['2026-12-01T13:10:05.703361+00:00', '2026-12-01', '1796130605', '1796130605.703'])(
    '--at=%s is a time, for every verb',
    async (at) => {
      for (const verb of ['summary', 'facts', 'dumps', 'redact']) {
        expect((await runCli([verb, OTHER, `--at=${at}`])).status).toBe(0);
      }
    },
  );
  it('may stand in any order, behind the verb', async () => {
    const { status, stdout } = await runCli(['summary', '--lang', 'zh', '--json', '--', OTHER]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toHaveProperty('format');
  });
  it('ask for help, in a language, of a verb', async () => {
    const all = await runCli(['--help']);
    expect(all).toMatchObject({ status: 0, stderr: '' });
    for (const word of ['dumps', 'summary', 'facts', 'redact', 'replay', '--json', '--at TIME']) {
      expect(all.stdout).toContain(word);
    }
    expect((await runCli(['dumps', '-h'])).stdout).toMatch(
      /^Usage: npm run -s cli -- dumps FILE…\n/,
    );
    expect((await runCli(['dumps', '-h', '--lang', 'zh'])).stdout).toMatch(
      /^用法：npm run -s cli -- dumps/,
    );
  });
  it('ask for the version', async () => {
    expect((await runCli(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

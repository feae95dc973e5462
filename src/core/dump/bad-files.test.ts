import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problem, problemSentence } from '../../texts/en/problems';
import { type OpenProblem, REFUSED_FORMATS } from './problem';
import { readText } from './read';
import { bytesProblem } from './text-problem';

/** The same list that the browser tests drop on the page (e2e/bad-files.spec.ts). */
interface BadFile {
  readonly case: string;
  readonly name: string;
  readonly text?: string;
  readonly base64?: string;
  readonly title: string;
  readonly advice: string;
}
const rows: readonly BadFile[] = JSON.parse(
  readFileSync(new URL('../../../e2e/bad-files.json', import.meta.url), 'utf8'),
);

function problemOf(row: BadFile): OpenProblem | undefined {
  const bytes =
    row.base64 === undefined
      ? new TextEncoder().encode(row.text ?? '')
      : Buffer.from(row.base64, 'base64');
  const early = bytesProblem(bytes.subarray(0, 512));
  if (early !== undefined) return early;
  const nothing = { resource: () => {}, section: () => {}, notice: () => {} };
  const opened = readText(new TextDecoder().decode(bytes), nothing);
  return opened.ok ? undefined : opened.error;
}

describe('bad files', () => {
  it.each(rows.map((row) => [row.case, row] as const))('%s', (_case, row) => {
    const found = problemOf(row);
    expect(found && problem(found)).toMatchObject({ title: row.title, advice: row.advice });
  });

  it('are of every kind that a file can be', () => {
    const found = rows.map(problemOf);
    const kinds = new Set(found.map((p) => p?.kind));
    // The rest are told before or without a file: by the page, the worker, a link.
    expect([...kinds].sort()).toEqual([
      'admin-error',
      'empty',
      'html',
      'not-a-dump',
      'not-json',
      'not-text',
      'protobuf-failure',
      'python-repr',
      'truncated',
      'wrong-format',
    ]);
    const formats = found.flatMap((p) => (p?.kind === 'wrong-format' ? [p.format] : []));
    expect([...new Set(formats)].sort()).toEqual([...REFUSED_FORMATS].sort());
  });

  it('never show the private key that they carry', () => {
    for (const row of rows) expect(row.title).not.toMatch(/MII/);
  });
});

describe('problems without a file to try', () => {
  const others: readonly OpenProblem[] = [
    { kind: 'too-large', bytes: 612_000_000, limit: 524_288_000 },
    { kind: 'unreadable' },
    { kind: 'several-files', count: 2 },
    { kind: 'folder' },
    { kind: 'nothing-dropped' },
    { kind: 'unknown-sample', name: 'x' },
    { kind: 'crashed' },
  ];

  it('have words of their own', () => {
    expect(others.map((p) => problem(p).title)).toEqual([
      'This file has 612 MB; a browser opens at most 524.3 MB.',
      'This file could not be read.',
      'These are 2 files; one opens at a time.',
      'This is a folder.',
      'There was neither a file nor text in what was dropped or pasted.',
      'There is no sample named “x”.',
      'Something went wrong in mtlscope itself.',
    ]);
  });

  it('stand on one line of a terminal and cannot steer it', () => {
    expect(problemSentence({ kind: 'admin-error', words: 'a\u001b[2J\nb' })).toBe(
      "This is an error of Envoy's admin interface: “a [2J b” The request asked for something that this Envoy does not have. Ask for everything: kubectl exec POD -n NAMESPACE -c istio-proxy -- pilot-agent request GET 'config_dump?include_eds' > dump.json",
    );
    expect(problemSentence({ kind: 'folder' })).toBe(
      'This is a folder. Drop one file out of it: the config dump of one proxy, in JSON.',
    );
  });
});

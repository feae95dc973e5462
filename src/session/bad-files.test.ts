import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type OpenProblem, REFUSED_FORMATS } from '../core/dump/problem';
import { notice } from '../texts/en/notices';
import { problem } from '../texts/en/problems';
import { problemLine } from '../texts/one-line';
import { openBlob } from './testing/open-text';

/** The same list that the browser tests drop on the page (e2e/bad-files.spec.ts). */
interface BadFile {
  readonly case: string;
  readonly name: string;
  readonly text?: string;
  readonly base64?: string;
  /** Texts and how many times each. */
  readonly repeat?: readonly (readonly [string, number])[];
  readonly title?: string;
  readonly advice?: string;
  /** What is reported of a file that opens. */
  readonly notice?: string;
}

/** Larger files are for the browser, which need not hold them. */
const MAX_LETTERS = 100_000_000;

const sizeOf = ({ repeat }: BadFile): number =>
  (repeat ?? []).reduce((size, [text, times]) => size + text.length * times, 0);

const all: readonly BadFile[] = JSON.parse(
  readFileSync(new URL('../../e2e/bad-files.json', import.meta.url), 'utf8'),
);
const rows = all.filter((row) => sizeOf(row) < MAX_LETTERS);

function blobOf({ text, base64, repeat }: BadFile): Blob {
  if (repeat !== undefined) return new Blob(repeat.map(([part, times]) => part.repeat(times)));
  return new Blob([base64 === undefined ? (text ?? '') : Buffer.from(base64, 'base64')]);
}

async function problemOf(row: BadFile): Promise<OpenProblem | undefined> {
  const opened = await openBlob(blobOf(row), row.name);
  return opened.ok ? undefined : opened.error;
}

describe('bad files', () => {
  it.each(rows.map((row) => [row.case, row] as const))('%s', async (_case, row) => {
    const opened = await openBlob(blobOf(row), row.name);
    if (opened.ok) {
      expect(opened.value.notices.map(({ about }) => notice(about))).toContain(row.notice);
    } else {
      const { title, advice } = problem(opened.error);
      expect({ title, advice }).toEqual({ title: row.title, advice: row.advice });
    }
  });

  it('are of every kind that a file can be', async () => {
    const found = await Promise.all(rows.map(problemOf));
    const kinds = new Set(found.flatMap((p) => p?.kind ?? []));
    // The rest are reported before or without a file: by the page, the worker, a link.
    expect([...kinds].sort()).toEqual([
      'admin-error',
      'bad-gzip',
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
    for (const row of rows) expect(row.title ?? row.notice).not.toMatch(/MII/);
  });
});

describe('problems without a file to try', () => {
  const others: readonly OpenProblem[] = [
    { kind: 'unreadable' },
    { kind: 'gone' },
    { kind: 'unpacks-too-large', limit: 2_147_483_648 },
    { kind: 'too-large', limit: 67_108_864 },
    { kind: 'several-files', count: 2 },
    { kind: 'folder' },
    { kind: 'nothing-dropped' },
    { kind: 'unknown-sample', name: 'x' },
    { kind: 'newer-link' },
    { kind: 'bad-snapshot', why: 'damaged' },
    { kind: 'bad-snapshot', why: 'too-large' },
    { kind: 'crashed' },
  ];

  it('have words of their own', () => {
    expect(others.map((p) => problem(p).title)).toEqual([
      'This file could not be read.',
      'This file was changed, moved or deleted after it was opened.',
      'This gzip file unpacks to more than 2.1 GB, so unpacking was stopped.',
      'This file is too large: in this format, at most 67.1 MB can be read.',
      'These are 2 files; one opens at a time.',
      'This is a folder.',
      'There was neither a file nor text in what was dropped or pasted.',
      'There is no sample named “x”.',
      'This link was made by a newer version of mtlscope.',
      'This link is damaged: the part of a dump that it carries cannot be unpacked.',
      'This link unpacks to more than any link of mtlscope holds, so it was not opened.',
      'Something went wrong in mtlscope itself.',
    ]);
  });

  it('stand on one line of a terminal and cannot steer it', () => {
    expect(problemLine(problem({ kind: 'admin-error', words: 'a\u001b[2J\nb' }))).toBe(
      "This is an error of Envoy's admin interface: “a [2J b” The request asked for something that this Envoy does not have. Ask for everything: kubectl exec POD -n NAMESPACE -c istio-proxy -- pilot-agent request GET 'config_dump?include_eds' > dump.json",
    );
    expect(problemLine(problem({ kind: 'folder' }))).toBe(
      'This is a folder. Drop one file out of it: the config dump of one proxy, in JSON.',
    );
  });
});

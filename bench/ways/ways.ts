/** The ways to read a dump that are held against each other, the same in a browser's worker and in Node. */

import { Pass } from '../../src/core/dump/pass';
import { readPlain } from '../../src/core/dump/plain';
import { SummaryCounter } from '../../src/core/summary/counts';
import { DumpSink, type ReadDump } from '../../src/session/read-dump';

export const WAYS = ['plain', 'parse', 'ours'] as const;
export type Way = (typeof WAYS)[number];

export interface Run {
  readonly milliseconds: number;
  /** What came of it; '' where the way makes no model. */
  readonly found: string;
}

/** A file, in the ways in which a host gives it. */
export interface FileToRead {
  /** The whole text, as a plain program reads it. */
  text(): Promise<string>;
  stream(): ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;
}

async function timed(work: () => Promise<string> | string): Promise<Run> {
  const start = performance.now();
  const found = await work();
  return { milliseconds: performance.now() - start, found };
}

/** Tells two ways apart that found different things. */
const counts = ({ summary, notices }: ReadDump): string =>
  `${JSON.stringify(summary)} and ${notices.length} notices`;

/** `JSON.parse` alone: the text is there already. */
async function parse(file: FileToRead): Promise<Run> {
  const text = await file.text();
  return timed(() => {
    if (typeof JSON.parse(text) !== 'object') throw new Error('No dump.');
    return '';
  });
}

const plain = (file: FileToRead): Promise<Run> =>
  timed(async () => {
    const found = new DumpSink(new SummaryCounter());
    const read = readPlain(await file.text(), found);
    if (!read.ok) throw new Error(`The plain way refused it: ${read.error.kind}`);
    return counts(found.finish(read.value));
  });

/** The app's reader, as far as the model. */
const streamed = (file: FileToRead): Promise<Run> =>
  timed(async () => {
    const found = new DumpSink(new SummaryCounter());
    const pass = new Pass(found);
    for await (const chunk of file.stream()) {
      if (!pass.push(chunk)) break;
    }
    const end = pass.end();
    if (end.kind !== 'read') throw new Error(`The reader refused it: ${end.kind}`);
    return counts(found.finish(end.format));
  });

/** Reads a file in one way. Throws where that way cannot read it. */
export function runPath(way: Way, file: FileToRead): Promise<Run> {
  switch (way) {
    case 'plain':
      return plain(file);
    case 'parse':
      return parse(file);
    case 'ours':
      return streamed(file);
  }
}

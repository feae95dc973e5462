import { DEEPEST_VALUE } from '../../base/json';
import { type Pointer, tokens } from '../../base/pointer';
import type { ByteRange, ContainerKind, Enters, Key, OuterEvents, Value } from './events';
import { Feed } from './feed';
import { OuterError } from './outer-error';
import { OuterReader } from './outer-reader';

const nothing = (): void => undefined;

/** Looks for a value while a file passes. */
class Finder implements OuterEvents {
  private readonly wanted: readonly string[];
  /** How many containers are open; all of them hold the value, if it is there. */
  private depth = 0;
  found: ByteRange | undefined;

  readonly byteOrderMark = nothing;
  readonly repeated = nothing;
  readonly slip = nothing;

  constructor(pointer: Pointer) {
    this.wanted = tokens(pointer);
  }

  readonly enters: Enters = (path) =>
    path.length < Math.min(this.wanted.length, DEEPEST_VALUE) &&
    (path.length === 0 || String(path.at(-1)) === this.wanted[path.length - 1]);

  open(_key: Key | undefined, _kind: ContainerKind, _start: number): void {
    // Of equal keys the last one counts, whatever is in it.
    this.found = undefined;
    this.depth++;
  }

  close(): void {
    this.depth--;
  }

  value(key: Key | undefined, { start, end }: Value): void {
    if (key !== undefined && String(key) !== this.wanted[this.depth - 1]) return;
    this.found = this.depth === this.wanted.length ? { start, end } : undefined;
  }
}

/**
 * The range of a value in the bytes of a file; undefined if there is none. Reads the file once,
 * parsing nothing.
 */
export function findRange(pointer: Pointer, chunks: Iterable<Uint8Array>): ByteRange | undefined {
  const finder = new Finder(pointer);
  const options = { enters: finder.enters, parses: false };
  const feed = new Feed(new OuterReader(finder, options).read());
  try {
    for (const chunk of chunks) feed.push(chunk);
    feed.end();
  } catch (error) {
    if (!(error instanceof OuterError)) throw error;
  }
  return finder.found;
}

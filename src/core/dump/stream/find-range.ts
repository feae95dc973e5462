import { child, type Pointer, ROOT } from '../../base/pointer';
import type { ContainerScanner } from '../scan/container-scanner';
import type { ByteRange, OuterEvents, Value } from './events';
import { Feed } from './feed';
import { OuterError } from './outer-error';
import { OuterReader } from './outer-reader';
import { NO_MENDS } from './plan';

const nothing = (): void => undefined;

/** Looks for an entry or a value of the outer structure while a file passes; the last one counts. */
class Finder implements OuterEvents {
  private readonly wanted: Pointer;
  private readonly open: { readonly pointer: Pointer; readonly start: number }[] = [];
  found: ByteRange | undefined;

  readonly byteOrderMark = nothing;
  readonly root = nothing;
  readonly loose = nothing;
  readonly openConfigs = nothing;
  readonly closeConfigs = nothing;
  readonly openArray = nothing;
  readonly repeated = nothing;
  readonly slip = nothing;

  constructor(wanted: Pointer) {
    this.wanted = wanted;
  }

  oddEntry(key: string, value: Value): void {
    this.look(child(ROOT, 'configs', key), value);
  }

  openEntry(key: string | undefined, start: number): void {
    this.open.push({ pointer: key === undefined ? ROOT : child(ROOT, 'configs', key), start });
  }

  closeEntry(end: number): void {
    const entry = this.open.pop();
    if (entry !== undefined) this.look(entry.pointer, { start: entry.start, end });
  }

  member(key: string, value: Value): void {
    this.look(child(this.open.at(-1)?.pointer ?? ROOT, key), value);
  }

  element(key: string, index: number, value: Value): void {
    this.look(child(this.open.at(-1)?.pointer ?? ROOT, key, index), value);
  }

  private look(pointer: Pointer, { start, end }: ByteRange): void {
    if (pointer === this.wanted) this.found = { start, end };
  }
}

/**
 * Where an entry of a dump, or a value right below one, stands in its bytes; undefined for what is
 * deeper or not there. Reads the file once, parsing nothing.
 */
export function findRange(
  pointer: Pointer,
  chunks: Iterable<Uint8Array>,
  scanner: ContainerScanner,
): ByteRange | undefined {
  const finder = new Finder(pointer);
  const feed = new Feed(
    scanner,
    new OuterReader(scanner, finder, undefined, NO_MENDS, false).read(),
  );
  try {
    for (const chunk of chunks) feed.push(chunk);
    feed.end();
  } catch (error) {
    if (!(error instanceof OuterError)) throw error;
  }
  return finder.found;
}

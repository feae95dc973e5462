import type { Pointer } from '../../../base/pointer';
import type { ResourceSink, RowAddress } from '../../source';
import { bootstrapEntry, type EntryReader, rowEntry, SkippedEntry } from './entry-reader';
import { SectionReader } from './read-section';
import { isEnvoyType, SECTION_KEYS, SECTIONS, sectionType } from './sections';

/** Chooses the reader of an entry of a dump; unknown and repeated types become notices. */
export class EntryReaders {
  private readonly sink: ResourceSink;
  private readonly seenTypes = new Set<string>();

  constructor(sink: ResourceSink) {
    this.sink = sink;
  }

  /** For a file that is one section, with its rows at the root. */
  alone(section: string, pointer: Pointer): EntryReader {
    return this.section(section, pointer, [], { by: 'only' });
  }

  /** For an entry of an object `configs`, by its key (before Envoy 1.8). */
  keyed(key: string, pointer: Pointer): EntryReader {
    const type = Object.hasOwn(SECTION_KEYS, key) ? SECTION_KEYS[key] : undefined;
    if (type !== undefined) return this.section(type, pointer, ['configs'], { by: 'key', key });
    this.sink.notice({ pointer, about: { key: 'unknown-section', type: key } });
    return new SkippedEntry(pointer, this.sink);
  }

  private section(
    type: string,
    pointer: Pointer,
    container: readonly string[],
    section: RowAddress['section'],
  ): EntryReader {
    const place = { pointer, container, section };
    return type === 'BootstrapConfigDump'
      ? bootstrapEntry(place, this.sink)
      : new SectionReader(type, place, this.sink);
  }

  /** For an entry of `configs`, by its whole type. */
  typed(type: string, pointer: Pointer): EntryReader {
    const { section, row } = sectionType(type);
    if (!isEnvoyType(type)) {
      this.sink.notice({ pointer, about: { key: 'unknown-section', type } });
      return new SkippedEntry(pointer, this.sink);
    }
    const by = { by: 'type', type } as const;
    if (row !== undefined) return this.row(type, { section, row }, pointer);
    if (this.seenTypes.has(type) && section in SECTIONS) {
      this.sink.notice({ pointer, about: { key: 'repeated-section', type: section } });
    }
    this.seenTypes.add(type);
    return this.section(section, pointer, ['configs'], by);
  }

  private row(
    type: string,
    { section, row }: { readonly section: string; readonly row: string },
    pointer: Pointer,
  ): EntryReader {
    const place = { pointer, container: ['configs'], section: { by: 'type', type } } as const;
    const first = !this.seenTypes.has(type);
    this.seenTypes.add(type);
    // One row type serves the active and the warming array (admin/v3/config_dump_shared.proto).
    if (first && (row === 'DynamicCluster' || row === 'DynamicSecret')) {
      this.sink.notice({ pointer, about: { key: 'row-state-unknown', kind: row } });
    }
    return rowEntry({ section, row }, place, this.sink, () => {
      if (first) this.sink.notice({ pointer, about: { key: 'unknown-section', type } });
    });
  }
}

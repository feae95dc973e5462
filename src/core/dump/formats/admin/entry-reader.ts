import { isObject, type JsonObject, type JsonValue } from '../../../base/json';
import { child, type Pointer } from '../../../base/pointer';
import type { ResourceSink } from '../../source';
import type { ByteRange, Value } from '../../stream/events';
import { noticeValue, readBootstrapSection, readLooseRow, type SectionPlace } from './read-section';

/** What an entry of a dump is given, member by member. */
export interface EntryReader {
  openArray(key: string): void;
  element(key: string, index: number, value: Value): void;
  member(key: string, value: Value): void;
  close(range: ByteRange): void;
}

/** Ignores an entry; text in it that is not JSON still becomes a notice. */
export class SkippedEntry implements EntryReader {
  private readonly pointer: Pointer;
  private readonly sink: ResourceSink;

  constructor(pointer: Pointer, sink: ResourceSink) {
    this.pointer = pointer;
    this.sink = sink;
  }

  openArray(): void {}

  element(key: string, index: number, value: Value): void {
    noticeValue(value, () => child(this.pointer, key, index), this.sink);
  }

  member(key: string, value: Value): void {
    noticeValue(value, () => child(this.pointer, key), this.sink);
  }

  close(): void {}
}

/** Envoy's rows have a handful of members. */
const MAX_MEMBERS = 1000;

/** Gathers an entry that is one body or one row, and gives it whole when it closes. */
export class WholeEntry implements EntryReader {
  private readonly members = new Map<string, JsonValue>();
  private list: JsonValue[] = [];
  private readonly pointer: Pointer;
  private readonly sink: ResourceSink;
  private readonly read: (value: JsonObject, range: ByteRange) => void;

  constructor(
    pointer: Pointer,
    sink: ResourceSink,
    read: (value: JsonObject, range: ByteRange) => void,
  ) {
    this.pointer = pointer;
    this.sink = sink;
    this.read = read;
  }

  openArray(key: string): void {
    this.list = [];
    this.set(key, this.list);
  }

  element(key: string, index: number, value: Value): void {
    noticeValue(value, () => child(this.pointer, key, index), this.sink);
    // An element that could not be read keeps its index, so that the pointers of later ones stay
    // right.
    this.list.push(value.kind === 'json' ? value.value : null);
  }

  member(key: string, value: Value): void {
    noticeValue(value, () => child(this.pointer, key), this.sink);
    if (value.kind === 'json') this.set(key, value.value);
  }

  close(range: ByteRange): void {
    this.read(Object.fromEntries(this.members), range);
  }

  private set(key: string, value: JsonValue): void {
    if (this.members.size < MAX_MEMBERS) this.members.set(key, value);
  }
}

export const bootstrapEntry = (place: SectionPlace, sink: ResourceSink): EntryReader =>
  new WholeEntry(place.pointer, sink, (value, range) =>
    readBootstrapSection(value, place, range, sink),
  );

/** A row of a `?resource=` dump; `unknown` is called where its type is none of ours. */
export const rowEntry = (
  type: { readonly section: string; readonly row: string },
  place: SectionPlace,
  sink: ResourceSink,
  unknown: () => void,
): EntryReader =>
  new WholeEntry(place.pointer, sink, (value, range) => {
    if (!readLooseRow(type, value, place, range, sink)) unknown();
  });

/** A string, where the value is one. */
export const textOf = (value: Value): string | undefined =>
  value.kind === 'json' && typeof value.value === 'string' ? value.value : undefined;

export const isContainer = (value: Value): boolean =>
  value.kind !== 'json' || isObject(value.value);

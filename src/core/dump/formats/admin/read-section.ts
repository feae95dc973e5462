import { isObject, type JsonObject, type JsonValue, own } from '../../../base/json';
import { child, type Pointer } from '../../../base/pointer';
import { Message } from '../../schema/message';
import { isSpelling } from '../../schema/spelling';
import type { ResourceSink, RowAddress, SourceResource } from '../../source';
import type { ByteRange, Value } from '../../stream/events';
import { repeatedKeys } from '../../stream/repeated-keys';
import { OTHER_SECTIONS, type RowShape, SECTIONS, type SectionShape } from './sections';

/** The pointer of a section (or a single row), and how it was found. */
export interface SectionPlace {
  readonly pointer: Pointer;
  readonly container: RowAddress['container'];
  readonly section: RowAddress['section'];
}

const HOUSEKEEPING = new Set([
  '@type',
  'version_info',
  'versionInfo',
  'last_updated',
  'lastUpdated',
]);

/** Says what is odd about a value: it was passed over, or some key in it comes twice. */
export function noticeValue(value: Value, pointer: () => Pointer, sink: ResourceSink): void {
  switch (value.kind) {
    case 'json':
      if (value.repeating === undefined) return;
      for (const notice of repeatedKeys(value.repeating, pointer())) sink.notice(notice);
      return;
    case 'malformed': {
      const { start, end } = value;
      sink.notice({ pointer: pointer(), about: { key: 'malformed', start, end } });
      return;
    }
    case 'too-large': {
      const { start, end, limit } = value;
      const about = { key: 'too-large', bytes: end - start, limit } as const;
      sink.notice({ pointer: pointer(), about });
    }
  }
}

/**
 * Reads one section while it passes, row by row; `type` is the last part of its `@type`. A section
 * that is not about TLS is counted only.
 */
export class SectionReader {
  private readonly type: string;
  private readonly place: SectionPlace;
  private readonly sink: ResourceSink;
  private readonly shape: SectionShape | undefined;
  /** Arrays read so far, by proto name: a second spelling of one is not read. */
  private readonly seen = new Map<string, string>();
  private array: RowShape | undefined;
  private rows = 0;

  constructor(type: string, place: SectionPlace, sink: ResourceSink) {
    this.type = type;
    this.place = place;
    this.sink = sink;
    this.shape = Object.hasOwn(SECTIONS, type) ? SECTIONS[type] : undefined;
    if (this.shape !== undefined) sink.section(this.shape.kind, place.section);
    else if (!OTHER_SECTIONS.includes(type)) {
      sink.notice({ pointer: place.pointer, about: { key: 'unknown-section', type } });
    }
  }

  openArray(key: string): void {
    this.array = undefined;
    if (this.shape === undefined) return;
    const field = this.fieldOf(key);
    if (field === undefined) this.unknown(key);
    else if (this.seen.has(field)) this.twice(field);
    else {
      this.seen.set(field, key);
      this.array = this.shape.arrays[field];
    }
  }

  element(key: string, index: number, value: Value): void {
    this.rows += 1;
    const { array, shape, sink } = this;
    const pointer = (): Pointer => child(this.place.pointer, key, index);
    noticeValue(value, pointer, sink);
    if (shape === undefined && value.kind === 'json') otherRow(value.value, sink);
    if (value.kind !== 'json' || shape === undefined || array === undefined) return;
    if (!isObject(value.value)) {
      const about = {
        key: 'bad-field',
        field: this.fieldOf(key) ?? key,
        expected: 'object',
      } as const;
      sink.notice({ pointer: pointer(), about });
      return;
    }
    const row = new Message(value.value, pointer(), (notice) => sink.notice(notice));
    readRow(row, shape, array, { ...this.place, array: key }, value, sink);
  }

  member(key: string, value: Value): void {
    const pointer = child(this.place.pointer, key);
    noticeValue(value, () => pointer, this.sink);
    if (value.kind !== 'json' || this.shape === undefined || HOUSEKEEPING.has(key)) return;
    const field = this.fieldOf(key);
    if (field === undefined) this.unknown(key);
    else if (value.value !== null) {
      this.sink.notice({ pointer, about: { key: 'bad-field', field, expected: 'list' } });
    }
  }

  close(): void {
    const { type, rows } = this;
    // An empty one is worth no notice.
    if (rows === 0 || !OTHER_SECTIONS.includes(type)) return;
    this.sink.notice({ pointer: this.place.pointer, about: { key: 'other-section', type, rows } });
  }

  private fieldOf(key: string): string | undefined {
    return Object.keys(this.shape?.arrays ?? {}).find((field) => isSpelling(field, key));
  }

  private unknown(field: string): void {
    this.sink.notice({
      pointer: child(this.place.pointer, field),
      about: { key: 'unknown-field', section: this.type, field },
    });
  }

  private twice(field: string): void {
    this.sink.notice({ pointer: this.place.pointer, about: { key: 'duplicate-spelling', field } });
  }
}

function otherRow(row: JsonValue, sink: ResourceSink): void {
  if (!isObject(row)) return;
  const lastUpdated = own(row, 'last_updated') ?? own(row, 'lastUpdated');
  if (typeof lastUpdated === 'string') sink.otherRow?.(lastUpdated);
}

/** Reads a bootstrap section, which is one body, from its members. */
export function readBootstrapSection(
  value: JsonObject,
  place: SectionPlace,
  range: ByteRange,
  sink: ResourceSink,
): void {
  readBootstrap(
    new Message(value, place.pointer, (notice) => sink.notice(notice)),
    place,
    range,
    sink,
  );
}

/** Reads one row of a `?resource=` dump; false if the row type is not one of ours. */
export function readLooseRow(
  type: { readonly section: string; readonly row: string },
  value: JsonObject,
  place: SectionPlace,
  range: ByteRange,
  sink: ResourceSink,
): boolean {
  const shape = Object.hasOwn(SECTIONS, type.section) ? SECTIONS[type.section] : undefined;
  const rowShape =
    shape !== undefined && Object.hasOwn(shape.rows, type.row) ? shape.rows[type.row] : undefined;
  if (shape === undefined || rowShape === undefined) {
    otherRow(value, sink);
    return false;
  }
  sink.section(shape.kind, place.section);
  const row = new Message(value, place.pointer, (notice) => sink.notice(notice));
  readRow(row, shape, rowShape, { ...place, array: undefined }, range, sink);
  return true;
}

/** Reads the bodies in a row of a section; a row without a body becomes a notice. */
export function readRow(
  row: Message,
  shape: SectionShape,
  rowShape: RowShape,
  place: SectionPlace & { readonly array: string | undefined },
  range: ByteRange,
  sink: ResourceSink,
): void {
  let found = false;
  for (const { path, state } of rowShape.bodies) {
    const body = bodyAt(row, path);
    if (body === undefined) continue;
    found = true;
    emit(row, body, state, shape, place, range, sink);
  }
  if (found) return;
  if (isBareCluster(row, shape)) emit(row, asBody(row), 'static', shape, place, range, sink);
  else {
    const name = row.text(shape.nameField) ?? '';
    row.notice({ key: 'no-body', kind: shape.kind, name });
  }
}

interface Body {
  readonly message: Message;
  /** The object that holds the body: the row itself, or the state around the body. */
  readonly around: Message;
  /** The path from the row in the file's own spelling. */
  readonly path: readonly string[];
}

const asBody = (row: Message): Body => ({ message: row, around: row, path: [] });

function bodyAt(row: Message, path: readonly string[]): Body | undefined {
  if (path.length === 0) return asBody(row);
  const spelled: string[] = [];
  let message = row;
  let around = row;
  for (const field of path) {
    const next = message.message(field);
    if (next === undefined) return undefined;
    spelled.push(message.key(field) ?? field);
    around = message;
    message = next;
  }
  return { message, around, path: spelled };
}

/** Envoy 1.7 printed static clusters without a row around them. */
const isBareCluster = (row: Message, shape: SectionShape): boolean =>
  shape.kind === 'cluster' && row.has('connect_timeout');

/** UpdateFailureState (admin/v3/config_dump_shared.proto). */
const rejection = (failure: Message | undefined): SourceResource['row']['rejected'] =>
  failure && {
    details: failure.text('details') ?? '',
    at: failure.text('last_update_attempt'),
  };

function emit(
  row: Message,
  { message: body, around, path }: Body,
  state: SectionShape['arrays'][string]['bodies'][number]['state'],
  shape: SectionShape,
  place: SectionPlace & { readonly array: string | undefined },
  range: ByteRange,
  sink: ResourceSink,
): void {
  const nameField = body.key(shape.nameField) ?? shape.nameField;
  const named = own(body.value, nameField);
  sink.resource({
    kind: shape.kind,
    state,
    pointer: body.pointer,
    rowPointer: row.pointer,
    address: {
      container: place.container,
      section: place.section,
      array: place.array,
      path,
      named: { field: nameField, name: typeof named === 'string' ? named : undefined },
    },
    value: body.value,
    // Versions and times are siblings of the body.
    row: {
      name: row.text(shape.nameField),
      versionInfo: around.text('version_info'),
      lastUpdated: around.text('last_updated'),
      rejected: rejection(state === 'failed' ? around : shape.error && row.message(shape.error)),
    },
    range: { start: range.start, end: range.end },
  });
}

function readBootstrap(
  section: Message,
  place: SectionPlace,
  { start, end }: ByteRange,
  sink: ResourceSink,
): void {
  sink.section('bootstrap', place.section);
  const value = section.raw('bootstrap');
  const key = section.key('bootstrap');
  if (!isObject(value) || key === undefined) return;
  sink.resource({
    kind: 'bootstrap',
    state: 'static',
    pointer: section.at('bootstrap'),
    rowPointer: place.pointer,
    address: {
      container: place.container,
      section: place.section,
      array: undefined,
      path: [key],
      named: undefined,
    },
    value,
    row: {
      name: undefined,
      versionInfo: undefined,
      lastUpdated: section.text('last_updated'),
      rejected: undefined,
    },
    range: { start, end },
  });
}

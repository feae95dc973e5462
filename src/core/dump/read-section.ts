import { isObject, type JsonObject, own } from '../base/json';
import { child, type Pointer } from '../base/pointer';
import { Message } from './schema/message';
import { OTHER_SECTIONS, type RowShape, SECTIONS, type SectionShape } from './sections';
import type { ResourceSink, RowAddress } from './source';

/** Where a section (or a single row) stands and how it was found. */
export interface SectionPlace {
  readonly pointer: Pointer;
  readonly container: RowAddress['container'];
  readonly section: RowAddress['section'];
}

/** `envoy.admin.v3.ListenersConfigDump.DynamicListener` -> section and row type. */
export function sectionType(url: string): {
  readonly section: string;
  readonly row: string | undefined;
} {
  const parts = url.slice(url.lastIndexOf('/') + 1).split('.');
  const at = parts.findIndex((part) => part.endsWith('ConfigDump'));
  return at < 0
    ? { section: url, row: undefined }
    : { section: parts[at] ?? url, row: parts[at + 1] };
}

/** Own sections of other projects end in the same words (aeraki's RoutesConfigDump). */
export const isEnvoyType = (url: string): boolean => /(^|\/)envoy\.admin\./.test(url);

const HOUSEKEEPING = new Set([
  '@type',
  'version_info',
  'versionInfo',
  'last_updated',
  'lastUpdated',
]);

/** Reads one section; `type` is the last part of its `@type`. */
export function readSection(
  type: string,
  value: JsonObject,
  place: SectionPlace,
  sink: ResourceSink,
): void {
  const message = new Message(value, place.pointer, (notice) => sink.notice(notice));
  if (type === 'BootstrapConfigDump') {
    readBootstrap(message, place, sink);
    return;
  }
  const shape = Object.hasOwn(SECTIONS, type) ? SECTIONS[type] : undefined;
  if (shape === undefined) {
    const rows = Object.values(value).reduce<number>(
      (n, v) => n + (Array.isArray(v) ? v.length : 0),
      0,
    );
    message.notice(
      OTHER_SECTIONS.includes(type)
        ? { key: 'other-section', type, rows }
        : { key: 'unknown-section', type },
    );
    return;
  }
  sink.section(shape.kind, place.section);
  const known = new Set<string>();
  for (const [array, rowShape] of Object.entries(shape.arrays)) {
    const key = message.key(array);
    if (key === undefined) continue;
    known.add(key);
    for (const row of message.messages(array)) {
      readRow(row, shape, rowShape, { ...place, array: key }, sink);
    }
  }
  for (const field of Object.keys(value)) {
    if (known.has(field) || HOUSEKEEPING.has(field)) continue;
    message.notice({ key: 'unknown-field', section: type, field }, child(place.pointer, field));
  }
}

/** Reads one row of a `?resource=` dump; false if the row type is not one of ours. */
export function readLooseRow(
  type: { readonly section: string; readonly row: string },
  value: JsonObject,
  place: SectionPlace,
  sink: ResourceSink,
): boolean {
  const shape = Object.hasOwn(SECTIONS, type.section) ? SECTIONS[type.section] : undefined;
  const rowShape =
    shape !== undefined && Object.hasOwn(shape.rows, type.row) ? shape.rows[type.row] : undefined;
  if (shape === undefined || rowShape === undefined) return false;
  sink.section(shape.kind, place.section);
  const row = new Message(value, place.pointer, (notice) => sink.notice(notice));
  readRow(row, shape, rowShape, { ...place, array: undefined }, sink);
  return true;
}

function readRow(
  row: Message,
  shape: SectionShape,
  rowShape: RowShape,
  place: SectionPlace & { readonly array: string | undefined },
  sink: ResourceSink,
): void {
  let found = false;
  for (const { path, state } of rowShape.bodies) {
    const body = bodyAt(row, path);
    if (body === undefined) continue;
    found = true;
    emit(row, body, state, shape, place, sink);
  }
  if (found) return;
  if (isBareCluster(row, shape)) emit(row, asBody(row), 'static', shape, place, sink);
  else {
    const name = row.text(shape.nameField) ?? '';
    row.notice({ key: 'no-body', kind: shape.kind, name });
  }
}

interface Body {
  readonly message: Message;
  /** What the body stands in: the row itself, or the state around the body. */
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

function emit(
  row: Message,
  { message: body, around, path }: Body,
  state: SectionShape['arrays'][string]['bodies'][number]['state'],
  shape: SectionShape,
  place: SectionPlace & { readonly array: string | undefined },
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
    // Versions and times stand beside the body.
    row: {
      name: row.text(shape.nameField),
      versionInfo: around.text('version_info'),
      lastUpdated: around.text('last_updated'),
      rejected:
        state === 'failed'
          ? { details: around.text('details') ?? '', at: around.text('last_update_attempt') }
          : undefined,
    },
    range: undefined,
  });
}

function readBootstrap(section: Message, place: SectionPlace, sink: ResourceSink): void {
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
    range: undefined,
  });
}

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
  const rowName = row.text(shape.nameField);
  let found = false;
  for (const { path, state } of rowShape.bodies) {
    const body = path.reduce<Message | undefined>((at, field) => at?.message(field), row);
    if (body === undefined) continue;
    found = true;
    emit(row, body, path, state, shape, place, sink);
  }
  if (found) return;
  if (isBareCluster(row, shape)) emit(row, row, [], 'static', shape, place, sink);
  else row.notice({ key: 'no-body', kind: shape.kind, name: rowName ?? '' });
}

/** Envoy 1.7 printed static clusters without a row around them. */
const isBareCluster = (row: Message, shape: SectionShape): boolean =>
  shape.kind === 'cluster' && row.has('connect_timeout');

function emit(
  row: Message,
  body: Message,
  path: readonly string[],
  state: SectionShape['arrays'][string]['bodies'][number]['state'],
  shape: SectionShape,
  place: SectionPlace & { readonly array: string | undefined },
  sink: ResourceSink,
): void {
  // Versions and times stand beside the body: in the row itself or in the state around the body.
  const around = path.slice(0, -1).reduce<Message>((at, field) => at.message(field) ?? at, row);
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
      path: spelled(row, path),
      named: { field: nameField, name: typeof named === 'string' ? named : undefined },
    },
    value: body.value,
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

/** The path in the file's own spelling. */
function spelled(row: Message, path: readonly string[]): readonly string[] {
  let at: Message | undefined = row;
  return path.map((field) => {
    const key = at?.key(field) ?? field;
    at = at?.message(field);
    return key;
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

import { isObject, type JsonValue } from '../../base/json';
import { skipValue } from '../scan/chars';

/**
 * Damage in or after a row of a section that would take what follows with it: a lost bracket or
 * quote.
 */
export interface Damage {
  /** Byte from which on nothing is kept: the row's first, or the one after it if it was good. */
  readonly at: number;
  /** Byte at which the row starts. */
  readonly row: number;
  /** Byte after the previous row of its array; undefined: it is the first. */
  readonly previousEnd: number | undefined;
  /** Byte after the bracket that seems to close it; undefined: none did, or it was good. */
  readonly closed: number | undefined;
}

/** Bytes of a file, wherever they are asked for. */
export interface Bytes {
  readonly size: number;
  /** Bytes `[start, end)`. */
  read(start: number, end: number): Uint8Array;
}

/** Indentation, a bracket and a key: no more is looked at of how rows begin. */
const MAX_SIGN_BYTES = 400;
const PIECE_BYTES = 1 << 20;
/** A row that is longer than this is not taken for the next one. */
const MAX_ROW_BYTES = 4 << 20;

/**
 * The types of sections begin with it, and no others: the rows after it belong to another section.
 */
const ADMIN_TYPE = 'envoy.admin.v';

/** What distinguishes rows from the objects in them (admin/v3/config_dump_shared.proto). */
const BODIES = ['listener', 'cluster', 'secret', 'route_config', 'endpoint_config'];
const STATES = ['active_state', 'warming_state', 'draining_state', 'error_state'];
const FIELDS: ReadonlySet<string> = new Set([
  ...BODIES,
  ...STATES,
  'name',
  'version_info',
  'last_updated',
  'client_status',
  'scoped_route_configs',
]);

/**
 * What distinguishes a listener or a cluster from the objects in it, where these are the rows
 * themselves.
 */
const OF_RESOURCES: ReadonlySet<string> = new Set([
  'filter_chains',
  'default_filter_chain',
  'filter_chain_matcher',
  'listener_filters',
  'traffic_direction',
  'connect_timeout',
  'lb_policy',
  'eds_cluster_config',
  'load_assignment',
  'circuit_breakers',
  'transport_socket_matches',
]);

/**
 * Where reading can resume after a damaged row: at the comma before the next row of its array,
 * which is recognised by the white space and the key with which rows begin there, or, in an
 * indented file, at the line that closes the array. Undefined if neither is found.
 */
export function nextRow(damage: Damage, bytes: Bytes): number | undefined {
  const { closed } = damage;
  const signed = nextSigned(damage, bytes);
  // A row that seems to lie in the damaged one was swallowed by it; else its bracket may be believed.
  if (closed === undefined || (signed !== undefined && signed < closed)) return signed;
  return goesOn(closed, bytes) ? closed : signed;
}

/** The next row that begins as the damaged one does, or the end of their array. */
function nextSigned({ at: start, row, previousEnd }: Damage, bytes: Bytes): number | undefined {
  const head = /^\{(\s*)"[^"\\]*"/.exec(latin1(bytes.read(row, row + MAX_SIGN_BYTES)));
  if (head === null) return undefined;
  const gap = gapBefore(row, previousEnd, bytes);
  const sign = gap + head[0];
  const closes = closingLine(gap, head[1] ?? '');
  for (let from = start + 1; from < bytes.size; from += PIECE_BYTES) {
    const piece = latin1(
      bytes.read(from, Math.min(bytes.size, from + PIECE_BYTES + MAX_SIGN_BYTES)),
    );
    const end = closes === undefined ? -1 : piece.search(closes);
    const other = piece.indexOf(ADMIN_TYPE);
    for (let at = piece.indexOf(sign); at >= 0; at = piece.indexOf(sign, at + 1)) {
      if ((end >= 0 && end < at) || (other >= 0 && other < at)) break;
      if (isRow(valueAt(from + at + gap.length, bytes))) return from + at;
    }
    if (end >= 0 && (other < 0 || end < other)) return from + end;
    if (other >= 0) return undefined;
  }
  return undefined;
}

/** Whether an array continues after one of its rows: a value follows, and then a comma or the end. */
function goesOn(end: number, bytes: Bytes): boolean {
  const text = latin1(bytes.read(end, Math.min(bytes.size, end + MAX_ROW_BYTES)));
  const gap = /^\s*,\s*/.exec(text)?.[0];
  if (gap === undefined) return false;
  const behind = skipValue(text, gap.length);
  return (
    isJson(text.slice(gap.length, behind)) && /^\s*[,\]]/.test(text.slice(behind, behind + 100))
  );
}

/** Only ASCII is searched for, so each byte may become a character. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return text;
}

/** The comma and the white space before a row. */
function gapBefore(start: number, previousEnd: number | undefined, bytes: Bytes): string {
  if (previousEnd !== undefined && start - previousEnd <= MAX_SIGN_BYTES) {
    const gap = latin1(bytes.read(previousEnd, start));
    if (/^\s*,\s*$/.test(gap)) return gap;
  }
  const before = latin1(bytes.read(Math.max(0, start - MAX_SIGN_BYTES), start));
  return `,${/\r?\n[ \t]*$/.exec(before)?.[0] ?? ''}`;
}

/** What closes the array of rows that are indented one after the other, their members deeper. */
function closingLine(gap: string, inner: string): RegExp | undefined {
  const indent = /^,\r?\n([ \t]+)$/.exec(gap)?.[1]?.length;
  const deeper = /^\r?\n([ \t]+)$/.exec(inner)?.[1]?.length;
  if (indent === undefined || deeper === undefined || deeper <= indent) return undefined;
  return new RegExp(`\\r?\\n[ \\t]{0,${indent - 1}}\\](,\\s*"[\\w@]+":|\\s*\\}\\s*[,\\]]|\\s*$)`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The value that begins at a byte; undefined: none does, or it is too long to be looked at. */
function valueAt(at: number, bytes: Bytes): JsonValue | undefined {
  const text = latin1(bytes.read(at, Math.min(bytes.size, at + MAX_ROW_BYTES)));
  const value = text.slice(0, skipValue(text, 0));
  return isJson(value) ? JSON.parse(value) : undefined;
}

/** Whether a value is a row of a section or of a list: what lies in one may look alike. */
function isRow(value: JsonValue | undefined): boolean {
  const keys = isObject(value) ? Object.keys(value).map(snake) : [];
  if (keys.includes('name') && keys.some((key) => OF_RESOURCES.has(key))) return true;
  return (
    keys.every((key) => FIELDS.has(key)) &&
    keys.some((key) => BODIES.includes(key) || STATES.includes(key))
  );
}

const snake = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

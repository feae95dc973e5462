import { isEnvoyRedacted } from '../base/envoy-redacted';
import type { Message } from '../dump/schema/message';
import { fromBase64 } from './base64';

/** Bytes as text, one letter a byte: PEM is ASCII. */
function asciiText(bytes: Uint8Array): string {
  let text = '';
  const step = 8192;
  for (let at = 0; at < bytes.length; at += step) {
    text += String.fromCharCode(...bytes.subarray(at, at + step));
  }
  return text;
}

/**
 * The text of a DataSource (core/v3/base.proto) as far as the file has it; undefined for a file, a
 * variable, what Envoy redacted, and bytes that are no base64; empty where nothing is said, as Envoy
 * reads it.
 */
export function dataText(source: Message): string | undefined {
  const text = source.text('inline_string');
  if (text !== undefined) return isEnvoyRedacted(text) ? undefined : text;
  const bytes = source.text('inline_bytes');
  if (bytes !== undefined && isEnvoyRedacted(bytes)) return undefined;
  if (bytes === undefined) {
    return source.has('filename') || source.has('environment_variable') ? undefined : '';
  }
  const decoded = fromBase64(bytes);
  return decoded === undefined ? undefined : asciiText(decoded);
}

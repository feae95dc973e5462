// Core is compiled without the DOM library; every runtime that it runs in has these two (WHATWG
// Encoding).
declare const TextDecoder: new (
  label: string,
  options: { readonly ignoreBOM: boolean },
) => Utf8Decoder;
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** Turns bytes into text; `stream` keeps a character that the end of the bytes cuts for the next call. */
export interface Utf8Decoder {
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}

/** A decoder that replaces invalid UTF-8 by U+FFFD and keeps a U+FEFF. */
export const utf8Decoder = (): Utf8Decoder => new TextDecoder('utf-8', { ignoreBOM: true });

export const utf8Bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

import { Addresses } from './addresses';
import { EXTENSION_WORDS } from './extension-words';
import { Pseudonyms } from './pseudonyms';
import { isCipher, WORDS } from './words';

/** What stands for something that cannot be mapped. */
export const REMOVED = '[redacted]';

/** Values that say nothing but a length of time or a moment. */
const HARMLESS = /^(-?\d{1,12}(\.\d{1,9})?s|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z)$/;

/**
 * Parts of a text that are looked at as a whole: a moment, an address with the length of its prefix,
 * `type.googleapis.com`, a dotted name, ALPN's `http/1.1`.
 */
const WHOLE =
  /(?<moment>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z)|(?<!\d|\d\.)(?<v4>\d{1,3}(?:\.\d{1,3}){3})(?!\d|\.\d)(?:\/(?<length4>\d{1,2})(?!\d))?|(?<![\w:.])(?<v6>[\da-f]*:[\da-f:]*:[\da-f:]*(?:\d{1,3}(?:\.\d{1,3}){3})?)(?![\w:.])(?:\/(?<length6>\d{1,3})(?!\d))?|(?<![\w.-])(?<host>type\.googleapis\.com)(?=\/)|(?<![\w.-])(?<dotted>(?:envoy|xds|udpa|google|istio|io|opencensus|quiche)(?:\.\w+)+)(?![\w.-])|(?<![\w.-])(?<alpn>(?:istio-)?http\/1\.[01])(?![\w.-])/giu;

/** What names are made of; everything else parts them, and stays. */
const ATOM = /[^\s.,;:/|~@*()[\]{}<>"'%?&=+!#$^`\\]+/gu;
const PORT = /^_?\d{1,5}_?$/;
const PEM = /-----BEGIN |PRIVATE KEY/;

/**
 * Replaces in texts what is not of the allow-list. The same name has the same pseudonym wherever it
 * stands; what parts names stays, and with it the structure of ids, hosts, SNI and paths.
 */
export class TextRedactor {
  private readonly addresses = new Addresses();
  private readonly names = new Pseudonyms();

  text(text: string): string {
    if (HARMLESS.test(text)) return text;
    if (PEM.test(text)) return REMOVED;
    const parts: string[] = [];
    let from = 0;
    for (const found of text.matchAll(WHOLE)) {
      const whole = this.whole(found);
      if (whole === undefined) continue;
      parts.push(this.atoms(text.slice(from, found.index)), whole);
      from = found.index + found[0].length;
    }
    parts.push(this.atoms(text.slice(from)));
    return parts.join('');
  }

  /** An address of a range; `length` may be more than there are bits in a wrong file. */
  prefix(address: string, length: number): string {
    return this.addresses.map(address, Math.min(length, 128)) ?? this.text(address);
  }

  private whole({ groups, 0: all }: RegExpExecArray): string | undefined {
    const { v4, v6, dotted } = groups ?? {};
    if (dotted !== undefined) {
      return dotted.split('.').every((word) => EXTENSION_WORDS.has(word)) ? dotted : undefined;
    }
    const address = v4 ?? v6;
    if (address === undefined) return all;
    const length = groups?.length4 ?? groups?.length6;
    const mapped = this.addresses.map(address, length === undefined ? undefined : Number(length));
    return mapped === undefined || length === undefined ? mapped : `${mapped}/${length}`;
  }

  private atoms(text: string): string {
    return text.replace(ATOM, (atom, at: number) => {
      if (WORDS.has(atom) || isCipher(atom)) return atom;
      if (!/^_?\d+_?$/.test(atom)) return this.names.name(atom);
      const dotted = text.charAt(at - 1) === '.' || text.charAt(at + atom.length) === '.';
      const isPort = PORT.test(atom) && Number(atom.replaceAll('_', '')) <= 65_535;
      if (isPort && (!dotted || atom.endsWith('_'))) return atom;
      return atom.replace(/\d+/, (digits) => this.names.digits(digits));
    });
  }
}

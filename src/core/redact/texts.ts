import { REDACTED_BYTES, REDACTED_TEXT } from '../base/envoy-redacted';
import { REDACTED_PART } from '../model/redacted';
import { fromBase64, toBase64 } from '../x509/base64';
import type { Names } from './names';
import { mapPartial, type PartialMatch } from './partial';
import type { Compared, FieldPosition } from './place';
import type { NameHint } from './pseudonyms';
import type { StandIns } from './stand-ins';
import { ENUM_VALUES } from './vocabulary/enum-values';
import { DURATION_FIELDS, NUMBER_FIELDS, TIME_FIELDS } from './vocabulary/field-names';
import {
  ALPN_FIELDS,
  CIPHERS,
  GROUPS,
  INLINE_BYTES,
  isPattern,
  PATHS,
  SECRET_KEY,
  SOURCE,
  UNMAPPABLE,
} from './vocabulary/fields';
import {
  FILTERS,
  ISTIO_METADATA_KEYS,
  ISTIO_NAMES,
  ISTIO_SECRETS,
  MESH_NAMES,
  MESH_PREFIX,
  METADATA_KEYS,
  METADATA_VALUES,
  NODE_KEYS,
  PATH_WORDS,
} from './vocabulary/istio';
import { ALPN, GROUPS_AND_SCHEMES, isCipher, TRANSPORT_PROTOCOLS } from './vocabulary/standards';
import { isExtensionName, isTypeName, isTypeUrl } from './vocabulary/type-names';

const DURATION = /^-?\d{1,12}(\.\d{1,9})?s$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;
const NUMBER = /^-?\d{1,20}(\.\d{1,9})?$/;
const VERSION = /^\d{1,4}(\.\d{1,4}){1,2}(-(dev|alpha|beta|rc)(\.\d{1,3})?)?$/;
const BUILD = /^(Clean|Modified|RELEASE|DEBUG|BoringSSL|BoringSSL-FIPS|release|debug)$/;
/** Which DestinationRule a cluster was made with. */
const RULE =
  /^(\/apis\/networking\.istio\.io\/v1(?:alpha3|beta1)?\/namespaces\/)([^/]+)(\/destination-rule\/)([^/]+)$/;
const PEM = '-----BEGIN ';

/** Maps texts and keys, by their position. */
export class Texts {
  constructor(
    private readonly names: Names,
    private readonly standIns: StandIns,
  ) {}

  text(text: string, at: FieldPosition): string {
    const { key } = at;
    if (text === '') return text;
    if (INLINE_BYTES.has(key)) return this.bytes(text, at.hidden);
    if (at.hidden && !SOURCE.has(key)) return REDACTED_TEXT;
    if (text.includes(PEM)) return this.standIns.text(text) || REDACTED_TEXT;
    if (at.compared !== undefined) return this.compared(text, at.compared);
    if (at.keys === 'struct') return this.metadata(text, key, at.metadata);
    return this.field(text, at);
  }

  /** A key that is the file's own. */
  key(key: string, at: FieldPosition): string {
    if (at.compared !== undefined) return this.compared(key, at.compared);
    const known =
      METADATA_KEYS.has(key) ||
      (at.key === 'filter_metadata' && FILTERS.has(key)) ||
      (at.metadata === 'istio' && ISTIO_METADATA_KEYS.has(key)) ||
      (at.metadata === 'node' && NODE_KEYS.has(key)) ||
      isTypeName(key);
    return known ? key : this.names.text(key, 'key');
  }

  /** A part of a text; undefined: it cannot be mapped. */
  part(how: PartialMatch, text: string, compared: Compared | undefined): string | undefined {
    if (text === '') return text;
    if (compared === undefined || compared.kind === 'name' || compared.kind === 'metadata') {
      return mapPartial(this.names, how, text);
    }
    return undefined;
  }

  /** An address of a range; its length is a sibling field. */
  range(address: string, length: number): string {
    return this.names.range(address, length);
  }

  /** A number in metadata. */
  number(value: number): number {
    return Number(this.names.number(String(value)));
  }

  private field(text: string, { key, parent, extension, secret }: FieldPosition): string {
    if (key === '@type' || key === 'type_url' || key === 'type_urls') {
      return isTypeUrl(text) ? text : this.names.text(text);
    }
    if (ENUM_VALUES.get(key)?.has(text) === true) return text;
    if (DURATION_FIELDS.has(key) && DURATION.test(text)) return text;
    if (TIME_FIELDS.has(key) && MOMENT.test(text)) return text;
    if (NUMBER_FIELDS.has(key) && NUMBER.test(text)) return text;
    if (isPattern(key) || UNMAPPABLE.has(key)) return REDACTED_PART;
    if (key === 'verify_certificate_hash') return this.hash(text);
    if (key === 'verify_certificate_spki') return this.spki(text);
    if (SECRET_KEY.test(key)) return REDACTED_TEXT;
    if (ALPN_FIELDS.has(key)) return ALPN.has(text) ? text : this.names.text(text);
    if (key === 'transport_protocol' && TRANSPORT_PROTOCOLS.has(text)) return text;
    if (CIPHERS.has(key) && isCipher(text)) return text;
    if (GROUPS.has(key) && GROUPS_AND_SCHEMES.has(text)) return text;
    if (PATHS.has(key) || text.startsWith('unix:')) return this.path(text);
    if (key === 'version_info' && text === 'uninitialized') return text;
    if (key === 'build_version') return this.build(text);
    if (key === 'user_agent_name' && text === 'envoy') return text;
    if (key === 'filter' && FILTERS.has(text)) return text;
    if (key === 'name' && secret) return this.secretName(text);
    const isExtension = extension || parent === 'transport_socket';
    if (key === 'name' && isExtension && isExtensionName(text)) return text;
    if (/^(name|category|filter|key|runtime)$/.test(key) && isTypeName(text)) return text;
    if (key === 'exact') return this.names.compared(text);
    if (ISTIO_NAMES.has(text.replace(/;$/, '')) || MESH_NAMES.has(text)) return text;
    const [, start, rest] = MESH_PREFIX.exec(text) ?? [];
    if (start !== undefined && rest !== undefined) return start + this.names.text(rest);
    return this.names.text(text, key === 'namespace' ? 'ns' : 'name');
  }

  private bytes(text: string, hidden: boolean): string {
    if (hidden) return REDACTED_BYTES;
    const bytes = fromBase64(text);
    let pem = '';
    for (const byte of bytes ?? []) pem += String.fromCharCode(byte);
    const standIns = pem.includes(PEM) ? this.standIns.text(pem) : '';
    if (standIns === '') return REDACTED_BYTES;
    return toBase64(Uint8Array.from(standIns, (letter) => letter.charCodeAt(0)));
  }

  /** A pin that Envoy refuses stays one that it refuses. */
  private hash(pin: string): string {
    const isPin = /^[\da-f]{64}$/i.test(pin.length === 95 ? pin.replaceAll(':', '') : pin);
    return isPin ? (this.standIns.hash(pin) ?? REDACTED_PART) : this.names.text(pin);
  }

  private spki(pin: string): string {
    const isPin = /^[A-Za-z\d+/]{43}=$/.test(pin);
    return isPin ? (this.standIns.spki(pin) ?? REDACTED_PART) : this.names.text(pin);
  }

  private metadata(text: string, key: string, of: FieldPosition['metadata']): string {
    if (METADATA_VALUES.get(key)?.has(text) === true) return text;
    if (SECRET_KEY.test(key)) return REDACTED_TEXT;
    if (/^(true|false|null)$/.test(text)) return text;
    if (key === 'traffic.sidecar.istio.io/excludeInboundPorts' && /^[\d, ]*$/.test(text))
      return text;
    if (NUMBER.test(text)) return this.names.number(text);
    const rule = of === 'istio' && key === 'config' ? RULE.exec(text) : undefined;
    if (rule) {
      const [, kind = '', namespace = '', between = '', name = ''] = rule;
      return kind + this.names.text(namespace, 'ns') + between + this.names.text(name);
    }
    if (of === 'node' && /^(ISTIO_VERSION|user_agent_version)$/.test(key) && VERSION.test(text)) {
      return text;
    }
    return this.names.text(text, hintOf(key));
  }

  private compared(text: string, compared: Compared): string {
    switch (compared.kind) {
      case 'metadata':
        return this.metadata(text, compared.key, undefined);
      case 'port':
        return NUMBER.test(text) ? text : this.names.text(text);
      case 'alpn':
        // As Envoy writes a list of them: `'h2','http/1.1'`.
        return text.replace(/[^',]+/g, (one) => (ALPN.has(one) ? one : this.names.text(one)));
      case 'protocol':
        return TRANSPORT_PROTOCOLS.has(text) || text === 'local' ? text : this.names.text(text);
      case 'address':
      case 'name':
        return this.names.compared(text);
    }
  }

  private path(text: string): string {
    const [, scheme = '', rest = text] = /^(unix:(?:\/\/)?)?(.*)$/s.exec(text) ?? [];
    return scheme + this.steps(rest);
  }

  private steps(path: string): string {
    return path
      .split('/')
      .map((step) => (PATH_WORDS.has(step) || /^\.*$/.test(step) ? step : this.names.text(step)))
      .join('/');
  }

  /**
   * Istio's own, or what its agent makes of files (`file-cert:CHAIN~KEY`, `file-root:ROOTS`) and of
   * Kubernetes' secrets (`kubernetes://NAME-cacert`).
   */
  private secretName(text: string): string {
    if (ISTIO_SECRETS.has(text)) return text;
    const file = /^(file-cert:|file-root:)(.*)$/s.exec(text);
    if (file !== null) {
      const [, start = '', paths = ''] = file;
      return (
        start +
        paths
          .split('~')
          .map((path) => this.steps(path))
          .join('~')
      );
    }
    const roots = /^(kubernetes(?:-gateway)?:\/\/.+)(-cacert)$/s.exec(text);
    return roots === null ? this.names.text(text) : `${this.names.text(roots[1] ?? '')}${roots[2]}`;
  }

  /** `SHA/VERSION/Clean/RELEASE/BoringSSL`. */
  private build(text: string): string {
    const isKnown = (part: string): boolean => VERSION.test(part) || BUILD.test(part);
    return text
      .split('/')
      .map((part) => (isKnown(part) ? part : this.names.text(part)))
      .join('/');
  }
}

function hintOf(key: string): NameHint {
  switch (key) {
    case 'namespace':
    case 'NAMESPACE':
      return 'ns';
    case 'SERVICE_ACCOUNT':
      return 'sa';
    default:
      return 'name';
  }
}

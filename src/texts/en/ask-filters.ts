import type { ServerOutcome, TakenReading } from '../../core/ask/types';
import { alertTexts } from './ask-caller';
import { refusalTexts } from './ask-refusal';
import { code } from './phrases';

type CodecError = Extract<ServerOutcome, { key: 'codec-error' }>;
type Inside = NonNullable<Extract<ServerOutcome, { key: 'handshake' }>['inside']>;

const unread: Record<CodecError['sends'], string> = {
  tls: 'TLS',
  quic: 'QUIC',
  'http/1.1': 'HTTP/1.1',
  'http/1.0': 'HTTP/1.0',
  h2c: 'HTTP/2',
  raw: 'these bytes',
  none: 'nothing',
};
const reads: Record<CodecError['codec'], string> = { http1: 'HTTP/1', http2: 'HTTP/2' };

/** "and passes it on as it is": how plaintext is taken. */
export function takenText(read: TakenReading | undefined): string {
  if (read === undefined) return '';
  return read.kind === 'proxied'
    ? ' and passes it on as it is'
    : ` and reads it as ${read.protocol}`;
}

/** The same on a step's card. */
export function takenStep(read: TakenReading | undefined): string {
  if (read === undefined) return 'no TLS: taken as it comes';
  return read.kind === 'proxied'
    ? 'no TLS: passed on as it comes'
    : `no TLS: read as ${read.protocol}`;
}

/** What the codec of an HTTP connection manager does with what it cannot read. */
export function codecErrorText(by: CodecError, chain: string): string {
  const end =
    by.codec === 'http1'
      ? 'Envoy answers `400 Bad Request` in plaintext and closes the connection.'
      : 'Envoy closes the connection without an answer.';
  const opens = by.sends === 'tls' ? 'has no TLS of its own and' : 'takes it, but';
  return `${chain} ${opens} ends in an HTTP connection manager that reads ${reads[by.codec]} here, not ${unread[by.sends]}: ${end}`;
}

export const codecErrorStep = (by: CodecError): string =>
  `no TLS, and ${reads[by.codec]} is expected, not ${unread[by.sends]}: closed`;

/** What is read inside TLS, where both ends agreed on something else; '' they did not. */
export function clashText({ clashes, agreed, reads: codec }: Inside): string {
  if (!clashes || agreed === undefined || codec === 'either' || codec === 'anything') return '';
  return ` But ALPN agrees on ${code(agreed)} while ${code('codec_type')} reads only ${reads[codec]}: requests of a caller that keeps to it are refused.`;
}

/** What becomes of what comes inside TLS. */
export function insideTexts(by: ServerOutcome): readonly string[] {
  if (by.key !== 'handshake' || by.inside === undefined) return [];
  const { agreed } = by.inside;
  const alpn = agreed === undefined ? 'ALPN agrees on nothing' : `ALPN agrees on ${code(agreed)}`;
  switch (by.inside.reads) {
    case 'anything':
      return ['A TCP proxy passes on what comes, whatever it is.'];
    case 'either':
      return [`${alpn}, so the first bytes decide: HTTP/2 if they are its preface, else HTTP/1.`];
    case 'http1':
    case 'http2': {
      const codec = reads[by.inside.reads];
      return by.inside.by === 'alpn'
        ? [`${alpn}, so ${codec} is read; anything else is a codec error.`]
        : [`${code('codec_type')} reads ${codec}, whatever ALPN agrees on; ${alpn}.`];
    }
  }
}

/** Who sees what where something fails, line by line. */
export function sawTexts(by: ServerOutcome): readonly string[] {
  switch (by.key) {
    case 'no-certificate':
      return alertTexts(by);
    case 'refused':
      return refusalTexts(by.refusal);
    case 'low-version':
      return [
        'This Envoy logs `426` with the response flag `DPE` and the details `low_version`.',
        'The caller gets `426 Upgrade Required`. `accept_http_10` would let HTTP/1.0 in.',
      ];
    case 'codec-error':
      if (by.codec === 'http2') {
        return [
          'This Envoy writes nothing to its access log; `downstream_cx_protocol_error` counts it.',
          'The caller reads the end of the connection.',
        ];
      }
      return [
        'This Envoy logs `400` with the response flag `DPE` and the details `http1.codec_error`.',
        by.sends === 'tls'
          ? 'The caller gets `HTTP/1.1 400 Bad Request` where TLS should be: OpenSSL says `wrong version number`.'
          : 'The caller gets `HTTP/1.1 400 Bad Request`.',
      ];
    default:
      return [];
  }
}

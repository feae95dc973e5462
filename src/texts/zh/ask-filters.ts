import type { ServerOutcome, TakenReading } from '../../core/ask/types';
import { alertTexts } from './ask-caller';
import { refusalTexts } from './ask-refusal';
import { code, glue } from './phrases';

type CodecError = Extract<ServerOutcome, { key: 'codec-error' }>;
type Inside = NonNullable<Extract<ServerOutcome, { key: 'handshake' }>['inside']>;

const unread: Record<CodecError['sends'], string> = {
  tls: 'TLS',
  quic: 'QUIC',
  'http/1.1': 'HTTP/1.1',
  'http/1.0': 'HTTP/1.0',
  h2c: 'HTTP/2',
  raw: '这些字节',
  none: '空内容',
};
const reads: Record<CodecError['codec'], string> = { http1: 'HTTP/1', http2: 'HTTP/2' };

/** How plaintext is taken. */
export function takenText(read: TakenReading | undefined): string {
  if (read === undefined) return '';
  return read.kind === 'proxied' ? '，原样转发' : `，按 ${read.protocol} 解析`;
}

/** The same on a step's card. */
export function takenStep(read: TakenReading | undefined): string {
  if (read === undefined) return '没有 TLS：来什么收什么';
  return read.kind === 'proxied' ? '没有 TLS：原样转发' : `没有 TLS：按 ${read.protocol} 解析`;
}

/** What the codec of an HTTP connection manager does with what it cannot read. */
export function codecErrorText(by: CodecError, chain: string): string {
  const end =
    by.codec === 'http1'
      ? 'Envoy 以明文回 `400 Bad Request`，然后关闭连接。'
      : 'Envoy 不作应答，直接关闭连接。';
  const opens = by.sends === 'tls' ? '自己没有 TLS' : '接受它';
  const expects = glue(`这里只认 ${reads[by.codec]}，读不懂`, unread[by.sends]);
  return `${chain} ${opens}，但后面是 HTTP connection manager，${expects}：${end}`;
}

export const codecErrorStep = (by: CodecError): string =>
  glue(`没有 TLS；只认 ${reads[by.codec]}，读不懂`, `${unread[by.sends]}：关闭`);

/** What is read inside TLS, where both ends agreed on something else; '' they did not. */
export function clashText({ clashes, agreed, reads: codec }: Inside): string {
  if (!clashes || agreed === undefined || codec === 'either' || codec === 'anything') return '';
  return `但 ALPN 协商出 ${code(agreed)}，而 ${code('codec_type')} 只认 ${reads[codec]}：按协商结果发请求的调用方会被拒绝。`;
}

/** What becomes of what comes inside TLS. */
export function insideTexts(by: ServerOutcome): readonly string[] {
  if (by.key !== 'handshake' || by.inside === undefined) return [];
  const { agreed } = by.inside;
  const alpn = agreed === undefined ? 'ALPN 没有协商出协议' : `ALPN 协商出 ${code(agreed)}`;
  switch (by.inside.reads) {
    case 'anything':
      return ['由 tcp_proxy 原样转发，无论里面是什么。'];
    case 'either':
      return [`${alpn}，所以由最初的字节决定：是 HTTP/2 的 preface 就按 HTTP/2，否则按 HTTP/1。`];
    case 'http1':
    case 'http2': {
      const codec = reads[by.inside.reads];
      return by.inside.by === 'alpn'
        ? [`${alpn}，所以按 ${codec} 解析；其他内容都是 codec error。`]
        : [`${code('codec_type')} 只认 ${codec}，与 ALPN 无关；${alpn}。`];
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
        '这个 Envoy 记录 `426`，response flag 为 `DPE`，details 为 `low_version`。',
        '调用方收到 `426 Upgrade Required`。设置 `accept_http_10` 才会接受 HTTP/1.0。',
      ];
    case 'codec-error':
      if (by.codec === 'http2') {
        return [
          '这个 Envoy 不写访问日志；计数器 `downstream_cx_protocol_error` 加一。',
          '调用方只看到连接被关闭。',
        ];
      }
      return [
        '这个 Envoy 记录 `400`，response flag 为 `DPE`，details 为 `http1.codec_error`。',
        by.sends === 'tls'
          ? '调用方等的是 TLS，收到的却是明文 `HTTP/1.1 400 Bad Request`：OpenSSL 报 `wrong version number`。'
          : '调用方收到 `HTTP/1.1 400 Bad Request`。',
      ];
    default:
      return [];
  }
}

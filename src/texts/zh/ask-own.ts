import type { CertificateRefusal, OwnHandshake } from '../../core/ask/types';
import type { HandshakeMissing, Side } from '../../core/decide/handshake/types';
import { refusalTexts } from './ask-refusal';
import { code, glue } from './phrases';

type Failed = Extract<OwnHandshake, { kind: 'failed' }>;

/** Which end of the connection is meant: both are of this proxy. */
const END: Readonly<Record<Side, string>> = { server: '这个 listener', client: '这个 cluster' };

function cause({ step, by, detail }: Failed): string {
  const words = detail === undefined ? '' : `（“${detail}”）`;
  switch (step) {
    case 'secrets':
      return `${END[by]} 的一个 secret 一直没有到达`;
    case 'version':
      return by === 'client'
        ? '这个 cluster 没有可用的 TLS 版本或 cipher suite'
        : '两端没有共同的 TLS 版本';
    case 'parameters':
      return '两端没有适用于这张证书的共同 cipher suite、曲线或签名算法';
    case 'server-certificate':
      return `这个 cluster 不接受 listener 的证书${words}`;
    case 'client-shows':
      return by === 'client'
        ? '这个 cluster 的证书不支持 listener 接受的任何签名算法'
        : '这个 listener 要求客户端证书，而 cluster 没有证书可以出示';
    case 'client-certificate':
      return `这个 listener 不接受 cluster 的证书${words}`;
  }
}

const MISSING: Readonly<Record<HandshakeMissing, string>> = {
  secret: '一个 secret 的内容',
  'server-certificate': 'listener 的证书',
  'client-certificate': 'cluster 的证书',
  'server-roots': 'listener 的根证书',
  'client-roots': 'cluster 的根证书',
  validator: '一个自定义的校验器',
  handshaker: '一个自定义的 handshaker',
  names: '一个自定义的 SAN matcher',
  redacted: '已脱敏的内容',
  ciphers: 'cipher 规则实际选出哪些 cipher suite',
};

/** How a call to this proxy itself ends: a sentence after that on how it is made. */
export function ownText(itself: OwnHandshake): string {
  const who = '这个 endpoint 就是本代理自己';
  switch (itself.kind) {
    case 'done':
      return itself.unchecked
        ? `${who}：签名没有校验，只要签名正确，TLS 握手就能成功。`
        : `${who}：TLS 握手成功。`;
    case 'failed':
      return `${who}，TLS 握手失败：${cause(itself)}。`;
    case 'unknown':
      return `${who}。${glue('TLS 握手能否成功取决于', MISSING[itself.missing])}，这个文件里看不出来。`;
    case 'not-loaded': {
      const [side, loaded] =
        itself.server.state === 'rejected'
          ? (['server', itself.server] as const)
          : (['client', itself.client] as const);
      const words = loaded.state === 'rejected' ? `（“${loaded.message}”）` : '';
      return `${who}。TLS 握手结果未知：按本页了解的 Envoy 规则，${END[side]} 本不该生效${words}。`;
    }
  }
}

/** Who sees what of a call that is refused, line by line. */
export function callTexts({
  refusal,
  itself,
}: {
  readonly refusal: CertificateRefusal | undefined;
  readonly itself: OwnHandshake | undefined;
}): readonly string[] {
  if (itself?.kind !== 'failed') return refusal === undefined ? [] : refusalTexts(refusal);
  const { clientSaw, serverSaw } = itself;
  return [
    clientSaw === undefined
      ? '发起调用的一端没有记录原因。'
      : `发起调用的一端的日志里是 ${code(clientSaw)}。`,
    serverSaw === undefined
      ? 'listener 一端没有记录原因。'
      : `listener 一端的日志里是 ${code(serverSaw)}。`,
  ];
}

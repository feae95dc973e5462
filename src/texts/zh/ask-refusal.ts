import type { CertificateRefusal } from '../../core/ask/types';
import type { Shows } from '../../core/view/question';
import { code, codes, glue, material } from './phrases';

/** Who looks at the certificate that this proxy serves: not every client outside a mesh does. */
export const refusedBy = (shows: Shows): string =>
  shows === 'mesh' ? '调用方' : '校验证书的调用方';

/** Why a certificate of this proxy is not accepted, as the rest of a sentence. `who`: refuses it. */
export function refusalText({ by, certificate, why }: CertificateRefusal, who: string): string {
  const ours = material(certificate, '证书');
  if (by === 'proxy' && why.kind !== 'name') {
    return `这个 endpoint 就是本代理自己：${glue('这个 cluster 会拒绝本代理的', ours)}（“${problemOf(why)}”），TLS 握手失败。`;
  }
  const refuses = glue(`${who}会拒绝本代理的`, ours);
  switch (why.kind) {
    case 'expired':
      return `${refuses}：证书已过期（“certificate has expired”），TLS 握手失败。`;
    case 'not-yet-valid':
      return `${refuses}：证书还没到生效时间（“certificate is not yet valid”），TLS 握手失败。`;
    case 'chain': {
      const roots = why.roots === undefined ? '' : `（${code(why.roots)}）`;
      return `${glue(`如果对端信任的根证书与本代理相同${roots}，就会拒绝本代理的`, ours)}：用这些根证书校验不通过（“${why.problem}”），TLS 握手失败。`;
    }
    case 'check':
      return `${refuses}（“${why.words}”），TLS 握手失败。`;
    case 'name': {
      const has = why.has.total === 0 ? '没有任何 SAN' : `的 SAN 是 ${codes(why.has.items)}`;
      const accepts = codes(why.accepts.items, 'or');
      return by === 'proxy'
        ? `这个 endpoint 就是本代理自己，它的证书 ${code(certificate)} ${has}，而这个 cluster 只接受 ${accepts}：TLS 握手失败。`
        : `网格里的调用方只接受 ${accepts}（${code(why.cluster)}），而${glue('本代理的', ours)} ${has}：配置相同的调用方都会拒绝它，TLS 握手失败。`;
    }
  }
}

function problemOf(why: Exclude<CertificateRefusal['why'], { kind: 'name' }>): string {
  switch (why.kind) {
    case 'expired':
      return 'certificate has expired';
    case 'not-yet-valid':
      return 'certificate is not yet valid';
    case 'chain':
      return why.problem;
    case 'check':
      return why.words;
  }
}

/** Who sees what of it, line by line. */
export function refusalTexts({ peerSaw, proxySaw }: CertificateRefusal): readonly string[] {
  return [
    `拒绝的一方如果是 Envoy，它的日志里是 ${code(peerSaw)}。`,
    proxySaw === undefined
      ? '本代理的日志里没有原因：用 TLS 1.3 时，在它看来握手已经完成。'
      : `本代理的日志里是 ${code(proxySaw)}。`,
  ];
}

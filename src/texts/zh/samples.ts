import type { SampleTexts } from '../en/samples';

export const samples: SampleTexts = {
  'article-server': {
    title: '那次调用的另一端',
    see: '第一个示例所调用的服务，这是它的代理：同一个端口，mTLS 和明文各有一条 filter chain。',
  },
  strict: {
    title: 'STRICT',
    see: '每条 filter chain 都要求客户端证书，明文进不来。',
  },
  disable: {
    title: 'DISABLE',
    see: '没有一条 filter chain 带 TLS socket：代理来什么就转什么，毫无保护。',
  },
  'port-exception': {
    title: 'STRICT，但有两个端口例外',
    see: '一个端口也接受明文，一个端口只接受明文，其余端口都要求 mTLS。',
  },
  gateway: {
    title: '一个 gateway，三种 TLS 模式',
    see: '同一个端口上有 SIMPLE、MUTUAL 和 OPTIONAL_MUTUAL：请求的 host 决定谁必须出示证书。',
  },
  'mixed-endpoints': {
    title: '有 sidecar 的 pod 和没有 sidecar 的 pod',
    see: '一个服务，两种 socket：由每个 endpoint 的 metadata 决定走 mTLS 还是明文。',
  },
  'destination-rule': {
    title: '强行指定 socket 的 DestinationRule',
    see: '访问没有 sidecar 的 pod 走 mTLS，访问有 sidecar 的 pod 走明文，访问外部合作方走 TLS。',
  },
  'secret-never-arrives': {
    title: '迟迟不来的 secret',
    see: '打开了 mTLS，却等不到证书，新的 listener 和 cluster 一直停在 warming。',
  },
  'rejected-update': {
    title: '被拒绝的更新',
    see: '因为 cipher suite 的问题，Envoy 拒绝了新的 listener，继续用旧的；两个版本和原因都看得到。',
  },
  'expired-certificate': {
    title: '已过期的证书',
    see: '代理还在出示前一天就已过期的证书，调用它的人都会拒绝。',
  },
  'san-mismatch': {
    title: '名字与预期不符',
    see: '证书上的 service account，这个服务的调用方并不认。',
  },
  'wrong-root': {
    title: '另一个 CA 签发的证书',
    see: '网格的根证书已经换新，证书却还是之前的 CA 签发的。',
  },
  'files-and-inline': {
    title: '不经 SDS 的证书',
    see: '普通 Envoy：证书有的在文件里，有的直接写在配置里，有的是 static secret。',
  },
  hbone: {
    title: 'HBONE：socket 里套 socket',
    see: '访问 ambient 网格里的 pod，先进 internal listener，再经 mTLS 隧道出去。',
  },
};

import type { TourTexts } from '../../tours';

const noPair = '里面没有同时接受 mTLS 和明文的端口。';
const noDemand = '里面没有要求客户端证书的 filter chain。';
const noChoice = '里面没有按 endpoint 的 metadata 选择 mTLS 的 cluster。';

export const missing: TourTexts['missing'] = {
  'serving-listener': '里面没有接受外部调用的 listener。',
  'mtls-chain': noDemand,
  'permissive-listener': noPair,
  'permissive-chain': noPair,
  'plain-twin': noPair,
  'plain-only-chain': '里面没有只接受明文的端口。',
  'own-tls-chain': '里面没有透传应用自己的 TLS 的 filter chain。',
  'strict-chain': '里面没有只接受 mTLS 的端口。',
  'ported-chain': '里面没有专属某个端口的 filter chain。',
  'secured-end': '里面没有任何 mTLS。',
  'server-socket': noDemand,
  'mesh-cluster': noChoice,
  'istio-entry': noChoice,
  'open-entry': noChoice,
  'mesh-endpoints': '里面没有以 mTLS 调用的 endpoint。请用 `include_eds` 导出。',
  'client-socket': '里面没有为网格内 endpoint 准备的 TLS socket。',
  'mixed-cluster':
    '能走 mTLS 的 cluster 里，没有以明文调用的 endpoint（也可能是导出时没有带 endpoint：`include_eds`）。',
  'plain-endpoints': '能走 mTLS 的地方，没有以明文调用的 endpoint。',
  'forced-cluster': '里面每个网格服务都有可选的 match，或者有 TLS。',
  'passthrough-cluster': '里面没有通向网格外 host 的 cluster。',
  'any-cluster': '里面没有 cluster。',
  certificate: '里面没有 TLS context 按名字引用证书。',
  roots: '里面没有 TLS context 按名字引用根证书。',
  'sds-source': '它的证书不是从讲 SDS 的 cluster 来的。',
  pipe: '它的证书不经过 pipe。',
  agent: '从路径推断不出另一头是谁在监听。',
  ca: '从路径推断不出证书由谁签发。',
  'waiting-secret': '好消息：引用到的 secret 都到了。',
  'waiting-listener': '好消息：没有带 TLS 的 listener 停在 warming 等 secret。',
  answer: '从中看不出这一步所问的答案。',
};

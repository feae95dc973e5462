import type { TourText } from '../../tours';
import { count } from '../count';
import { code } from '../phrases';

export const plaintext: TourText<'plaintext'> = {
  title: '为什么是明文？',
  what: '一次调用没有加密的几种原因：endpoint、DestinationRule、服务端的端口、网格外的 host。',
  steps: {
    mixed: {
      title: '同一个服务，两种调用方式',
      text: (f) =>
        `${code(f.mixedCluster)} 有 ${count(f.mixedPlain, '个 endpoint')}被本代理以明文调用，另有 ${f.mixedMtls} 个走 mTLS。可见说了算的不是服务，也不是这个 pod 的哪条策略。Envoy 对每个 endpoint 单独判断。`,
      task: () => '选中以明文调用的那些 endpoint。',
      options: {},
      right: () => '它们归成一组，因为选中的是同一条 match。',
      wrong: () => '在“Socket · endpoint”那一列，找标着“明文”的一组。',
    },
    entries: {
      title: '按顺序，第一条相符的',
      text: () =>
        '这个 cluster 有一张列表 `transport_socket_matches`。Envoy 拿 endpoint 的 metadata 逐条比对，取第一条相符的。带 TLS 的那条要求 `tlsMode: istio`；最后一条什么都不要求，剩下的全归它，走明文。',
      task: (f) => `提问：endpoint ${code(f.plainEndpoint)} 会怎样被调用？`,
      options: {},
      right: () => '在步骤里能看到哪条 match 出局了，缺的是哪个字段。',
      wrong: (f) =>
        `方向选“出站”，cluster 选 ${code(f.mixedCluster)}，endpoint 选 ${code(f.plainEndpoint)}。`,
    },
    label: {
      title: '有了 sidecar 会怎样',
      text: () =>
        'pod 带有标签 `security.istio.io/tlsMode: istio` 时，istiod 才会给 endpoint 写上 `tlsMode: istio`；这个标签由注入器和 sidecar 一起加上。没有 sidecar 的 pod 没有这个标签。手工填写的 IP（比如 ServiceEntry）也没有。',
      task: (f) =>
        `假设 ${code(f.plainEndpoint)} 装上了 sidecar，metadata 里有了 \`tlsMode: istio\`。会选中哪条 match？`,
      options: {},
      right: () => '顺序很要紧：什么都接受的那条根本轮不到。',
      wrong: () => '从第一条开始看，第一条相符的就是。',
    },
    forced: {
      title: '没有选择余地的 cluster',
      text: (f) =>
        `${code(f.forcedCluster)} 连列表都没有，也没有 TLS socket。如果别的 cluster 有列表，原因不外乎这几种：DestinationRule 写了 \`tls.mode: DISABLE\`；服务所在 namespace 或全网格的 PeerAuthentication 是 DISABLE；ServiceEntry 写了 \`location: MESH_EXTERNAL\`；headless 服务里有 endpoint 没有 sidecar。cluster 的 JSON 里若有 \`metadata.filter_metadata.istio.config\`，它指出所用的 DestinationRule（其中未必设置了 TLS）；若有 \`external: true\`，就是 MESH_EXTERNAL。服务端若是 STRICT，这些调用会被拒绝。`,
      task: () => '给 endpoint 装上 sidecar，写上 metadata，调用方式会变吗？',
      options: { yes: '会，由 metadata 决定', no: '不会，没有可选的' },
      right: () =>
        '要变，只能从原因入手：改 DestinationRule、PeerAuthentication 或 ServiceEntry；headless 服务则要给那个 endpoint 装上 sidecar。',
      wrong: () => 'metadata 的作用是从列表里选一条。看看这个 cluster 有没有列表。',
    },
    server: {
      title: '端口本身只接受明文',
      text: (f) =>
        `再看调用的另一头。端口 ${f.plainPort} 有自己的 filter chain，却没有一条带 TLS socket。DISABLE 就是这个样子，多半是 PeerAuthentication 为单个端口设置的（\`portLevelMtls\`）。sidecar 若仍然用 TLS 来调用，这里听不懂。`,
      task: (f) => `提问：普通 curl 访问端口 ${f.plainPort} 会怎样？`,
      options: {},
      right: () => '放进来了。能连到这个 pod 的人都可以。',
      wrong: (f) => `方向选“入站”，端口选 ${f.plainPort}，调用方选“普通 curl”。`,
    },
    passthrough: {
      title: '网格不认识的 host',
      text: () =>
        '没有 Service 也没有 ServiceEntry 的 host，调用从 `PassthroughCluster` 出去。它的类型是 ORIGINAL_DST：应用要去哪里，就去哪里。它没有 TLS socket，应用发什么，sidecar 就原样转发什么。',
      task: () => '应用这样访问 https://example.com，是谁在加密？',
      options: {
        sidecar: 'sidecar，用网格的证书',
        app: '应用自己，端到端',
        agent: 'istio agent',
      },
      right: () => '所以卡片上写的是“原样”：里面可能正是 TLS，代理只是帮忙转发。',
      wrong: () => 'sidecar 在这里的 socket 是 raw buffer：来什么字节就过什么字节。',
    },
  },
};

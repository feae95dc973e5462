import type { TourText } from '../../tours';
import { code, codes } from '../phrases';

export const permissive: TourText<'permissive'> = {
  title: 'PERMISSIVE 到底接受什么，改成 STRICT 会断掉什么',
  what: '谁能进 PERMISSIVE 的端口，谁会讲 TLS 却进不来，切到 STRICT 之后谁被挡在外面。',
  steps: {
    mode: {
      title: '模式就是一组 filter chain',
      text: (f) =>
        `Envoy 不认识 PERMISSIVE 这个词。Istio 把 PeerAuthentication 变成 filter chain，Envoy 看到的只有这些。端口 ${f.port} 有一条带 TLS、要求客户端证书的，还有一条不带 TLS 的。`,
      task: (f) => `端口 ${f.port} 的这些 filter chain 合起来是哪种模式？`,
      options: {},
      right: () => '两条都在：两种方式都进得来。',
      wrong: () => 'STRICT 没有不带 TLS 的，DISABLE 没有带 TLS 的。',
    },
    mesh: {
      title: '走 mTLS 的 sidecar',
      text: (f) =>
        `用 mTLS 来调用的 sidecar 会带上 Istio 的 ALPN，比如 ${codes(f.alpn.slice(0, 2), 'or')}。在选 filter chain 之前，listener filter 先看一眼最初的字节：TLS inspector 从中读出这是 TLS，还有 SNI 和 ALPN。`,
      task: (f) => `提问：“Sidecar，mTLS”访问端口 ${f.port} 会怎样？`,
      options: {},
      right: () => '选中的是带 TLS 的那条，客户端必须证明自己是谁。',
      wrong: (f) => `端口选 ${f.port}，调用方选“Sidecar，mTLS”。`,
    },
    plain: {
      title: '走明文的任何人',
      text: () =>
        '另一条接受所有不是 TLS 的东西：没有 sidecar 的客户端、kubelet 的探针、同一网络里的扫描器。它们之间没法区分，因为谁都不出示证书。要求 principal 的授权策略，这样的调用永远满足不了。',
      task: (f) => `提问：普通 curl 访问端口 ${f.port} 会怎样？`,
      options: {},
      right: () => '放进来了。PERMISSIVE 本来就是给迁入网格的过渡期用的。',
      wrong: (f) => `端口选 ${f.port}，调用方选“普通 curl”。`,
    },
    https: {
      title: '不是 Istio 的 TLS',
      text: () =>
        '再来一个自带 TLS 的客户端，ALPN 是 `h2` 和 `http/1.1`：浏览器、curl、网格外的 ingress。它不是明文，也不是 Istio 的客户端。端口声明为 TCP，或者没有声明协议时，Istio 会为它多加一条 filter chain；HTTP 端口则没有。',
      task: (f) => `这样的客户端访问端口 ${f.port} 会怎样？问一问提问面板。`,
      options: {
        mtls: '要求它出示网格的证书',
        passed: '它的 TLS 不拆开，原样交给应用',
        closed: 'Envoy 关闭连接',
      },
      right: () => 'PERMISSIVE 不等于什么都放行。',
      wrong: () => '提问：“来自网格外的 HTTPS”。步骤里写着哪些 filter chain 出局，为什么。',
    },
    'other-ports': {
      title: '没有声明的端口',
      text: (f) =>
        `发往没有专属 filter chain 的端口，最后落到不写端口的那几条上。它们也属于 ${code(f.listener)}，在 PERMISSIVE 下，明文和 mTLS 都能到达 pod 的任何端口。其中一条很特别：它匹配 TLS，自己却没有 TLS。`,
      task: () => '选中把应用自己的 TLS 原样透传的那条 filter chain。',
      options: {},
      right: () => '它要求 `tls`，却没有对应的 socket。这不是 mTLS，看着再像也不是。',
      wrong: () => '找写着 tls、没有 ALPN、标着“应用 TLS”的那条。',
    },
    strict: {
      title: 'STRICT 会拿走什么',
      text: (f) =>
        `在 STRICT 下，只留下要求客户端证书的 filter chain。端口 ${f.port} 的明文那条会消失，其他端口的也一样。dump 说不出今天谁在这样调用，这要问监控：\`istio_requests_total\` 加上 \`connection_security_policy="none"\`。`,
      task: () => '谁再也调用不了这个端口？',
      options: {
        sidecars: '走 mTLS 的 sidecar',
        plain: '所有走明文的调用方',
        nobody: '没有谁',
      },
      right: () =>
        'kubelet 的探针多半不受影响：注入器已把它们改到 agent 自己的端口 15020，那里没有 filter chain 把守。',
      wrong: () => '看看现在各由哪条 filter chain 接受，它要不要客户端证书。',
    },
    after: {
      title: '切换之后',
      text: (f) =>
        `这份 dump 里的端口 ${f.strictPort} 是 STRICT。不再有接受 \`raw_buffer\` 的 filter chain，也没有默认的 filter chain。listener 还是那个 listener，只是少了一条。`,
      task: (f) => `提问：普通 curl 访问端口 ${f.strictPort} 会怎样？`,
      options: {},
      right: () => '客户端看到的是连接被重置。本代理的访问日志里是 `NR filter_chain_not_found`。',
      wrong: (f) => `端口选 ${f.strictPort}，调用方选“普通 curl”。`,
    },
  },
};

import type { TourText } from '../../tours';
import { code, codes } from '../phrases';

export const istioMtls: TourText<'istio-mtls'> = {
  title: '十步看懂 Istio 的 mTLS',
  what: '从同一个端口的两条 filter chain 一直走到证书签名请求：服务端、客户端，以及两端的证书从哪里来。',
  steps: {
    'two-chains': {
      title: '一个 listener，两条 filter chain',
      text: (f) =>
        `凡是被 iptables 重定向的入站调用，都经过同一个 listener：${code(f.listener)}，地址 ${code(f.listenerAddress)}。端口 ${f.port} 在其中有两条同名的 filter chain。filter chain 规定 Envoy 怎样处理某一类连接。端口处于 PERMISSIVE 时，Istio 就会生成这样一对：一条给 mTLS，一条给明文。常有人说这是两个监听；其实 listener 只有一个，每来一条连接都重新选一次 filter chain。`,
      task: (f) => `选中接受端口 ${f.port} 明文调用的那条 filter chain。`,
      options: {},
      right: () => '它要求 `raw_buffer`：开头不像 TLS 的字节，Envoy 就这样称呼。',
      wrong: (f) =>
        `看端口 ${f.port} 的几条 filter chain：卡片第三行写着它接受什么，其中一条写的是明文。`,
    },
    alpn: {
      title: '不是所有 TLS 客户端都进得来',
      text: (f) =>
        `带 TLS 的那条 filter chain 要的不只是 TLS。它的 match 还要求 Istio 自己的 ALPN 之一：${codes(f.alpn, 'or', 5)}。ALPN 是 TLS 客户端第一个报文里的一张清单，说明接下来要讲什么协议。sidecar 会带上 Istio 的这些名字，浏览器和 curl 带的是 \`h2\` 和 \`http/1.1\`。`,
      task: (f) => `提问：“来自网格外的 HTTPS”访问端口 ${f.port} 会怎样？读一读结论。`,
      options: {},
      right: () =>
        'Envoy 按固定顺序一项一项缩小范围，从不回头。一旦认出是 TLS，明文那条就出局了；没有 Istio 的 ALPN，TLS 这条也不选它。',
      wrong: (f) => `现在问的不是这个。端口选 ${f.port}，调用方选“来自网格外的 HTTPS”。`,
    },
    'server-end': {
      title: '服务端这一头叫 downstream',
      text: () =>
        'filter chain 后面是它的 transport socket：Envoy 对字节本身做什么，这里是 TLS。Envoy 的叫法以自己为准：调用它的是 downstream，它去调用的是 upstream。所以对外提供服务的这一头朝着 downstream，虽然“服务端”听上去像“上游”。不少文章把这两个词写反了，文件里的类型不会反。',
      task: () => '服务端这一头用的是哪种 context？JSON 页签里也能看到。',
      options: {},
      right: () => '它就写在这个 socket 的 JSON 里，字段是 `@type`。',
      wrong: () => '站在 Envoy 的位置想：这个 socket 面对的是来调用它的人。',
    },
    demand: {
      title: '自己出示证书，也要求对方出示',
      text: (f) =>
        `服务端需要的不只是用来校验别人的公钥。它也要出示自己的证书，即 secret ${code(f.certificate)}，里面有证书链和私钥。同时它设置了 \`require_client_certificate\`。所谓 mutual（双向），就是两头都要证明自己是谁。`,
      task: () => '某个客户端被这条 filter chain 选中，却不出示证书，会怎样？',
      options: {
        plaintext: '放进来，走明文',
        taken: '放进来，只有单向 TLS',
        fails: '握手失败',
      },
      right: () => '详情里也这么说：这个 socket 是真的要求客户端证书，不只是写着好看。',
      wrong: () =>
        '选 filter chain 在握手之前，选定后不会再换一条。看看详情里这个 socket 要求什么。',
    },
    roots: {
      title: '谁签的，叫什么名字',
      text: (f) =>
        `客户端证书要过两关。一，它必须由 secret ${code(f.roots)} 中的根证书签发。二，证书里的名字（SAN，subject alternative name）必须符合 ${codes(f.clientNames, 'or', 3)}。Istio 在这里写的是前缀，整个信任域里的工作负载都符合。谁可以调用谁不由 TLS 决定，那是 AuthorizationPolicy 的事。`,
      task: () => '下面哪个名字进得来？',
      options: {},
      right: () => '前缀符合就行，后面的 namespace 和 service account 是什么都可以。',
      wrong: () => '逐个字符比对，别漏了前缀末尾的斜杠。',
    },
    'two-entries': {
      title: '客户端这边也有两个选项',
      text: (f) =>
        `换个方向：本代理怎样发起调用。${code(f.cluster)} 是一个 cluster，在 Envoy 里表示一个服务以及怎样到达它。它有两个 socket 可选，都列在 \`transport_socket_matches\` 里：${code(f.istioEntry)} 带 TLS，${code(f.openEntry)} 不带。Envoy 按顺序看，取第一条与 endpoint 相符的。`,
      task: () => '选中那条 match：endpoint 什么都不说，它也接受。',
      options: {},
      right: () => '它的 match 是空的，没有要求就符合一切，所以排在最后。',
      wrong: () => '找这个 cluster 里什么都不要求的那条 match：`{ }`。',
    },
    metadata: {
      title: '由 endpoint 说了算',
      text: (f) =>
        `endpoint 是 cluster 背后的一个个地址。pod 带 sidecar 的，istiod 会给它的 endpoint 写上 metadata：\`envoy.transport_socket_match\` 下的 \`tlsMode: istio\`，取自 pod 的标签 \`security.istio.io/tlsMode\`。${code(f.istioEntry)} 要的正是它。没有谁去问服务端：怎样调用只看 metadata。`,
      task: (f) => `提问：endpoint ${code(f.endpoint)} 会怎样被调用？`,
      options: {},
      right: () => '提问面板的步骤里列出了每条 match、它要求什么、endpoint 又说了什么。',
      wrong: (f) => `方向选“出站”，cluster 选 ${code(f.cluster)}，endpoint 选第一个。`,
    },
    'client-end': {
      title: '客户端出示什么、说什么、认什么',
      text: (f) =>
        `客户端这一头用的是 \`UpstreamTlsContext\`。里面没有私钥，只写了 secret 的名字 ${code(f.certificate)}，和本代理作为服务端出示的是同一个。它发送的 SNI 是 ${code(f.sni)}，由 Istio 用端口、subset 和 host 拼成。服务端证书的名字必须是 ${codes(f.serverNames, 'or', 3)}：一字不差，而服务端那头要的只是前缀。`,
      task: () => '服务端证书可以是哪个名字？',
      options: {},
      right: () => '只认这一个 service account，一字不差。换一个就失败，哪怕在同一个 namespace。',
      wrong: () => '这里是精确匹配：多一个字符、少一个字符都不行。',
    },
    sds: {
      title: '证书走 SDS 送来',
      text: (f) =>
        `context 里只有 secret 的名字：${code(f.certificate)} 用来出示，${code(f.roots)} 用来校验。两个都由 Envoy 通过 SDS（secret discovery service）获取。SDS 是一条 gRPC 流，secret 从这里送来，更新时也不用重启。这条流通向哪里，写的又是一个 cluster 的名字。`,
      task: () => '顺着线往右走，选中 SDS 来源。',
      options: {},
      right: (f) => `两个 secret 都由 ${code(f.source)} 提供。换一个来源，路就通向别处。`,
      wrong: () => '它在 secret 的右边，“SDS 来源”那一列。',
    },
    pipe: {
      title: '穿过 pipe，找到签发证书的人',
      text: (f) =>
        `${code(f.source)} 只有一个 endpoint：pipe ${code(f.pipe)}，即 pod 里的一个 Unix socket。另一头监听的是 istio agent，它和 Envoy 在同一个容器里。agent 自己生成密钥对，按需向 CA 发送证书签名请求（CSR），签好的证书再送回来。私钥从不离开这个 pod。`,
      task: () => '这条链路上有两站不在任何文件里，是由路径推断出来的。选中其中一站。',
      options: {},
      right: () =>
        '虚线卡片都是推断的。你看到的其余内容都在文件里，每张卡片都有打印它的 `jq` 命令。',
      wrong: () => '在 pipe 的右边找虚线边框的卡片。',
    },
  },
};

import type { tlsMessages as english } from '../en/inspect-tls';
import { code, codes, glue, list, material, number } from './phrases';

type Side = 'server' | 'client';
/** Who is verified by which end. */
const PEER = { server: '客户端', client: '服务端' } as const satisfies Record<Side, string>;

const certificates = (names: readonly string[]) =>
  list(names.map((name) => material(name, '证书')));
const roots = (names: readonly string[]) =>
  names.length === 0 ? '它的根证书' : list(names.map((name) => material(name, '根证书')));

const PATTERNS: ReadonlyMap<string, (value: string) => string> = new Map([
  ['prefix', (value) => `以 ${value} 开头的 SAN`],
  ['suffix', (value) => `以 ${value} 结尾的 SAN`],
  ['contains', (value) => `包含 ${value} 的 SAN`],
  ['regex', (value) => `符合正则 ${value} 的 SAN`],
  ['custom', (value) => `由 ${value} 判定的 SAN`],
]);

/** Expected names are exact, or have the kind of their matcher in front: `prefix spiffe://…`. */
function expected(names: readonly string[]): string {
  const pattern = (name: string) => {
    const [kind = '', ...rest] = name.split(' ');
    return rest.length === 0 ? undefined : PATTERNS.get(kind)?.(code(rest.join(' ')));
  };
  const exact = names.filter((name) => pattern(name) === undefined);
  return list(
    [
      ...(exact.length === 0 ? [] : [`SAN ${codes(exact, 'or')}`]),
      ...names.map(pattern).filter((said) => said !== undefined),
    ],
    'or',
  );
}

const WRAPPERS: Readonly<Record<string, string>> = {
  starttls: '以明文开始，协议要求时可以转为 TLS（STARTTLS）。',
  tap: 'tap：把经过的流量复制一份，用于调试。',
  upstream_proxy_protocol: '连上之后先发 PROXY protocol 头，再传数据。',
  http_11_proxy: '先请 HTTP 代理建立连接（CONNECT）。',
  tcp_stats: '只统计 TCP 数据，不做任何改动。',
  internal_upstream: '通向本代理的 internal listener，并把 metadata 一并带过去。',
};

/** What a transport socket does in a handshake. */
export const tlsMessages: typeof english = {
  presents: ({ side, names }) =>
    side === 'server'
      ? `${glue('本代理在这里是服务端，出示', certificates(names))}。`
      : `${glue('本代理在这里是客户端，服务端索要证书时出示', certificates(names))}。`,
  'presents-nothing': ({ side }) =>
    side === 'server'
      ? '它没有证书可以出示，所以握手不可能成功。'
      : '它不出示证书：服务端无从知道调用方是谁。',
  demands: ({ demands }) =>
    ({
      required: '它要求客户端出示证书：没有有效的证书就连不上。',
      optional: '它向客户端索要证书，但不强求：出示的必须有效，不出示的也放行。',
      none: '它不向客户端索要证书：谁都可以连，也不知道连上来的是谁。',
      unknown: '它是否要求客户端出示证书，从这份 dump 里看不出来。',
    })[demands],
  'demand-implied-by-names': () =>
    '没有设置 `require_client_certificate`，但证书仍是必需的：只要配了要校验的 SAN 或指纹，Envoy 就一定要求证书。',
  'demand-without-effect': () =>
    '设置了 `require_client_certificate`，但不起作用：没有受信任的根证书，Envoy 根本不会索要证书。',
  verifies: ({ side, roots: trusted, names }) =>
    `它校验${PEER[side]}：${glue('证书必须由', roots(trusted), '签发')}，${glue('且带有', expected(names))}。`,
  'verifies-any-name': ({ side, roots: trusted }) =>
    `${glue('它用', roots(trusted), `校验${PEER[side]}`)}，但不校验名字：${
      side === 'server'
        ? '只要是这些根证书签发的证书，一律放行。'
        : '服务端只要有这些根证书签发的证书，就可以冒充它。'
    }`,
  'verifies-pins-only': ({ side, pins }) =>
    `它只拿${PEER[side]}的证书与 ${number(pins)} 个固定的指纹比对：既不看由谁签发，也不看是否过期。`,
  'verifies-spiffe': ({ side, domains, names }) =>
    `它按 SPIFFE 校验${PEER[side]}：证书必须由证书自身所属信任域的 bundle 签发${
      domains.length === 0 ? '' : `（信任域为 ${codes(domains, 'or')}）`
    }${names.length === 0 ? '；不校验信任域之内的名字' : `，${glue('且带有', expected(names))}`}。`,
  'verifies-custom': ({ side, validator }) =>
    `${PEER[side]}由自定义的 validator ${code(validator)} 来判定：它要求什么，dump 里没有。`,
  'verifies-nothing': ({ side }) =>
    side === 'server'
      ? '它不校验客户端：谁都不用证明身份。'
      : '它不校验服务端：连接是加密的，但谁来应答就信谁。',
  'accepts-untrusted': ({ side }) =>
    `它会看${PEER[side]}的证书，但不论结果如何都放行（\`ACCEPT_UNTRUSTED\`），哪怕名字不对、签发者不明。`,
  'allows-expired': () => '过期的证书也接受（`allow_expired_certificate`）。',
  'merge-widens': ({ secret }) =>
    `secret ${code(secret)} 自带要校验的 SAN，Envoy 会把它们并入 TLS context 的 SAN 列表，匹配其中一个就够了：放行的范围比 TLS context 单独写的要宽。`,
  'untyped-ignored': () =>
    '两种校验 SAN 的字段都设置了。Envoy 只用 `match_typed_subject_alt_names`，忽略 `match_subject_alt_names`。',
  'secret-not-ready': ({ names }) =>
    `未就绪：${codes(names)} 还没有到，在此之前 Envoy 会关闭这里的每一条连接。`,
  'secret-not-in-file': ({ names }) => `${codes(names)} 不在这份 dump 里，所以其中有什么不得而知。`,
  'max-is-tls12-by-default': () =>
    '它永远不会用 TLS 1.3：没有设置最高版本时，Envoy 作为客户端最高只到 TLS 1.2。只接受 1.3 的服务端会拒绝它。',
  'no-sni': () => '它不发送 SNI：服务端如果有多个证书或多条 filter chain，就不知道该用哪一个。',
  'raw-buffer': ({ side, implied }) => {
    const why = implied
      ? '没有设置 transport socket，Envoy 就用 raw buffer'
      : '这里用的是 raw buffer';
    return side === 'server'
      ? `${why}，即明文：谁都可以连，什么也不校验。`
      : `${why}，即明文：谁来应答就信谁，链路上的内容全部可见。`;
  },
  'plaintext-cause': ({ cause }) => {
    switch (cause.why) {
      case 'rule':
        return `Istio 生成的这个 cluster 不带 TLS，它的 metadata 指向 DestinationRule ${code(cause.rule)}：请查看其中的 \`trafficPolicy.tls\`，只要设置了它，无论哪种模式，auto mTLS 都不再起作用。如果没有设置，则是 PeerAuthentication 在 namespace 或整个 mesh 关闭了 mTLS，或者该主机在 mesh 之外。`;
      case 'no-tls':
        return 'Istio 生成的这个 cluster 不带 TLS，它的 metadata 没有指向任何 DestinationRule：该主机在 mesh 之外，或者 PeerAuthentication 在其 namespace 或整个 mesh 关闭了 mTLS，或者关闭了 auto mTLS（`meshConfig.enableAutoMtls`）。';
      case 'elsewhere':
        return `那里有 sidecar：${code(cause.address)} 在 ${code(cause.cluster)} 中带有 \`tlsMode: istio\`。因此是这个端口或这个 subset 关闭了 mTLS：请查看该工作负载的 PeerAuthentication 是否为 DISABLE（包括 \`portLevelMtls\`），以及是否有刚刚改动的 DestinationRule。`;
      case 'no-label':
        return 'metadata 中没有 `tlsMode: istio`：那里没有 sidecar，或者对它关闭了 mTLS。请查看 pod（Kubernetes 之外则是 WorkloadEntry）的标签 `security.istio.io/tlsMode`，以及该工作负载的 PeerAuthentication 是否为 DISABLE。';
    }
  },
  'plaintext-path': ({ path }) => {
    switch (path) {
      case 'in-pod':
        return '没有 TLS，也不需要：这些明文不出 pod（Unix domain socket、回环地址，或本代理旁边的应用）。';
      case 'as-sent':
        return '本代理不加 TLS：应用发什么就转什么，可能带它自己的 TLS，也可能是明文。';
      case 'app-tls':
        return '本代理不加 TLS：这里透传的是调用方自己的 TLS，不解开。';
      case 'app-bytes':
        return '本代理不加 TLS：应用发什么就原样转什么（如果应用自己用 TLS，那就是 TLS）。';
    }
  },
  wrapper: ({ wrapper, inner }) =>
    `${WRAPPERS[wrapper] ?? `${code(wrapper)} 把另一个 socket 包在里面。`}里面是 ${code(inner)}，保护方式由它决定。`,
  'socket-unknown': ({ type }) =>
    `本页不认识 ${code(type)} 这种 transport socket：它有没有保护作用不得而知。它的 JSON 照原样显示。`,
};

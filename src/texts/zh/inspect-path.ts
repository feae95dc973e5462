import type { pathMessages as english } from '../en/inspect-path';
import { code, codes, glue, number } from './phrases';

const RESOURCE = { listener: 'listener', cluster: 'cluster', secret: 'secret' } as const;

/** `目的端口 50051，客户端提供的 ALPN 有 istio 或 h2`: what a chain asks of a connection. */
function conditions(match: {
  readonly port?: number;
  readonly alpn: readonly string[];
  readonly sni: readonly string[];
  readonly ranges: readonly string[];
}): string {
  const parts = [
    match.port === undefined ? undefined : `目的端口 ${code(String(match.port))}`,
    match.ranges.length === 0 ? undefined : `目的地址属于 ${codes(match.ranges, 'or')}`,
    match.sni.length === 0 ? undefined : `SNI 为 ${codes(match.sni, 'or')}`,
    match.alpn.length === 0 ? undefined : `客户端提供的 ALPN 中有 ${codes(match.alpn, 'or', 6)}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : `：${parts.join('，')}`;
}

function connections(transport: string | undefined, alone: boolean): string {
  if (transport === 'tls') return ' TLS 连接';
  if (transport === 'raw_buffer') return '不带 TLS 的连接';
  if (transport === undefined) return alone ? '任何连接' : '连接';
  return ` ${code(transport)} 连接`;
}

/** Listeners, chains, clusters, matches, endpoints: the way of a call. */
export const pathMessages: typeof english = {
  listener: ({ address, direction, chains, tlsChains }) => {
    const where = address === '' ? '' : `在 ${code(address)} 上`;
    const head = {
      inbound: `${where}接收发往本工作负载的流量。`,
      outbound: `${where}接收出站流量：在 sidecar 里是应用自己发出的，在 gateway 里是它的客户端发来的。`,
      internal: '只接受来自本代理内部的连接：它没有自己的端口。',
      none: `${where}接受连接。`,
    }[direction];
    if (chains === 0) return `${head}它没有 filter chain。`;
    if (chains === 1) {
      return `${head}它只有一条 filter chain，${tlsChains === 0 ? '不' : ''}使用 TLS。`;
    }
    const tls =
      tlsChains === 0
        ? '都不使用 TLS'
        : tlsChains === chains
          ? '全部使用 TLS'
          : `其中 ${number(tlsChains)} 条使用 TLS`;
    return `${head}它有 ${number(chains)} 条 filter chain，${tls}。`;
  },
  'listener-not-bound': () =>
    '它自己不监听端口（`bind_to_port` 为 false）：由另一个 listener 按连接的原始目的地址把连接转交给它。',
  'listener-internal': ({ name }) =>
    `本代理的 cluster 以 ${code(name)} 这个名字访问它，Envoy 就是这样把一条连接套进另一条连接的。`,
  rejected: ({ details, inForce }) =>
    `Envoy 拒绝了这次更新：${code(details)}。${
      inForce ? '目前生效的仍是之前的版本。' : '之前没有生效过的版本，所以它现在不存在。'
    }`,
  warming: ({ kind, waitsFor, alsoActive }) => {
    const why = waitsFor.length === 0 ? '' : `它在等 ${codes(waitsFor)}。`;
    return alsoActive
      ? `这个 ${RESOURCE[kind]} 有一个新版本正在 warming：Envoy 已经收到，但还没有启用，仍由 active 版本提供服务。${why}`
      : `这个 ${RESOURCE[kind]} 正在 warming：Envoy 已经收到，但还没有启用。${why}`;
  },
  draining: () => '正在 draining：不再接受新连接，等旧连接结束后就会消失。',
  'state-unknown': ({ kind }) =>
    `文件里既没有这个 ${RESOURCE[kind]} 的状态（active 还是 static），也没有它的版本；istioctl 只输出已经生效的。`,
  'chain-takes': (match) => {
    const asked = conditions(match);
    return `接受${connections(match.transport, asked === '')}${asked}。`;
  },
  'chain-default': () => '凡是这个 listener 的其他 filter chain 都不匹配的连接，由它接受。',
  'chain-by-matcher': () =>
    '选中这条 filter chain 靠的是 listener 的 `filter_chain_matcher`，而不是 filter chain 自己的匹配条件。',
  'chain-twin': ({ twin }) =>
    twin === 'plaintext'
      ? '与它成对的另一条 filter chain 接受同样的连接，但不带 TLS。'
      : '与它成对的另一条 filter chain 接受同样的连接，但带 TLS。',
  'chain-leads': ({ clusters }) => `收到的流量交给 cluster ${codes(clusters)}。`,
  'chain-nowhere': ({ clusters }) =>
    `没有去处：cluster ${codes(clusters)} 没有 endpoint，Envoy 接受连接后立即关闭（response flag 为 \`UH\`）。`,
  'chain-unread': () =>
    '只接受 TLS，却不终止 TLS，后面又是 HTTP connection manager，读不懂 TLS：Envoy 会拒绝每一条连接（计数器 `downstream_cx_protocol_error`）。要么缺一个 TLS transport socket，要么该用 `tcp_proxy` 把 TLS 透传下去。',
  'chain-passthrough': ({ inspected }) =>
    inspected
      ? '连接带 TLS，但不由本代理终止：listener filter 只看 ClientHello，应用自己的 TLS 原样透传。'
      : '这条 chain 用于透传不由本代理终止的 TLS。但该 listener 没有任何 listener filter 检查 ClientHello（`tls_inspector`），因此从 Envoy 1.17 起，这里不会有连接被识别为 TLS。',
  'chain-plaintext': () =>
    '这里没有 TLS：只要能访问到这个端口就能连上，谁都不用证明身份，链路上的内容也全部可见。',
  tunnelled: () => '在隧道内：到这里的流量是先经过本代理才来的，没有另外的链路需要保护。',
  nowhere: () => '这里不会有流量通过：连接都会被 Envoy 关闭，没有内容需要保护。',
  hbone: ({ listener, cluster }) =>
    `走 HBONE 隧道：先进入本代理的 internal listener ${code(listener)}${
      cluster === undefined ? '' : `，再经 cluster ${code(cluster)} 发出，由后者的 TLS 保护`
    }。`,
  cluster: ({ type, host, port, subset, direction }) => {
    const on = port === undefined ? undefined : `${code(String(port))} 端口`;
    const to = host === undefined ? undefined : code(host);
    const part = subset === undefined ? '' : `，subset 为 ${code(subset)}`;
    const what = on === undefined ? to : glue(to, to === undefined ? '' : '的', on);
    switch (direction) {
      case 'outbound':
        return `${glue('本代理经它访问', what ?? '连接原本的目的地址')}${part}。`;
      case 'inbound':
        return `通向本 pod 内的应用${on === undefined ? '' : `，${on}`}。`;
      case 'other':
        return `${code(type)} 类型的 cluster：${glue('本代理要访问的服务端', what)}${part}。`;
    }
  },
  'cluster-serves-secrets': ({ secrets }) => `证书和根证书经这个 cluster 获取：${codes(secrets)}。`,
  'cluster-by-match': ({ matches }) =>
    `它有 ${number(matches)} 个 transport socket match，每个 endpoint 取第一个与自己的 metadata 匹配的；所以同一个 cluster 里的两个 endpoint，访问方式可能不同。`,
  'cluster-own-socket': () => '访问它的所有 endpoint 都用同一个 transport socket。',
  'cluster-no-socket': () => '它没有 transport socket：Envoy 用明文访问它，不校验对端。',
  'cluster-nowhere': () =>
    '它是 STATIC 类型，而且没有 endpoint：到这里的 TCP 连接会被关闭，HTTP 请求会得到 503。Istio 用这样的 cluster 拦下流量。',
  'cluster-endpoints': ({ protections }) =>
    `这份 dump 里它的 endpoint：${protections
      .map(([protection, n]) => glue(`${number(n)} 个`, LOOKS[protection] ?? protection))
      .join('，')}。`,
  'match-takes': ({ criteria, position, of }) =>
    `第 ${number(position)} 条，共 ${number(of)} 条：匹配 metadata 中有 ${codes(
      criteria.map(([key, value]) => `${key} = ${value}`),
    )} 的 endpoint，已被前面条目匹配的除外。`,
  'match-takes-rest': ({ position, of }) =>
    `第 ${number(position)} 条，共 ${number(of)} 条：它的 match 为空，前面的条目都不匹配的 endpoint 全部归它。`,
  'match-dead': ({ by }) => `不会有 endpoint 走到这里：排在前面的 ${code(by)} 全都匹配走了。`,
  'match-endpoints': ({ count: n }) =>
    n === 0 ? '目前没有 endpoint 选中它。' : `目前有 ${number(n)} 个 endpoint 选中它。`,
  endpoints: ({ count: n, entry, from }) => {
    const head = `${number(n)} 个 endpoint`;
    const its = glue('使用', named(entry), '的 socket');
    switch (from) {
      case 'endpoint':
        return `${head} ${its}，因为自身的 metadata 与它匹配。`;
      case 'locality':
        return `${head} ${its}，因为所属 locality 的 metadata 与它匹配。`;
      case 'rest':
        return `${head} ${its}：前面的条目都不匹配，就归这一条。`;
      case 'own':
        return `${head} 使用 cluster 自己的 transport socket。`;
      case 'plaintext':
        return `${head} 走明文：没有条目匹配，cluster 自己也没有 transport socket。`;
    }
  },
  'endpoints-none-now': () =>
    '目前没有 endpoint：dump 里有它的这一行，但内容为空，所以调用会以“no healthy upstream”失败。',
  'endpoints-original-dst': () =>
    '没有 endpoint 列表：Envoy 直接访问调用方原本要连的地址，用的是与空 metadata 匹配的 socket。',
  'endpoints-unknown': ({ why }) =>
    ({
      'no-section':
        '未知：这份 dump 里没有 endpoint。请用 `/config_dump?include_eds` 或 `istioctl proxy-config all` 重新导出。',
      'no-row':
        '未知：dump 里有 endpoint，但没有这个 cluster 的。它可能正在 warming，也可能文件被过滤过。',
      locality: '未知：可能取决于 locality 的 metadata，而 dump 里不带这项内容。',
      matcher: '未知：由 `transport_socket_matcher` 决定，它参考的内容可能不在 dump 里。',
    })[why],
};

const named = (entry: string | undefined) => (entry === undefined ? '某个条目' : code(entry));

const LOOKS: Readonly<Record<string, string>> = {
  mtls: '走 mTLS',
  tls: '走 TLS',
  plaintext: '走明文',
  unknown: '未知',
  passthrough: '走应用自己的 TLS',
  tunnelled: '在隧道内',
};

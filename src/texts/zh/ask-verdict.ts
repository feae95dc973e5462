import type { AskVerdict, ServerOutcome } from '../../core/ask/types';
import type { ChainLevel } from '../../core/decide/filter-chain/levels';
import type { ClientKind } from '../../core/decide/socket/client-kind';
import type { NodeId } from '../../core/ids/ids';
import type { PlaintextPath } from '../../core/inspect/plaintext-path';
import { certificateText, refusedText } from './ask-caller';
import { clashText, codecErrorText, takenText } from './ask-filters';
import { ownText } from './ask-own';
import { refusalText, refusedBy } from './ask-refusal';
import { code, codes, glue, list, material } from './phrases';

/** How a node is called. */
export type Title = (id: NodeId) => string;

export const named = (id: NodeId, title: Title): string => code(title(id));

const nothingAt: Record<ChainLevel, string> = {
  destination_port: '没有 filter chain 接受这个端口',
  prefix_ranges: '剩下的 filter chain 都不接受这个目的地址',
  server_names: '剩下的 filter chain 都不接受这个 SNI',
  transport_protocol: '剩下的 filter chain 都不接受这种传输协议',
  application_protocols: '剩下的 filter chain 都不接受这些 ALPN',
  direct_source_prefix_ranges: '剩下的 filter chain 都不接受这个对端',
  source_type: '剩下的 filter chain 都不接受来自那里的调用方',
  source_prefix_ranges: '剩下的 filter chain 都不接受这个源地址',
  source_ports: '剩下的 filter chain 都不接受这个源端口',
};

function closed({ why, level }: Extract<AskVerdict, { key: 'closed' }>): string {
  switch (why) {
    case 'filter_chain_not_found':
      return `${level === undefined ? 'matcher 没有选出 filter chain' : nothingAt[level]}，也没有默认 filter chain：Envoy 关闭连接。`;
    case 'unknown_chain_name':
      return 'matcher 给出的 filter chain 不存在：Envoy 关闭连接。';
    case 'listener_filters_timeout':
      return '客户端一直不发数据，直到 listener filter 超时：Envoy 关闭连接。';
    case 'no_proxy_header':
      return 'listener 要求先有 PROXY protocol 头：Envoy 关闭连接。';
  }
}

/** One of several is taken by the kinds of key that the client has. */
const served = (names: readonly string[]): string =>
  names.length === 0
    ? ''
    : glue(
        '，出示',
        list(
          names.map((name) => material(name, '证书')),
          'or',
        ),
      );

function outcome(by: ServerOutcome, chain: string): string {
  switch (by.key) {
    case 'handshake':
      return `${chain} 以 ${by.demand === 'required' ? 'mTLS' : 'TLS'} 接受它${served(by.serves)}。${certificateText(by)}${by.inside === undefined ? '' : clashText(by.inside)}`;
    case 'no-certificate':
      return `${chain} 接受它，但 TLS 握手失败。${refusedText(by)}`;
    case 'refused':
      return `${chain} 接受它，但${refusalText(by.refusal, refusedBy(by.shows))}`;
    case 'not-ready':
      return `${chain} 接受它，但 ${codes(by.waitsFor)} 一直没到：到达之前，Envoy 会关闭这里的每一条连接。`;
    case 'no-hello':
      return `${chain} 接受它并且使用 TLS，客户端却没有用 TLS：握手失败。`;
    case 'plaintext':
      return `${chain} 以明文接受它${takenText(by.read)}：没有加密，谁也不用证明身份。`;
    case 'low-version':
      return `${chain} 接受它，但它的 HTTP connection manager 不接受 HTTP/1.0：Envoy 回 \`426 Upgrade Required\`，然后关闭连接。`;
    case 'codec-error':
      return codecErrorText(by, chain);
    case 'passthrough':
      return `${chain} 自己没有 TLS：客户端的 TLS 原样透传。`;
    case 'tunnelled':
      return `${chain} 接受经本代理自己的隧道进来的连接。`;
    case 'nowhere':
      return `${chain} 接受它后立即关闭：cluster ${codes(by.clusters)} 没有 endpoint，什么也通不过。`;
    case 'unknown':
      return `${chain} 接受它。它的 transport socket 会怎么做，这份 dump 里看不出来。`;
  }
}

/** Behind "访问 X". `shown`: the certificate by its name, if it has one. */
const calls: Record<ClientKind, (shown: string) => string> = {
  mtls: (shown) => `${glue('走 mTLS：本代理出示自己工作负载的证书', shown)}。`,
  'mutual-custom': (shown) =>
    shown === ''
      ? '走 mTLS：本代理出示另外指定的证书。'
      : `${glue('走 mTLS：本代理出示', shown)}，不是网格的证书。`,
  'simple-tls': () => '走 TLS：本代理不出示证书。',
  hbone: () => '走 mTLS 隧道（HBONE）。',
  plaintext: () => '走明文：没有加密。',
  unknown: () => '走什么，这份 dump 里看不出来。',
};

const plain: Record<PlaintextPath, string> = {
  'in-pod': '走明文，但不出 pod：网络上看不到。',
  'as-sent': '时，应用发什么就转什么：可能带它自己的 TLS，也可能是明文。本代理不加 TLS。',
  'app-tls': '时，走的是调用方自己的 TLS，本代理不解开，直接透传，也不加 TLS。',
  'app-bytes': '时，本代理不加 TLS：应用发什么就原样转什么（如果应用自己用 TLS，那就是 TLS）。',
};

/** Which certificate this proxy shows; of the mesh's only the name is news. */
function shownText({ kind, shows }: Extract<AskVerdict, { key: 'called' }>): string {
  if (kind === 'mtls') return codes(shows, 'or');
  return list(
    shows.map((name) => material(name, '证书')),
    'or',
  );
}

const calledText = (verdict: Extract<AskVerdict, { key: 'called' }>): string =>
  verdict.plain === undefined ? calls[verdict.kind](shownText(verdict)) : plain[verdict.plain];

/** Who would have taken it. */
function instead({ would }: Extract<AskVerdict, { key: 'nobody-listens' }>, title: Title): string {
  if (would === undefined) return '';
  const who = named(would.listener, title);
  switch (would.state) {
    case 'warming':
      return `本该由 ${who} 接受，但它还在 warming：它等的东西一直没到。`;
    case 'failed':
      return `本该由 ${who} 接受，但 Envoy 拒绝了它的配置。`;
    case 'draining':
      return `${who} 正在 draining，不再接受新连接。`;
    case 'active':
    case 'static':
    case 'unknown':
      return '';
  }
}

const PROBES =
  'kubelet 的探针不会到这里：Istio 默认把 HTTP、TCP 和 gRPC 探针改写到端口 `15020`（`rewriteAppHTTPProbers`）。';

/** The verdict in one sentence, and another on whom it is not about. */
export const sentence = (verdict: AskVerdict, title: Title, probesElsewhere = false): string =>
  `${whatBecomes(verdict, title)}${probesElsewhere ? PROBES : ''}`;

function whatBecomes(verdict: AskVerdict, title: Title): string {
  switch (verdict.key) {
    case 'incomplete':
      return verdict.needs === 'port' ? '连接发往哪个端口？' : '访问哪个 cluster？';
    case 'not-in-file':
      return verdict.of === undefined
        ? '问题里提到的内容不在这份 dump 里。'
        : `这份 dump 里没有 ${named(verdict.of, title)}：这个问题问的是另一份 dump。`;
    case 'not-dumped':
      return verdict.what === 'listeners'
        ? '这份 dump 里没有 listener，看不出入站连接会怎样：请用 `istioctl proxy-config all POD -o json` 导出完整的 dump。'
        : '这份 dump 里没有 cluster，看不出出站连接会怎样：请用 `istioctl proxy-config all POD -o json` 导出完整的 dump。';
    case 'endpoint-not-in-file':
      return `这个 cluster 在这份 dump 里没有 endpoint ${code(verdict.endpoint)}。`;
    case 'nobody-listens':
      return `没有 listener 监听 ${code(verdict.place)}：连接被拒绝。${instead(verdict, title)}`;
    case 'not-redirected': {
      const why =
        verdict.by === 'istio'
          ? 'Istio 不会把这个端口重定向到 Envoy'
          : '这个 pod 的 annotation `excludeInboundPorts` 让这个端口绕过 Envoy';
      return `${why}，这份 dump 里也没有 listener 监听 ${code(verdict.place)}：由监听这个端口的进程自己应答，即 istio agent 或应用，dump 里看不到。`;
    }
    case 'closed':
      return closed(verdict);
    case 'waiting':
      return '客户端不发数据，listener filter 又一直等下去：什么都不会发生。';
    case 'undetermined': {
      const among = verdict.among.map((id) => (id === undefined ? '关闭连接' : named(id, title)));
      return `Envoy 在这里怎么选没有定义：${glue('可能是', list(among, 'or'))}。`;
    }
    case 'unknown-matcher':
      if (verdict.type === 'redacted')
        return 'matcher 比对的内容已脱敏，所以不知道选中哪条 filter chain。';
      return `matcher 要看的内容从不出现在 dump 里（${code(verdict.type)}），所以不知道选中哪条 filter chain。`;
    case 'taken':
      return outcome(
        verdict.by,
        `${verdict.isDefault ? '默认 filter chain ' : ''}${named(verdict.chain, title)}`,
      );
    case 'called': {
      const who = verdict.endpoint === undefined ? '每个 endpoint' : code(verdict.endpoint);
      const waits =
        verdict.waitsFor.length === 0
          ? ''
          : `但 ${codes(verdict.waitsFor)} 一直没到：到达之前，任何调用都不会成功。`;
      const refusal =
        verdict.refusal === undefined
          ? verdict.itself && ownText(verdict.itself)
          : `但${refusalText(verdict.refusal, '校验证书的对端')}`;
      return `${glue('访问', who, calledText(verdict))}${waits}${refusal ?? ''}`;
    }
    case 'cluster-warming': {
      const waits =
        verdict.waitsFor.length === 0
          ? '它等的东西一直没到'
          : `在等 secret ${codes(verdict.waitsFor)}，一直没到`;
      const meanwhile =
        verdict.inForce === undefined
          ? '到达之前，任何调用都不会成功。'
          : `在此期间，调用仍走生效中的 ${named(verdict.inForce, title)}。`;
      return `未就绪：cluster 还在 warming，${waits}。${meanwhile}`;
    }
    case 'call-unknown':
      switch (verdict.missing) {
        case 'endpoints':
          return '这份 dump 里没有 endpoint，而结果取决于它们的 metadata：请用 `include_eds` 重新导出。';
        case 'locality':
          return '有条目可能匹配 locality 的 metadata，而它从不出现在 dump 里：不知道选中哪个 socket。';
        case 'matcher':
          return 'matcher 要看的内容从不出现在 dump 里：不知道选中哪个 socket。';
      }
      break;
    case 'no-endpoints':
      return '这个 cluster 目前没有 endpoint：没有可以访问的对端。';
  }
  return '';
}

/** Outcomes that are not a look; a handshake has none where the caller's certificate decides. */
const ends: Record<ServerOutcome['key'], string> = {
  handshake: '取决于调用方',
  'no-certificate': '握手失败',
  refused: '证书被拒绝',
  'no-hello': '握手失败',
  'not-ready': '关闭：未就绪',
  plaintext: '明文',
  passthrough: '透传',
  tunnelled: '在隧道内',
  'low-version': '被拒绝：HTTP/1.0',
  'codec-error': '关闭：codec error',
  nowhere: '关闭：没有 endpoint',
  unknown: '未知',
};

/** On the badge, where it is not a look. */
export function badge(verdict: AskVerdict): string {
  switch (verdict.key) {
    case 'closed':
      return `关闭：${verdict.why}`;
    case 'nobody-listens':
      return '被拒绝';
    case 'taken':
      return ends[verdict.by.key];
    case 'no-endpoints':
      return '没有对端';
    case 'undetermined':
      return '不确定';
    case 'waiting':
      return '一直等待';
    case 'cluster-warming':
      return '未就绪';
    case 'called':
      if (verdict.waitsFor.length > 0) return '未就绪';
      if (verdict.refusal !== undefined) return ends.refused;
      return verdict.itself === undefined ? ends.unknown : ends['no-certificate'];
    case 'incomplete':
    case 'not-redirected':
    case 'not-in-file':
    case 'not-dumped':
    case 'endpoint-not-in-file':
    case 'unknown-matcher':
    case 'call-unknown':
      return '未知';
  }
}

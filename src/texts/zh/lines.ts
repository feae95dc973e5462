import type { ChainEnd, GraphNode, Line, ProtectionCounts } from '../../core/graph/types';
import type { NodeKind } from '../../core/ids/kinds';
import type { LineTexts } from '../en/lines';
import { dotted, isRaw, LOOK_ORDER, type Stack, shortName, socketsOf } from '../line-parts';
import { count, few } from './count';
import { number } from './phrases';

/** On a card, where there is room for a word. */
const protection: LineTexts['protection'] = {
  mtls: 'mTLS',
  tls: 'TLS',
  plaintext: '明文',
  unknown: '?',
  passthrough: '应用 TLS',
  tunnelled: '在隧道内',
};

/** The same looks in full, for titles and screen readers. */
const protectionLong: LineTexts['protectionLong'] = {
  mtls: 'mTLS',
  tls: 'TLS，没有客户端证书',
  plaintext: '明文',
  unknown: '从这个文件看不出来',
  passthrough: '应用自己的 TLS，透传',
  tunnelled: '在本代理的隧道内',
};

const reach: LineTexts['reach'] = { 'in-pod': '本地', 'as-sent': '原样', 'app-tls': '应用 TLS' };

const reachLong: LineTexts['reachLong'] = {
  'in-pod': '不出 pod 的明文：Unix domain socket、回环地址，或本代理旁边的应用',
  'app-tls': '调用方自己的 TLS，不解开，直接透传',
  'as-sent': '应用发什么就转什么，可能带它自己的 TLS，也可能是明文',
};

const kind: Readonly<Record<NodeKind, string>> = {
  listener: 'Listener',
  'filter-chain': 'Filter chain',
  'transport-socket': 'Transport socket',
  cluster: 'Cluster',
  'socket-match': 'Match',
  'endpoint-group': 'Endpoint',
  secret: 'Secret',
  'sds-source': 'SDS 来源',
  address: '地址',
  agent: 'Agent',
  ca: 'CA',
};

/** With their measure words, behind a number. */
const counted: Readonly<Record<NodeKind, string>> = {
  listener: '个 listener',
  'filter-chain': '条 filter chain',
  'transport-socket': '个 transport socket',
  cluster: '个 cluster',
  'socket-match': '条 match',
  'endpoint-group': '组 endpoint',
  secret: '个 secret',
  'sds-source': '个 SDS 来源',
  address: '个地址',
  agent: '个 agent',
  ca: '个 CA',
};

/** A more telling word than the kind alone, where the line knows one. */
function nodeKind(node: GraphNode): string {
  const { line } = node;
  switch (line.key) {
    case 'socket-server':
      return 'Downstream TLS';
    case 'socket-client':
      return 'Upstream TLS';
    case 'socket-raw':
      return 'Raw buffer';
    case 'certificate':
      return '证书';
    case 'roots':
      return '根证书';
    case 'address':
      return line.transport === 'pipe' ? 'Pipe' : '地址';
    default:
      return kind[node.kind];
  }
}

const demands: Readonly<Record<Extract<Line, { key: 'socket-server' }>['demands'], string>> = {
  required: '必须有客户端证书',
  optional: '客户端证书可选',
  none: '不要客户端证书',
  unknown: '客户端证书：未知',
};

const socketNames: Readonly<Record<string, string>> = {
  starttls: '先明文，后 TLS',
  tap: '复制流量',
  upstream_proxy_protocol: '先发 PROXY protocol',
  http_11_proxy: '经由 HTTP 代理',
  tcp_stats: '统计 TCP',
  internal_upstream: '通向 internal listener',
};

/** Groups of endpoints that no entry gives its name. */
const groups: ReadonlyMap<string, string> = new Map([
  ['own-socket', '自己的 socket'],
  ['none-now', '没有 endpoint'],
  ['original-dst', '原始目的地址'],
  ['unknown', 'endpoint 未知'],
]);

/** How a node is called on its card: by name, or by what tells it from its neighbours. */
function title(node: GraphNode): string {
  const { line } = node;
  switch (line.key) {
    case 'socket-server':
      return demands[line.demands];
    case 'socket-client':
      if (line.sni !== undefined) return shortName(line.sni);
      return line.shows ? '出示证书' : '不出示证书';
    case 'socket-raw':
      return '无 TLS';
    case 'socket-wrapper':
      return socketNames[line.wrapper] ?? line.wrapper;
    case 'endpoints':
      return node.name === ''
        ? count(line.total, '个 endpoint')
        : (groups.get(node.name) ?? node.name);
    case 'endpoints-none':
      return '没有 endpoint';
    case 'endpoints-unknown':
      return 'endpoint 未知';
    case 'endpoints-original-dst':
      return '原始目的地址';
    case 'agent':
      return agents[line.who];
    case 'ca':
      return authorities[line.who];
    case 'cluster':
      return line.host === undefined
        ? node.name
        : `${shortName(line.host)}${line.port === undefined ? '' : `:${line.port}`}`;
    case 'chain-default':
      return node.name === '' ? '默认 filter chain' : node.name;
    case 'chain-match':
      return node.name === '' ? (matchParts(line)[0] ?? TAKES_ALL) : node.name;
    default:
      return node.name === '' ? kind[node.kind] : node.name;
  }
}

const agents: Readonly<Record<Extract<Line, { key: 'agent' }>['who'], string>> = {
  'istio-agent': 'istio agent',
  'spire-agent': 'SPIRE agent',
  'control-plane': '控制面',
};

const authorities: Readonly<Record<Extract<Line, { key: 'ca' }>['who'], string>> = {
  istiod: 'istiod，或它所用的 CA',
  'spire-server': 'SPIRE server',
};

const whyUnknown: Readonly<Record<Extract<Line, { key: 'endpoints-unknown' }>['why'], string>> = {
  'no-section': '文件里没有：导出时加 include_eds',
  'no-row': '文件里没有它这一行',
  locality: 'dump 里没有 locality metadata',
  matcher: '由 matcher 决定',
};

/** It closes what it takes. */
const ends: Record<ChainEnd, string> = { nowhere: '随即关闭', unread: '只认 HTTP：关闭' };
const closes = ({ closes: why }: { readonly closes?: ChainEnd }): string =>
  why === undefined ? '' : ends[why];

/** What a chain demands of a connection, the most telling first. */
function matchParts(line: Extract<Line, { key: 'chain-match' }>): readonly string[] {
  return [
    line.port === undefined ? '' : `:${line.port}`,
    line.sni.length > 0 ? `SNI ${few(line.sni, 1)}` : '',
    line.transport === 'raw_buffer' ? '明文' : (line.transport ?? ''),
    line.alpn.length > 0 ? `ALPN ${few(line.alpn, 2)}` : '',
    line.ranges.length > 0 ? few(line.ranges, 1) : '',
    closes(line),
  ].filter((part) => part !== '');
}

const TAKES_ALL = '全部接受';

const matchText = (line: Extract<Line, { key: 'chain-match' }>): string =>
  matchParts(line).join(' · ') || TAKES_ALL;

/** The line of fact of a node: what its title does not say already. */
function nodeFact(node: GraphNode): string {
  if (node.line.key !== 'chain-match' || node.name !== '') return fact(node.line);
  const [first, ...rest] = matchParts(node.line);
  if (first === undefined) return '它的匹配条件为空';
  return rest.join(' · ') || '没有其他匹配条件';
}

const users = (n: number): string => (n === 0 ? '没有被引用' : `${number(n)} 处引用`);
const secrets = (n: number): string => count(n, '个 secret');

/** The line of fact below the name. */
function fact(line: Line): string {
  switch (line.key) {
    case 'listener':
      return dotted(line.address, count(line.chains, '条 filter chain'));
    case 'rejected':
      return line.details;
    case 'chain-match':
      return matchText(line);
    case 'chain-default':
      return dotted('接受其他 filter chain 都不要的', closes(line));
    case 'chain-by-matcher':
      return dotted('由 matcher 选中', closes(line));
    case 'socket-server':
      if (line.demands === 'none') return '不校验客户端';
      return line.names.length > 0 ? `SAN ${few(line.names, 1)}` : '根证书签发的任何名字';
    case 'socket-client':
      return line.names.length > 0 ? `SAN ${few(line.names, 1)}` : '不校验服务端名字';
    case 'socket-raw':
      return line.implied ? '没有 transport socket：明文' : '什么都不校验';
    case 'socket-wrapper':
      return line.wrapper;
    case 'socket-other':
      return line.type;
    case 'cluster':
      return dotted(
        line.subset === undefined ? undefined : `subset ${line.subset}`,
        line.type,
        line.endpoints === undefined ? undefined : count(line.endpoints, '个 endpoint'),
      );
    case 'match':
      return line.criteria.length === 0
        ? '{ } 其余全部归它'
        : few(
            line.criteria.map(([key, value]) => `${key} = ${value}`),
            1,
          );
    case 'endpoints':
      return few(line.addresses, 1, line.total);
    case 'endpoints-none':
      return '目前没有';
    case 'endpoints-unknown':
      return whyUnknown[line.why];
    case 'endpoints-original-dst':
      return '调用方原本要去哪里就去哪里';
    case 'certificate':
    case 'roots':
    case 'secret-other':
      return users(line.users);
    case 'secret-empty':
      return dotted('还没有到', users(line.users));
    case 'secret-emptied':
      return dotted('内容已从文件里清空', users(line.users));
    case 'secret-untold':
      return dotted('没有导出', users(line.users));
    case 'secret-missing':
      return dotted('文件里缺失', users(line.users));
    case 'source-cluster':
      return dotted(line.ads ? 'ADS' : 'cluster', secrets(line.secrets));
    case 'source-file':
      return dotted('文件', secrets(line.secrets));
    case 'source-static':
      return dotted('在 bootstrap 里', secrets(line.secrets));
    case 'source-untold':
      return dotted('没有导出', secrets(line.secrets));
    case 'source-missing':
      return dotted('文件里缺失', secrets(line.secrets));
    case 'address':
      return line.transport === 'pipe' ? 'Unix domain socket' : '网络地址';
    case 'agent':
      return line.who === 'control-plane' ? '通过 ADS 应答' : '在另一端监听';
    case 'ca':
      return '签发证书请求';
  }
}

/** `28 mTLS · 3 明文`. */
const protections = (counts: ProtectionCounts): string =>
  LOOK_ORDER.filter((key) => (counts[key] ?? 0) > 0)
    .map((key) => `${number(counts[key] ?? 0)} ${protection[key]}`)
    .join(' · ');

const directions: Readonly<Record<NonNullable<Stack['line']['direction']>, string>> = {
  inbound: '个入站 listener',
  outbound: '个出站 listener',
  internal: '个 internal listener',
  none: '个 listener',
};

const SOCKETS = { raw: '个 socket', tls: '个 TLS socket', mixed: '个 socket' } as const;

/** `116 个出站 listener`: what is in a stack, counted. */
function stackCount(box: Stack): string {
  const { of, direction, total } = box.line;
  if (of === 'no-tls-listeners' || of === 'open-listeners')
    return count(total, directions[direction ?? 'none']);
  if (box.kind === 'transport-socket') return count(total, SOCKETS[socketsOf(box)]);
  const destinations = box.kind === 'cluster' && direction === 'outbound';
  return count(total, destinations ? '个目的地' : counted[box.kind]);
}

const stackKind = (box: Stack): string =>
  box.line.of === 'used-by' ? `被 ${stackCount(box)} 引用` : stackCount(box);

/** What a stack is called: what its members are and how many, never one of their names. */
function stackTitle(box: Stack): string {
  const counted = stackCount(box);
  if (box.line.of === 'others') return `其他 ${counted}`;
  return isRaw(box) ? `${counted}，无 TLS` : counted;
}

function stackFact(box: Stack): string {
  const { line } = box;
  const n = box.line.total;
  const named = line.samples.filter((sample) => sample !== '').map(nameOfSample);
  switch (line.of) {
    case 'open-listeners':
      return `别人能连到 ${few(named, 1, n)}`;
    case 'no-tls-listeners':
      return line.direction === 'internal' ? '在隧道内' : '应用自己发起的调用';
    case 'inbound-clusters':
      return '通向本 pod 内的应用';
    case 'dangling':
      return dotted('文件里缺失', few(named, 1, n));
    case 'unused':
      return dotted('没有被引用', few(named, 1, n));
    case 'others':
      return dotted(count(line.shapes, '种'), few(named, 1, n));
    case 'alike':
    case 'used-by':
      if (isRaw(box)) return '什么都不校验';
      // All have the one name, or none has any.
      if (box.endpoints !== undefined) return dotted(named[0], takes(box.endpoints));
      return line.samples.length < 2 ? (named[0] ?? '全部相同') : few(named, 1, n);
  }
}

/** On the card of a match. */
const takes = (n: number): string => count(n, '个 endpoint');

const nameOfSample = (sample: string): string => groups.get(sample) ?? shortName(sample);

export const lines: LineTexts = {
  number,
  protection,
  protectionLong,
  protectionOrder: LOOK_ORDER,
  protections,
  reach,
  reachLong,
  other: '其他',
  state: {
    active: 'active',
    static: 'static',
    warming: 'warming',
    draining: 'draining',
    failed: '被拒绝',
    unknown: '状态未知',
  },
  kind,
  nodeKind,
  title,
  fact,
  nodeFact,
  usedBy: '被引用',
  stackCount,
  stackKind,
  stackTitle,
  stackFact,
  takes,
  membersFact: (n, box) =>
    n === 1 ? `${stackCount(box)} 之一` : `${number(n)} / ${stackCount(box)}`,
  inferred: '推断',
  missing: '缺失',
  notCaptured: '未知',
  throughHbone: '，经由 HBONE',
  card: (parts) =>
    [...new Set([parts.kind, parts.title]), ...parts.marks, parts.fact].filter(Boolean).join('，'),
};

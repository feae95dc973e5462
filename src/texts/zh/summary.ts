import type { CallProtection } from '../../core/summary/destinations';
import type { ServedPort } from '../../core/summary/ports';
import type { Gist } from '../../core/tables/first-screen';
import type { SummaryTexts } from '../en/summary';
import { glue, number } from './phrases';
import { span } from './span';

const MAX_NAMED = 3;

export const MODES: Readonly<Record<ServedPort['mode'], string>> = {
  STRICT: 'STRICT',
  PERMISSIVE: 'PERMISSIVE',
  DISABLE: '无 TLS',
  MUTUAL: 'mTLS',
  TLS: 'TLS',
  mixed: '混合',
  unknown: '未知',
  plaintext: '无 TLS',
  SIMPLE: 'TLS',
  OPTIONAL_MUTUAL: '可选 mTLS',
  ISTIO_MUTUAL: 'Istio mTLS',
  PASSTHROUGH: '透传',
  AUTO_PASSTHROUGH: '自动透传',
};

export const WHAT: Readonly<Record<ServedPort['what'], string>> = {
  service: '',
  health: '健康检查',
  metrics: '指标',
  gateway: 'Gateway',
  other: '',
};

export const PROTECTIONS: Readonly<Record<CallProtection, string>> = {
  mtls: 'mTLS',
  hbone: 'mTLS（HBONE）',
  tls: 'TLS',
  plaintext: '明文',
  'app-tls': '应用自己的 TLS',
  'as-sent': '原样转发',
  local: 'Pod 内',
  unknown: '未知',
  mixed: '混合',
  'no-endpoints': '暂无 endpoint',
};

export const TAKES = {
  taken: '接受',
  refused: '拒绝',
  unknown: '未知',
  'not-listening': '未监听',
} as const;

function portList(ports: readonly (number | undefined)[]): string {
  const named = ports.filter((port) => port !== undefined).map(String);
  const others = ports.includes(undefined);
  if (named.length === 0) return '所有端口';
  const rest = named.length - MAX_NAMED;
  const list = `端口 ${named.slice(0, MAX_NAMED).join('、')}${rest > 0 ? ` 等 ${named.length} 个端口` : ''}`;
  return others ? `${list}及其余所有端口` : list;
}

function inboundPart({ ports, notListening, warming, inFile }: Gist): string {
  if (!inFile.listeners) return '这个文件没有 listeners 段，入站情况未知';
  if (ports.total === 0 && notListening.length > 0)
    return '没有 listener 接受入站连接：Envoy 拒绝了它';
  if (ports.total === 0 && warming.length > 0) return '入站 listener 仍在 warming，尚未监听';
  if (ports.total === 0) return '这个文件中没有入站端口';
  if (ports.named.length > 0) return glue(portList(ports.named), '接受明文');
  if (ports.unknown > 0) return `有 ${ports.unknown} 个端口无法判断是否接受明文`;
  return '服务端口均不接受明文';
}

function outboundPart({ outbound: { total, protections }, inFile }: Gist): string {
  if (!inFile.clusters) return '这个文件没有 clusters 段，出站情况未知';
  if (total === 0) return '这个文件中没有出站目的地';
  const mtls = (protections.mtls ?? 0) + (protections.hbone ?? 0);
  const rest = (
    ['tls', 'plaintext', 'mixed', 'app-tls', 'unknown', 'no-endpoints'] as const
  ).flatMap((kind) => {
    const n = protections[kind] ?? 0;
    return n === 0 ? [] : [glue(`${n} 个`, PROTECTIONS[kind])];
  });
  return [`${total} 个出站目的地中 ${mtls} 个使用 mTLS`, ...rest].join('，');
}

export const summary: SummaryTexts = {
  sentence: (answer) => `${inboundPart(answer)}；${outboundPart(answer)}。`,
  notInFile: '不在这个文件中',
  failed: '无法生成概要，其他视图不受影响。',
  of: (total) => `/ ${total}`,
  inbound: {
    title: '入站',
    line: ({ total, unknown, own }) =>
      total === 0
        ? '没有入站端口'
        : `个端口接受明文${own > 0 ? `，其中 ${own} 个用于健康检查或指标` : ''}${unknown > 0 ? `，${unknown} 个未知` : ''}`,
  },
  outbound: {
    title: '出站',
    line: (total) => (total === 0 ? '这个文件中没有目的地' : '个目的地使用 mTLS'),
    counts: (total, endpoints, unlisted) =>
      `${total} 个目的地，${endpoints === undefined ? '文件中没有 endpoint' : `${endpoints} 个 endpoint`}${endpoints !== undefined && unlisted > 0 ? `；${unlisted} 个目的地的 endpoint 不在这个文件中` : ''}`,
    others: (n) => `另有 ${n} 个 cluster 未计入：留在 pod 内，或原样转发应用的流量。`,
    missing:
      '这个文件没有 clusters 段。请重新导出：`curl localhost:15000/config_dump?include_eds`，或 `istioctl proxy-config all POD -o json`。',
    noNamespace: '无 namespace',
    only: (protection) => glue('全部', PROTECTIONS[protection]),
    joined: (parts) => parts.join('，'),
    some: (n, protection) => glue(`${number(n)} 个`, PROTECTIONS[protection]),
    more: (n) => `另有 ${n} 个 namespace，见“连接”`,
    showNamespace: (name) => `在拓扑图中显示 ${name}`,
  },
  ports: {
    title: '入站端口',
    port: '端口',
    mode: '模式',
    plaintext: '明文',
    client: '客户端证书的校验依据',
    versions: 'TLS',
    place: 'Listener',
    others: '其余所有端口',
    show: (port) => `在拓扑图中显示${port === undefined ? '其余所有端口' : `端口 ${port}`}`,
    none: '这个文件中没有入站端口。',
    missing:
      '这个文件没有 listeners 段。请重新导出：`curl localhost:15000/config_dump`，或 `istioctl proxy-config all POD -o json`。',
    notListening: (names) => `Envoy 拒绝了 ${names.join('、')}，也没有旧版本生效：那里没有监听。`,
    standing: { warming: '尚未监听：listener 正在 warming', rejected: '未监听：listener 被拒绝' },
    modeOf: (mode) => MODES[mode],
    what: (what) => WHAT[what],
    takes: (plaintext) => TAKES[plaintext],
    check: ({ clients, roots }) => {
      const by = roots.length === 0 ? '根证书不在这个文件中' : roots.join('、');
      switch (clients) {
        case 'demanded':
          return by;
        case 'optional':
          return `可选；${by}`;
        case 'unverified':
          return '不校验：任何证书都接受';
        case 'none':
          return '不要求';
        case 'mixed':
          return '各 filter chain 不同';
        case 'unknown':
          return '未知';
        case 'presented':
        case 'not-presented':
        case undefined:
          return '无 TLS';
      }
    },
    anyName: '任意名称',
    passedOn: '应用自己的 TLS，原样透传',
    chains: (n) => `${n} 条 filter chain`,
    more: (n) => `另有 ${n} 个端口，见“连接”`,
  },
  findings: {
    title: '问题',
    looking: '正在检查证书…',
    none: '在已检查的内容中没有发现问题。',
    notChecked: (whys) => `未检查：${whys.join('；')}。`,
    more: (n) => `还有 ${n} 项`,
    remedy: '处理办法：',
    line: (errors, warnings, infos) =>
      [
        errors > 0 && `${errors} 项错误`,
        warnings > 0 && `${warnings} 项警告`,
        infos > 0 && `${infos} 项信息`,
      ]
        .filter((part) => part !== false)
        .join('，') || '已检查的内容中没有问题',
  },
  certificates: {
    title: '证书',
    reading: '正在读取…',
    joined: (parts) => parts.join('；'),
    and: (roots) => `和 ${roots} 张根证书`,
    next: (name, left) => `最先到期：${name}，还有 ${span(left)}`,
    expired: (n) => `${n} 张已过期`,
    none: '这个文件中没有可读取的证书',
  },
};

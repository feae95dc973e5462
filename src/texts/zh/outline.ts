import type { OutlineTexts } from '../en/outline';
import { count } from './count';
import { number } from './phrases';

const protections: OutlineTexts['protections'] = {
  mtls: 'mTLS',
  tls: 'TLS',
  plaintext: '明文',
  unknown: '未知',
  passthrough: '应用 TLS',
  tunnelled: '在隧道内',
};

export const outline: OutlineTexts = {
  number,
  label: '这个文件里的全部内容',
  groups: {
    wrong: '问题',
    'takes-calls': '入站',
    'makes-calls': '出站',
    secrets: 'Secret',
    sources: 'SDS 来源',
  },
  noTls: {
    inbound: '入站，无 TLS',
    outbound: '出站，无 TLS',
    internal: '内部，无 TLS',
    none: '无 TLS',
  },
  protections,
  beside: { ...protections, unknown: '?' },
  endpoints: (n) => count(n, '个 endpoint'),
  port: (port) => String(port),
  more: (n) => `+${number(n)}`,
  ownSocket: '自己的 socket',
  unnamedSocket: '无 TLS',
  endpointUnnamed: '没有地址',
  missing: '缺失',
  inferred: '推断',
  filter: {
    label: '筛选大纲',
    placeholder: '按名字、端口、SNI、SAN、secret、地址筛选',
    clear: '清除筛选',
    hits: (shown, total) =>
      total > shown
        ? `共 ${number(total)} 个结果，列出最相关的 ${number(shown)} 个`
        : count(total, '个结果'),
    none: (words) => `这个文件里没有“${words}”。`,
    searching: '正在搜索…',
    failed: '搜索没有成功，请再试一次。',
  },
};

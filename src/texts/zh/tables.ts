import type { TableTexts } from '../en/tables';
import { tableCells } from '../table-cells';
import { count } from './count';
import { number } from './phrases';
import { span } from './span';
import { MODES, PROTECTIONS, TAKES, WHAT } from './summary';

const words: TableTexts['words'] = {
  what: WHAT,
  mode: MODES,
  plaintext: TAKES,
  standing: { 'in-force': '', warming: 'warming', rejected: '被拒绝' },
  protection: PROTECTIONS,
  clients: {
    demanded: '必须出示',
    optional: '可选',
    none: '不要求',
    unverified: '要求但不校验',
    unknown: '未知',
    mixed: '各 filter chain 不同',
    presented: '已出示',
    'not-presented': '未出示',
  },
  side: { server: '服务端', client: '客户端' },
  verifies: {
    nothing: '不校验',
    chain: '根证书',
    pins: '仅校验指纹',
    spiffe: 'SPIFFE 信任域',
    custom: '自定义校验器',
    'accepts-untrusted': '接受任何证书',
    refused: 'Envoy 会拒绝：只有名称，没有根证书',
    unknown: '未知',
  },
  role: { leaf: '证书', intermediate: '中间证书', root: '根证书' },
  state: {
    valid: '有效',
    expiring: '即将到期',
    expired: '已过期',
    'not-yet-valid': '尚未生效',
  },
  unread: {
    redacted: '已脱敏',
    empty: '空',
    file: '在主机的文件中',
    environment: '在环境变量中',
    broken: '无法解析',
    'not-in-file': '不在这份 dump 中',
    'other-form': '不支持的格式',
  },
  other: {
    'all-other-ports': '其余所有端口',
    'any-name': '任意名称',
    default: '默认',
    'not-listed': '文件中没有',
  },
};

export const tables: TableTexts = {
  words,
  cells: tableCells({
    words,
    number,
    list: (items) => items.join('、'),
    byDefault: (text) => `${text}（默认）`,
    chains: (n) => count(n, '条 filter chain'),
    validity: (state, time) => {
      switch (state) {
        case 'valid':
        case 'expiring':
          return time;
        case 'expired':
          return `已过期 ${time}`;
        case 'not-yet-valid':
          return '尚未生效';
      }
    },
    days: (n) => count(n, '天'),
    span,
    users: ({ chains, clusters }) =>
      [
        ...(chains > 0 ? [count(chains, '条 filter chain')] : []),
        ...(clusters > 0 ? [count(clusters, '个 cluster')] : []),
      ].join('、') || '未使用',
    more: (n) => `另外 ${number(n)} 处`,
  }),
  names: {
    ports: '入站端口',
    outbound: '出站',
    contexts: 'TLS context',
    certificates: '证书和根证书',
  },
  columns: {
    ports: {
      port: '端口',
      mode: '模式',
      plaintext: '明文',
      clients: '客户端证书',
      verifies: '校验依据',
      versions: 'TLS',
      where: 'Listener › filter chain',
    },
    outbound: {
      destination: '目的地',
      namespace: 'Namespace',
      protection: '保护方式',
      endpoints: 'Endpoint 数',
      sni: 'SNI',
      type: '发现方式',
      cluster: 'Cluster',
    },
    contexts: {
      owner: '所属 listener 或 cluster',
      side: '哪一端',
      presents: '出示的证书',
      clients: '客户端证书',
      verifies: '校验依据',
      names: '期望的名称',
      versions: 'TLS',
      ciphers: 'Cipher suite（TLS 1.2）',
      alpn: 'ALPN',
      sni: 'SNI',
    },
    certificates: {
      subject: '名称',
      role: '类型',
      left: '剩余有效期',
      notAfter: '到期时间（UTC）',
      notBefore: '生效时间（UTC）',
      names: '名称（SAN）',
      issuer: '签发者',
      key: '密钥',
      signature: '签名算法',
      serial: '序列号',
      sha256: 'SHA-256',
      where: '所在位置',
      users: '使用者',
    },
  },
  none: {
    ports: '这个文件中没有入站端口。',
    outbound: '这个文件中没有通往 pod 外的 cluster。',
    contexts: '生效的 listener 和 cluster 都没有 TLS context。',
    certificates: '这个文件中没有证书，也没有根证书。',
  },
  missing: {
    ports: '这个文件没有 listeners 段，入站端口未知。',
    outbound: '这个文件没有 clusters 段，目的地未知。',
    contexts: '这个文件既没有 listeners 段也没有 clusters 段，TLS context 未知。',
  },
  unknown: (name) => `${name} ?`,
  tab: (name, n) => (n === undefined ? name : `${name} ${number(n)}`),
  number,
  filter: '筛选',
  filterHint: {
    ports: '按端口、模式、根证书、listener 筛选',
    outbound: '按名称、端口、保护方式、SNI 筛选',
    contexts: '按名称、SNI、SAN、cipher suite、ALPN 筛选',
    certificates: '按名称、签发者、序列号、SHA-256、已过期筛选',
  },
  clear: '清除筛选',
  shown: (total, all) =>
    total === all ? count(all, '行') : `${number(total)} / ${count(all, '行')}`,
  nothing: (text) => `没有包含“${text}”的行。`,
  switch: '表格',
  reading: (looked, total) => `正在读取证书：${number(looked)} / ${number(total)} 处`,
  notAll: (looked, total) => `共 ${number(total)} 处，只列出前 ${number(looked)} 处的证书。`,
  gone: '文件已被修改、移走或删除，证书读不出来了。',
  failed: '表格无法生成。',
  waiting: '加载中…',
  export: '导出',
  take: '复制或保存',
  copy: '复制',
  save: '保存为文件',
  formats: { csv: 'CSV', markdown: 'Markdown', json: 'JSON' },
  takeRows: (n) => `${count(n, '行')}，按当前的筛选和排序`,
  copied: '已复制',
  saved: (name) => `已保存为 ${name}`,
  copyFailed: '浏览器不允许页面写入剪贴板，请改为保存文件。',
  takeFailed: '复制或保存没有成功。',
};

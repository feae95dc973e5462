import type { WorkspaceTexts } from '../en/workspace';
import { count, fileSize } from './count';
import { code, glue, number } from './phrases';

export const workspace: WorkspaceTexts = {
  fileSize,
  pageTitle: (file) => `${file} · mtlscope`,
  openAnother: '打开其他文件',
  search: '查找端口、服务、SNI、SAN…',
  more: '更多',
  language: '语言',
  paletteCommands: '命令',
  istio: (version) => `Istio ${version}`,
  envoy: (version) => `Envoy ${version}`,
  noHeader: '文件里没写是哪个代理导出的。',
  outline: '大纲',
  inspector: '详情',
  canvas: '图',
  showOutline: '显示大纲',
  hideOutline: '隐藏大纲',
  showInspector: '显示详情',
  hideInspector: '隐藏详情',
  resizeOutline: '大纲宽度',
  resizeInspector: '详情宽度',
  close: '关闭',
  ask: {
    button: '提问',
    open: '提问：一条连接会怎样？',
    again: '回到问题',
    heading: '提问',
    resize: '提问区高度',
    about: '就此提问',
  },
  learn: { button: '导览', open: '导览：一步一步学' },
  share: { button: '分享', open: '分享这个视图' },
  export: { button: '导出', open: '导出当前内容：图片、Mermaid、报告' },
  snapshot: (here, all, redacted) =>
    [
      here >= all
        ? `链接里的快照，含整份 dump 的全部 ${number(all)} 个资源`
        : `链接里的快照：整份 dump 的 ${number(all)} 个资源中的 ${number(here)} 个`,
      redacted ? '，名称已替换。' : '，名称保持原样。',
      here >= all ? '' : '这里没有的，dump 里可能有。',
    ].join(''),
  snapshotAsk: {
    badge: '未知',
    unknown: {
      listeners: (others) =>
        `这份快照里没有 listener 接受它。整份 dump 里另有 ${number(others)} 个 listener 不在快照中，可能由它们接受。`,
      clusters: (others) =>
        `这个 cluster 不在快照里。整份 dump 里另有 ${number(others)} 个 cluster 不在快照中。`,
    },
    others: (others) => `整份 dump 里另有 ${number(others)} 个 listener 不在这份快照中，没有查看。`,
  },
  dropNow: '松手即可改为打开这个文件',
  reading: (name) => `正在读取 ${name}…`,
  moreLosses: (more) => `这样的地方还有 ${number(more)} 处，见“提示”。`,
  insteadOf: (asked, opened) =>
    `链接指的是另一个文件 ${asked}，而这是 ${opened}：只显示两者都有的部分。`,
  insteadOfSame: (name) => `这个 ${name} 不是链接所指的那个文件。只显示两者都有的部分。`,
  dismiss: '关闭',
  keys: '快捷键',
  keysCanvas: [
    ['方向键', '沿链路移动，或在一列内上下移动'],
    ['Enter', '选中；再按一次：显示它的整条链路'],
  ],
  commands: {
    search: '搜索',
    ask: '提问：一条连接会怎样',
    learn: '导览',
    share: '分享这个视图',
    export: '导出当前内容',
    'open-file': '打开其他文件',
    'theme-system': '主题跟随系统',
    'theme-light': '浅色主题',
    'theme-dark': '深色主题',
    overview: '回到总览',
    'toggle-outline': '显示或隐藏大纲',
    'toggle-inspector': '显示或隐藏详情',
    help: '显示这些快捷键',
  },
  alerts: {
    title: '需要注意',
    named: (what) => `${what}：`,
    rejectedOne: '被拒绝',
    keyVisible: '私钥以明文出现',
    keyVisibleMore: (others) =>
      `${others === 0 ? '' : `另有 ${number(others)} 个。`}谁拿到这个文件，谁就能冒充本代理：请保密，并更换私钥。`,
    neverCame: (name, source, listeners, clusters) => {
      const waiting = [
        listeners === 0 ? undefined : `${number(listeners)} 个 listener`,
        clusters === 0 ? undefined : `${number(clusters)} 个 cluster`,
      ].filter((one) => one !== undefined);
      const from = source === undefined ? '' : `从 ${code(source)} `;
      return `${code(name)} 一直没有${from}到达：${waiting.join(' 和 ')} 在等它。`;
    },
    warmingOne: {
      listener: 'Listener 正在 warming',
      cluster: 'Cluster 正在 warming',
      secret: 'Secret 正在 warming',
    },
    inForce: '之前的版本仍然生效。',
    notInForce: '没有任何版本生效。',
    show: (name) => glue('显示', name),
    showShort: '显示',
    more: (n) => `还有 ${number(n)} 条`,
    fewer: '收起',
  },
  notices: {
    button: (n) => count(n, '条提示'),
    title: (n) => `关于这个文件的 ${number(n)} 条提示`,
    intro: '文件中没看懂或缺失的部分。其余的都照常显示。',
    whole: '整个文件',
  },
  filters: {
    legend: '只显示',
    plaintext: '明文',
    notActive: '非 active',
    namespace: 'Namespace',
    everyNamespace: '所有 namespace',
    hidden: (n) => `已隐藏 ${number(n)} 个节点`,
    clear: '清除',
    nothing: '这个文件里没有符合筛选条件的内容。',
  },
  way: { label: '当前位置', overview: '总览', back: '回到总览' },
  empty: '这份 dump 里没有 listener、cluster 或 secret：没有什么可画的。',
  notHere: '链接所指的内容不在这个文件里。',
  flow: {
    help: '按 Enter 选中，再按 Enter 显示它的整条链路，用方向键移动。',
    label: '调用经过本代理的链路',
    controls: '图的视图',
    zoomIn: '放大',
    zoomOut: '缩小',
    fit: '适应窗口',
  },
  lanes: {
    server: ['服务端：', '本代理接受什么'],
    client: ['客户端：', '本代理如何发起调用'],
  },
  columns: {
    entry: 'Listener · cluster',
    match: 'Filter chain · match',
    socket: 'Socket · endpoint',
    secret: 'Secret',
    source: 'SDS 来源',
    address: '地址',
    agent: 'Agent',
    ca: 'CA',
  },
  showPath: (name) => `${glue('显示', name, '的整条链路')}`,
  openStack: (name) => `${glue('展开', name, '这一叠')}`,
  showPathShort: '显示链路',
  openStackShort: '展开这一叠',
  theme: { legend: '主题', system: '跟随系统', light: '浅色', dark: '深色' },
};

import type { CliTexts } from '../en/cli';
import { fileSize } from './count';
import { notice } from './notices';
import { number } from './phrases';
import { problem } from './problems';

export const cli: CliTexts = {
  problem,
  notice,
  about: '从 config dump 看 Envoy 如何做 mTLS。',
  usage: (line) => `用法：${line}`,
  verbsTitle: '命令：',
  optionsTitle: '选项：',
  verbs: {
    dumps: '列出这些文件各属于哪个代理',
    summary: '统计一份 dump 里有什么，列出别人能连到的端口，以及代理调用的目标',
    facts: '得出每个端口的模式、gateway 提供的服务，以及每个目标的 endpoint 怎样连接',
    redact: '输出去掉了身份信息的 dump（JSON）',
    replay: '用运行中的 Envoy 的录制结果，核对 mtlscope 的判定',
  },
  file: 'FILE 是路径，或者用 - 表示标准输入；可以用 gzip 压缩。',
  exits:
    '退出码：0 全部读完；1 replay 发现有判定不一致；2 有文件读不出来或只能读出一部分（能读的照样输出），或者命令行写错了。',
  timeless: '这个命令的输出与时间无关：--at 不起作用。',
  options: {
    json: '输出 JSON',
    at: '按哪个时刻判断：ISO 8601，或 1970 年起的秒数；默认取系统时钟',
    lang: '文字的语言；默认取 LC_ALL、LC_MESSAGES 或 LANG',
    help: '显示这段说明，或某个命令的说明',
    version: '显示版本',
  },
  wrong: {
    noVerb: (verbs) => `请先写明要做什么：${verbs}（见 --help）。`,
    unknownVerb: (verb, verbs) => `没有 ${verb} 这个命令，可用的有 ${verbs}（见 --help）。`,
    noFile: (usage) => `没有给出 FILE。用法：${usage}`,
    oneFile: (usage) => `只能给一个 FILE。用法：${usage}`,
    unknownOption: (option) => `没有 ${option} 这个选项（见 --help）。`,
    noValue: (option) => `选项 ${option} 需要一个值。`,
    needlessValue: (option) => `选项 ${option} 不带值。`,
    time: (text) =>
      `--at ${text} 不是有效的时间：请用 ISO 8601（2026-01-31T12:00:00Z；只写 2026-01-31 表示 UTC 零点）或 1970 年起的秒数（1769860800）。`,
    language: (text, languages) => `不支持 --lang ${text}，可用的语言有 ${languages}。`,
  },
  input: {
    missing: (path) => `${path} 读不出来：没有这个文件。`,
    forbidden: (path) => `${path} 读不出来：没有读取权限。`,
    folder: (path) => `${path} 是文件夹：请给出 dump 文件本身。`,
    tooLarge: (path, limit) => `${path} 超过 ${fileSize(limit)}，没有读取。`,
    other: (path, why) => `${path} 读不出来（${why}）。`,
  },
  output: (why) => `结果写不出去（${why}）。`,
  crashed: (why) => `mtlscope 自身出错（${why}），请反馈给我们。`,
  unknown: '未知',
  none: '无',
  inFile: (path, sentence) => `${path}：${sentence}`,
  word: (value) => WORDS[value] ?? value,
  version: ({ state, update }) => {
    if (state === 'warming') return 'warming：尚未生效';
    if (state === 'rejected') return '被拒绝：没有生效的版本';
    if (update === null || update === 'none') return '生效中';
    return update === 'warming' ? '生效中，新版本在 warming' : '生效中，新版本被拒绝';
  },
  dumps: {
    dump: 'Dump',
    type: '类型',
    ips: 'IP',
    lastChange: '最近变更',
    files: '文件',
  },
  summary: {
    resources: '资源',
    count: '数量',
    format: '格式',
    listeners: 'listener',
    filter_chains: 'filter chain',
    clusters: 'cluster',
    transport_socket_matches: 'transport socket match',
    endpoints_total: 'endpoint',
    endpoints_with_tsm_metadata: '其中带 transport socket match 的 metadata',
    secrets: 'secret',
    sockets: 'Transport socket',
    port: '端口',
    use: '用途',
    mode: '模式',
    plaintext: '明文',
    state: '状态',
    cluster: '目标 cluster',
    protection: '连接保护',
  },
  notices: { pointer: '位置', message: '提示' },
  facts: {
    port: '端口',
    mode: '模式',
    others: '其余端口',
    hosts: '主机名',
    listener: 'Listener',
    state: '状态',
    cluster: 'Cluster',
    endpoint: 'Endpoint',
    protection: '连接方式',
    any: '全部',
    more: (n) => `另有 ${number(n)} 个`,
  },
  redact: {
    sectionsOnly: '这个文件无法整份脱敏：输出里只有它的 listener、cluster、endpoint 和 secret。',
  },
  replay: {
    counts: (agree, disagree, undetermined) =>
      `一致 ${agree}，不一致 ${disagree}，无定论 ${undetermined}`,
    notDecided: (n) => `${number(n)} 个问题目前还不作判定`,
    unknownKind: (path, kind) => `${path} 不是这里认识的录制类型：${kind}。`,
    noRecording: (path) => `${path} 不是录制文件：第一行没有说明它的类型。`,
    badLine: (path, line) => `${path}：第 ${line} 行不是 JSON。`,
    damaged: (path) => `${path} 已损坏或不完整；前面能读的部分已经重放。`,
    separator: '，',
    recorded: '录制：',
    decided: '判定：',
    question: '问题：',
    record: '记录：',
  },
};

const WORDS: Readonly<Record<string, string>> = {
  service: '服务',
  health: '健康检查',
  metrics: '指标',
  gateway: 'gateway',
  other: '其他',
  taken: '接受',
  refused: '拒绝',
  'not-listening': '未监听',
  plaintext: '明文',
  mixed: '不一',
  unknown: '未知',
  local: '本地',
  'as-sent': '原样转发',
  'app-tls': '自带 TLS，透传',
  mtls: 'mTLS',
  tls: 'TLS',
  hbone: 'HBONE',
  'mutual-custom': 'mTLS（其他证书）',
  'simple-tls': 'TLS（无客户端证书）',
};

import type { LandingTexts } from '../en/landing';
import { count, fileSize } from './count';

export const landing: LandingTexts = {
  name: 'mtlscope',
  title: 'mtlscope：看 Envoy 如何做 mTLS',
  what: '看清 Envoy 代理如何做 mTLS',
  how: '拖入它的 config dump，就能从 listener 或 cluster 出发，顺着每条连接一路看到证书、根证书，以及下发它们的 socket。',
  never: '数据不会离开浏览器：文件只在本地读取，不会发送到任何地方。',
  drop: '把 config dump 拖到本页任意位置',
  dropNow: '松手即可打开',
  choose: '选择文件',
  paste: '或按 Ctrl+V 粘贴 JSON',
  sample: '打开示例',
  tours: '导览：一步步讲解',
  moreSamples: '更多示例',
  noSamples: '列表没有加载出来。收起后再展开即可重试。',
  getOne: '如何导出',
  commands: [
    {
      label: 'Istio',
      command: 'istioctl proxy-config all POD -o json > dump.json',
      note: 'POD 写成 name.namespace',
    },
    {
      label: '任意 Envoy',
      command: "curl -s 'localhost:9901/config_dump?include_eds' > dump.json",
      note: 'admin 端口（Istio 为 15000）',
    },
  ],
  lists:
    'istioctl proxy-config listener、cluster 或 secret 用 -o json 输出的文件也能打开，每次一个。',
  copy: '复制',
  copied: '已复制',
  copyCommand: (label) => `复制${label === 'Istio' ? ' Istio ' : label}的命令`,
  reading: (name) => `正在读取 ${name}…`,
  readingBegins: '正在打开文件',
  readingBytes: (read, total) => `已读 ${fileSize(read)}，共 ${fileSize(total)}`,
  readingDone: '读取完毕，正在整理',
  found: (found) =>
    [
      count(found.listeners, '个 listener'),
      count(found.clusters, '个 cluster'),
      count(found.endpoints, '个 endpoint'),
      count(found.secrets, '个 secret'),
    ].join(' · '),
  cancelReading: '取消',
  awaited: (name, bytes) =>
    name === ''
      ? `拖入这个链接所指的文件（${fileSize(bytes)}），即可看到它的视图`
      : `再次拖入 ${name}（${fileSize(bytes)}），即可看到这个视图`,
  awaitedNote: '链接里只写了是哪个文件，没有文件内容。换一个文件也能打开。',
  resume: (name) => `回到 ${name}`,
  dismiss: '关闭',
  startAgain: '回到首页',
  language: '语言',
  noLanguage: '这种语言没有加载出来，请再试一次。',
  theme: { legend: '主题', system: '跟随系统', light: '浅色', dark: '深色' },
};

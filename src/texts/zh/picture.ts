import type { PictureTexts } from '../en/picture';
import { number } from './phrases';

export const picture: PictureTexts = {
  menu: '导出',
  svg: 'SVG 图片',
  svgNote: '任意缩放都清晰，适合放进文档。',
  png: 'PNG 图片',
  pngNote: '适合聊天和幻灯片。',
  mermaid: '链路的 Mermaid 文本',
  mermaidNote: 'wiki 和代码仓库可以直接渲染。复制到剪贴板。',
  report: '工单报告',
  reportNote: '哪里有问题、提问、结论、证书和 jq 命令，Markdown 格式。复制到剪贴板。',
  names: '导出的内容包含文件中的名称。',
  copied: '已复制',
  saved: (name) => `已保存为 ${name}`,
  failed: '没有成功。',
  byHand: '浏览器不允许页面写入剪贴板，请从这里手动复制：',
  caption: (file) => `${file} · mtlscope`,
  reportTitle: (file) => `\`${file}\` 的代理如何做 mTLS`,
  wrong: '先看这里',
  nothingWrong: (looked, total) =>
    looked === undefined
      ? '没有被拒绝的更新，也没有在 warming 的资源。证书读不出来：文件已被修改或移走。'
      : looked < total
        ? `没有被拒绝的更新，也没有在 warming 的资源；${number(total)} 份证书和根证书中，前 ${number(looked)} 份没有问题。`
        : '没有被拒绝的更新，没有在 warming 的资源，证书也没有问题。',
  notChecked: (whys) => `有些内容无法检查：${whys.join('；')}。`,
  more: (n) => `还有 ${number(n)} 条`,
  namespace: 'namespace',
  istio: 'Istio',
  envoy: 'Envoy',
  certificates: '链路上的证书',
  certificatesShown: '证书',
  validity: (from, until) => `有效期从 ${from} 到 ${until}`,
  clocks: {
    dump: (state) => `导出 dump 时${state}`,
    now: (state) => `现在${state}`,
  },
  asked: '提问',
  verdict: '结论',
  steps: '推断步骤',
  decided: (places) => `（依据 ${places}）`,
  said: (what, how) => `${what}：${how}`,
  joined: (parts) => parts.join('，'),
  way: '链路',
  shown: '当前显示',
  commands: '在文件中查看',
  view: '同一视图（需要有这个文件）',
};

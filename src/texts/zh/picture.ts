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
  reportNote: '发现的问题、入站端口、提问与结论、证书和 jq 命令，Markdown 格式。复制到剪贴板。',
  names: '导出的内容包含文件中的名称。',
  copied: '已复制',
  saved: (name) => `已保存为 ${name}`,
  failed: '导出没有成功。',
  byHand: '浏览器不允许页面写入剪贴板，请从这里手动复制：',
  caption: (file) => `${file} · mtlscope`,
  reportTitle: (file) => `\`${file}\` 的代理如何做 mTLS`,
  findings: '发现的问题',
  noFinding: ({ updates, warming, certificates, of }) => {
    const looked = [
      ...(updates ? ['被拒绝的更新'] : []),
      ...(warming ? ['正在 warming 的资源'] : []),
      ...(certificates === 0
        ? []
        : [
            certificates < of
              ? `${number(of)} 份证书和根证书中的前 ${number(certificates)} 份`
              : `${number(of)} 份证书和根证书`,
          ]),
    ];
    return looked.length === 0
      ? '没有发现问题：没有任何内容可供检查。'
      : `没有发现问题。已检查：${looked.join('、')}。`;
  },
  notLookedAt: '未检查的内容',
  portPlaintext: (taken) => `明文${taken}`,
  portClient: (check) => `客户端证书的校验依据：${check}`,
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
  path: '链路',
  shown: '当前显示',
  commands: '在文件中查看',
  view: '同一视图（需要有这个文件）',
};

import type { TourText } from '../../tours';
import { code } from '../phrases';

export const firstDump: TourText<'first-dump'> = {
  title: '读懂你的第一份 dump',
  what: '图上画的是什么，怎样顺着链路看，怎样从中得到答案。',
  steps: {
    'two-sides': {
      title: '一个代理，两面',
      text: () =>
        'config dump 就是一个 Envoy 被告知的全部配置。图的上半部分是服务端：listener，接受连接。下半部分是客户端：cluster，即本代理要调用的服务。后面叠着别的卡片的，是一叠配置相同的东西。',
      task: () => '在客户端这边随便选中一个。在大纲里，它们列在“出站”下面。',
      options: {},
      right: () => '右侧的详情会先用几句话告诉你选中的是什么。',
      wrong: () => '这个在服务端，或者两边共用。请在下半部分选一张卡片。',
    },
    'the-path': {
      title: '链路从左到右',
      text: () =>
        '这是一条 filter chain 的整条链路；卡片上的按钮，或者按两次 Enter，就会到这里。从左到右：谁接受连接，凭哪条 match，transport socket 对字节做什么，用到哪些 secret，secret 又从哪里来。',
      task: () => '选中这条链路上的一个 secret。',
      options: {},
      right: () => 'secret 要么是一张证书连同私钥，要么是用来校验对端的根证书。',
      wrong: () => '“Secret”那一列在 socket 的右边。',
    },
    'four-protections': {
      title: '保护方式的四个词',
      text: () =>
        'mTLS：两头都证明自己是谁。TLS：有加密，只有服务端证明自己。明文：既不加密，也不证明。问号：文件里看不出来，详情会说明缺什么。每一种都有自己的线型，不必只靠颜色分辨。其他几个词（应用 TLS、本地、原样）表示本代理没有参与保护。',
      task: (f) => `${code(f.listener)} 有几条 filter chain 接受明文？`,
      options: {},
      right: () => '卡片和大纲已经替你数好了。',
      wrong: () => '数一数标着“明文”的 filter chain，或者看大纲里的数字。',
    },
    'in-the-file': {
      title: '每张卡片都在文件里',
      text: () =>
        '这里没有一样是猜的。选中的内容都可以看 JSON，就是文件里的原文。下面还有一条 `jq` 命令，在你的文件上能打印出一模一样的内容，可以贴进终端或工单。',
      task: () => '打开详情的 JSON 页签。',
      options: {},
      right: () => 'JSON 上方那一行写着它在文件里的位置。',
      wrong: () => '页签在右侧详情的上方。',
    },
    mode: {
      title: '端口的模式',
      text: () =>
        'Istio 说的 STRICT、PERMISSIVE、DISABLE，在 dump 里没有对应的字段。它是从端口的 filter chain 推出来的：哪些要求带客户端证书的 TLS，有没有一条接受明文。详情会算出结果，并列出作为依据的 filter chain。',
      task: (f) => `端口 ${f.port} 是哪种模式？`,
      options: {},
      right: () => 'Envoy 就是这么做的，不管哪里的 PeerAuthentication 写了什么。',
      wrong: (f) => `选中端口 ${f.port} 的一条 filter chain，在详情里看它的模式。`,
    },
    ask: {
      title: '与其找，不如问',
      text: () =>
        '提问面板按 Envoy 自己的规则把一条连接走一遍：谁来调用，哪个端口，发送什么。你会得到结论，以及得出结论的每一步和起作用的字段。按 `a` 打开它，按 `/` 搜索端口、服务或名字。',
      task: (f) => `提问：普通 curl 访问端口 ${f.port} 会怎样？`,
      options: {},
      right: () => '地址栏里的链接现在带着这个问题；换一份 dump，答案也会跟着变。',
      wrong: (f) => `端口选 ${f.port}，调用方选“普通 curl”。`,
    },
  },
};

import type { Expected, NoticeKey } from '../../core/dump/notice';
import { CURL, ISTIOCTL } from '../commands';
import type { NoticeText } from '../en/notices';
import { fileSize } from './count';
import { glue, number } from './phrases';

const sections: Record<Extract<NoticeKey, { key: 'missing-section' }>['section'], string> = {
  listeners: '没有 listeners 段：看不出本代理接受哪些连接。',
  clusters: '没有 clusters 段：看不出本代理如何发起调用。',
  endpoints: `没有 endpoints 段：哪些 endpoint 以 mTLS 调用，无从得知。请连同它一起导出：${CURL}`,
  secrets: '没有 secrets 段：看不出哪些证书已经到达。',
  bootstrap: '没有 bootstrap 段：文件里没有写明是哪个代理的 dump。',
};

const EXPECTED: Readonly<Record<Expected, string>> = {
  text: '文本',
  bool: ' true 或 false',
  name: '名字',
  uint: '整数',
  duration: '时长，例如 "5s"',
  object: '对象',
  list: '列表',
};

/** The last part of a type URL, which is what people know it by. */
const short = (type: string): string => type.split(/[./]/).at(-1) ?? type;

/** What was not understood or was skipped, as one sentence. */
export const notice: NoticeText = (about) => {
  switch (about.key) {
    case 'bad-field':
      return `${about.field} 应为${EXPECTED[about.expected]}；这一项已略过，其余都读了。`;
    case 'bad-resource':
      return `这个 ${about.kind} 读不出来，只能看它的原始 JSON。`;
    case 'no-body':
      return about.name === ''
        ? `有一行 ${about.kind} 没有内容：只知道它存在。`
        : `${about.kind} ${about.name} 有这一行，但没有内容：只知道名字。`;
    case 'unknown-section':
      return `有一段的类型未知，已跳过：${about.type}。`;
    case 'other-section':
      return `${short(about.type)}：${number(about.rows)} 行，与 TLS 无关，不显示。`;
    case 'unknown-field':
      return `${short(about.section)} 里有一个 Envoy 不会在此输出的字段：${about.field}。已跳过。`;
    case 'repeated-section':
      return `${short(about.type)} 出现了不止一次，全部都读了。`;
    case 'repeated-id':
      return `有两个资源同名，第二个用 "~2" 区分：${about.id}。`;
    case 'repeated-endpoints':
      return about.cluster === ''
        ? '有不止一行 endpoints 没写 cluster 名；它们的 endpoint 合在了一起，不属于文件里的任何 cluster。'
        : `cluster ${about.cluster} 有不止一行 endpoints；它们的 endpoint 合在了一起。`;
    case 'repeated-rejection':
      return `${about.name} 有不止一次被拒绝的更新，都显示出来了。`;
    case 'empty-dump':
      return '这份 dump 是空的：Envoy 的响应里一段也没有。';
    case 'row-state-unknown':
      return `单独的一行 ${about.kind}：文件里没有写明它是 active、warming 还是 static。`;
    case 'bare-list':
      return `这是 istioctl proxy-config ${about.kind} 输出的 ${about.kind} 列表：只有已经生效、又符合命令筛选条件的，没有状态和版本。要看${about.kind === 'listener' ? ' warming、draining 和被拒绝的' : '还在 warming 的'}，以及这个代理的其余部分，请导出完整的 dump：${ISTIOCTL}`;
    case 'missing-section':
      return about.unread
        ? `没有读到 ${about.section} 段：文件没有读到末尾。`
        : sections[about.section];
    case 'unknown-socket':
      return `有一个 transport socket 的类型未知：${about.type}。它如何保护连接，未知。`;
    case 'socket-elsewhere':
      return `意料之外的位置上有一个 transport socket（${short(about.type)}），只能看它的原始 JSON。`;
    case 'ambiguous-secret':
      return `有几个 secret 都叫 ${about.name}，文件里没写各自来自哪里。`;
    case 'too-deep':
      return '这部分嵌套太深，没有读。';
    case 'duplicate-spelling':
      return `${about.field} 在这里出现了两次，一次是 snake_case，一次是 camelCase；读的是第一次。`;
    case 'duplicate-key':
      return `${about.field} 在这里出现了两次；以最后一次为准，jq 也是如此。`;
    case 'malformed':
      return `这里（第 ${about.start} 到 ${about.end} 字节）不是 JSON，已略过。jq 读整个文件都会报错。`;
    case 'comma':
      return `第 ${about.at} 字节处少了或多了一个逗号。文件仍然读取了，但 jq 会报错。`;
    case 'too-large':
      return `单这一项就有 ${fileSize(about.bytes)}，超过 ${fileSize(about.limit)}，已略过；其余都读了。`;
    case 'cut-off':
      return cutOff(about);
    case 'broken':
      return `从第 ${about.at} 字节起就不是 JSON 了，在“${about.excerpt}”附近。在此之前的已显示，之后的都没有读。`;
    case 'leading-text':
      return `文件在 JSON 之前先有“${about.words}”。其余部分已读取；要用 jq，请先去掉这些文字。`;
    case 'trailing-text':
      return `JSON 结束之后，第 ${about.at} 字节处还有别的内容（“${about.excerpt}”）。这部分没有读，jq 也会报错。`;
    case 'byte-order-mark':
      return '文件开头有字节序标记（BOM），一些 Windows 程序会这样写。已略过；有些工具会因此出错。';
    case 'unpacked':
      return `文件是边解压边读的。jq 命令针对的是解压后的文件 ${about.name}。`;
    case 'more':
      return `同类的提示还有 ${number(about.count)} 条。`;
  }
};

function cutOff({ bytes, section, closes }: Extract<NoticeKey, { key: 'cut-off' }>): string {
  const size = fileSize(bytes);
  if (closes) {
    const where = section === undefined ? '' : glue(short(section), '里');
    return `文件在 ${size} 处结束，但${glue(where === '' ? '' : ` ${where}`, '还有内容没有闭合')}：要么在那里被截断，要么前面少了引号或括号。后面的内容缺失。`;
  }
  return section === undefined
    ? `文件被截断：${size} 就结束了，后面的内容全部缺失。`
    : `文件被截断：${size} 就结束了，正好断在 ${short(section)} 中间。这一段剩下的部分和后面的内容全部缺失。`;
}

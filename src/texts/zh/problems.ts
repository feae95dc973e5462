import type { OpenProblem } from '../../core/dump/problem';
import {
  CURL,
  GUNZIP,
  GZIP_TEST,
  ISTIOCTL,
  KUBECTL,
  ONE_SECTION,
  POWERSHELL,
  PYTHON,
} from '../commands';
import type { ProblemText } from '../parts';
import { fileSize } from './count';
import { number } from './phrases';
import { refusedFormats } from './refused-formats';

/** Why something did not open, and what to do next. */
export function problem(p: OpenProblem): ProblemText {
  switch (p.kind) {
    case 'empty':
      return {
        title: '这个文件是空的。',
        advice: '本该写出它的命令多半失败了。去掉写文件的部分再执行一次，看看它报什么：',
        command: ISTIOCTL.replace(' > dump.json', ''),
      };
    case 'unreadable':
      return {
        title: '这个文件读不出来。',
        advice: '选中之后它被移动、修改或锁定了，或者它其实是个文件夹。请重新选择。',
      };
    case 'gone':
      return {
        title: '这个文件打开之后被修改、移动或删除了。',
        advice: '屏幕上的内容会保留。要继续读取其余部分，请重新打开这个文件。',
      };
    case 'bad-gzip':
      return {
        title: '这个 gzip 文件已损坏，或者开头被截掉了。',
        advice: '重新拷贝一份，或者检查一下它的内容：',
        command: GZIP_TEST,
      };
    case 'unpacks-too-large':
      return {
        title: `这个 gzip 文件解压后超过 ${fileSize(p.limit)}，解压已中止。`,
        advice: '如果它确实是 config dump，请先解压，再打开解压后的文件：',
        command: GUNZIP,
      };
    case 'too-large':
      return {
        title: `这个文件太大了：这种格式最多能读 ${fileSize(p.limit)}。`,
        advice: '直接从 admin 端口导出的 config dump 是分段读的，没有这个限制：',
        command: CURL,
      };
    case 'not-json':
      return {
        title: `这不是 JSON：第 ${p.line} 行第 ${p.column} 列有误${near(p.excerpt)}。`,
        advice:
          '文件里混进了别的内容，例如 JSON 上方的一行警告；也可能被手工改过。请重新导出，不要带 2>&1：',
        command: ISTIOCTL,
      };
    case 'truncated':
      return {
        title: `这份 JSON 不完整：到第 ${p.line} 行第 ${p.column} 列就结束了，还有 ${number(p.open)} 个括号没有闭合。`,
        advice: '磁盘写满、命令中断，或者终端、聊天工具截短了文本。请重新写到文件里：',
        command: ISTIOCTL,
      };
    case 'html':
      return {
        title: '这是网页（HTML），不是 config dump。',
        advice: '存下来的是登录页、错误页，或者 Envoy admin 的首页。请直接请求 dump：',
        command: CURL,
      };
    case 'python-repr':
      return {
        title: '这不是 JSON，而是 Python 打印的字典：用的是单引号，或者 None 和 True。',
        advice: '请用 json.dump 而不是 print 输出，或者把这个文件转成 JSON：',
        command: PYTHON,
      };
    case 'not-text':
      if (!p.utf16) {
        return {
          title: '这个文件不是文本，而是图片、程序或其他二进制文件。',
          advice: 'config dump 是 JSON。用下面的命令导出：',
          command: ISTIOCTL,
        };
      }
      return {
        title: '这个文件是 UTF-16 编码，config dump 应为 UTF-8。',
        advice: 'Windows PowerShell 的 > 会写成 UTF-16。在 PowerShell 里请这样导出：',
        command: POWERSHELL,
      };
    case 'protobuf-failure':
      return {
        title: `Envoy 没能输出 config dump，只写了：“${p.words}”`,
        advice:
          '有某个资源的类型是这个 Envoy 不认识的，只要有一个，整份输出就会失败。请逐段请求，不含它的段都能打开：',
        command: ONE_SECTION,
      };
    case 'admin-error':
      return {
        title: `这是 Envoy admin 接口返回的错误：“${p.words}”`,
        advice: '请求的内容这个 Envoy 没有。请完整导出：',
        command: KUBECTL,
      };
    case 'wrong-format':
      return refusedFormats[p.format];
    case 'not-a-dump':
      return {
        title: `这是 JSON，但不是 Envoy 的 config dump：${whatInstead(p)}。`,
        advice: 'config dump 是带有 "configs" 的对象，由 Envoy 的 /config_dump 输出。请导出一份：',
        command: ISTIOCTL,
      };
    case 'several-files':
      return {
        title: `这里有 ${number(p.count)} 个文件，一次只能打开一个。`,
        advice: '请只拖入一个代理的 dump。要看另一个，可以再开一个窗口。',
      };
    case 'folder':
      return {
        title: '这是一个文件夹。',
        advice: '请拖入其中的一个文件：某个代理的 config dump，JSON 格式。',
      };
    case 'nothing-dropped':
      return {
        title: '拖入或粘贴的内容里既没有文件，也没有文本。',
        advice: '请从电脑上拖入文件，或者粘贴 config dump 的 JSON 文本。',
      };
    case 'unknown-sample':
      return {
        title: `没有名为“${p.name}”的示例。`,
        advice: '链接可能来自另一个版本。请打开首页上的示例，或者你自己的 dump。',
      };
    case 'newer-link':
      return {
        title: '这个链接是用更新版本的 mtlscope 生成的。',
        advice: '重新加载页面即可换到新版本。如果还是这样，说明本站比生成链接的站点旧。',
      };
    case 'bad-snapshot':
      return p.why === 'damaged'
        ? {
            title: '这个链接已损坏：它携带的那部分 dump 解不开。',
            advice:
              '多半是聊天工具或邮件把它截断或改动了。请对方重新发一次，用文件或代码块的形式。',
          }
        : {
            title: '这个链接解开之后比 mtlscope 的任何链接都大，所以没有打开。',
            advice: '它不是 mtlscope 生成的。请对方直接给你 dump，再拖到这里。',
          };
    case 'crashed':
      return {
        title: 'mtlscope 自己出了问题。',
        advice: '不是你的文件的错。请重新加载页面再打开一次；如果还会出现，请报告给我们。',
      };
  }
}

const near = (excerpt: string): string => (excerpt === '' ? '' : `，在“${excerpt}”附近`);

const TYPES: Readonly<Record<string, string>> = {
  string: '字符串',
  number: '数字',
  boolean: '布尔值',
  null: 'null',
};

function whatInstead({ type, top }: Extract<OpenProblem, { kind: 'not-a-dump' }>): string {
  const keys = top.join(', ');
  if (type === 'object') {
    if (top.includes('configs')) return '它的 "configs" 里不是 config dump 的段';
    if (top.length === 0) return '它没有任何键';
    return top.length === 1 ? `它只有一个键 ${keys}` : `它开头的几个键是 ${keys}`;
  }
  if (type !== 'array') return `它只是一个${type === 'null' ? ' null' : (TYPES[type] ?? type)}`;
  return top.length === 0 ? '它是一个列表，里面没有对象' : `它是一个对象列表，对象的键有 ${keys}`;
}

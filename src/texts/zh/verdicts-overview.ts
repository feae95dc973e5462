import type { IncomingPort } from '../../core/verdicts/overview';
import type { VerdictTexts } from '../en/verdicts';
import { number } from './phrases';

const PLAINTEXT: Readonly<Record<IncomingPort['plaintext'], string>> = {
  taken: '接受',
  refused: '拒绝',
  unknown: '未知',
};

const place = (port: number | undefined): string =>
  port === undefined ? '其余所有端口' : `端口 ${port} `;

/** What a file says as a whole: where nothing is chosen. */
export const overview: VerdictTexts['overview'] = {
  incoming: {
    title: '进来的连接',
    summary: (taken, notKnown, total) => {
      const open = notKnown === total ? '全部未知' : `${number(notKnown)} 项未知`;
      if (notKnown > 0 && taken === 0) return `是否接受明文：${open}。`;
      if (taken === 0) return total === 1 ? '不接受明文。' : '都不接受明文。';
      if (taken === total) return total === 1 ? '接受明文。' : '全部接受明文。';
      const said = `${number(total)} 项中有 ${number(taken)} 项接受明文`;
      return notKnown === 0 ? `${said}。` : `${said}，${open}。`;
    },
    port: '端口',
    mode: '模式',
    plaintext: '明文',
    others: '其余所有',
    question: '提问',
    takes: (plaintext) => PLAINTEXT[plaintext],
    waiting: '还没有打开：listener 正在 warming',
    show: (port) => `显示${place(port)}的 filter chain`,
    ask: '提问',
    askAbout: (port) => `提问：${place(port)}收到明文会怎样`,
  },
  calls: {
    title: '怎样调用别人',
    line: (endpoints, clusters) =>
      endpoints === 0
        ? `${number(clusters)} 个 cluster`
        : `${number(endpoints)} 个 endpoint，分属 ${number(clusters)} 个 cluster`,
    endpoints: (n) => (n === 0 ? '未列出 endpoint' : `${number(n)} 个 endpoint`),
  },
  more: (n) => `显示更多（还有 ${number(n)} 项）`,
};

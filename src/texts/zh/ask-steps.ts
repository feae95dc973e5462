import type { AskStep, ServerOutcome } from '../../core/ask/types';
import type { ChainLevel } from '../../core/decide/filter-chain/levels';
import { looksForTls } from '../listener-filters';
import { codecErrorStep, takenStep } from './ask-filters';
import { named, type Title } from './ask-verdict';
import { code, codes, list, number } from './phrases';

const levels: Record<ChainLevel, string> = {
  destination_port: '端口',
  prefix_ranges: '目的 IP',
  server_names: 'SNI',
  transport_protocol: '传输协议',
  application_protocols: 'ALPN',
  direct_source_prefix_ranges: '直连源 IP',
  source_type: '来源类型',
  source_prefix_ranges: '源 IP',
  source_ports: '源端口',
};

type LevelStep = Extract<AskStep, { step: 'level' }>;

function valueText({ value }: Pick<LevelStep, 'value'>): string {
  const values = typeof value === 'string' ? [value] : (value ?? []);
  return values.filter(Boolean).join(', ') || '无';
}

export const chains = (n: number): string => `${number(n)} 条 filter chain`;

function levelText(step: LevelStep): string {
  const { before, left, effect } = step;
  const wanted = step.branches.filter(({ key }) => key !== '').map(({ key }) => key);
  switch (effect) {
    case 'ended':
      if (before === 0) return '没有 filter chain 可选';
      return `要求的是 ${codes(wanted, 'or', 1)}：一条也不剩`;
    case 'open':
      return '有几条匹配得一样好：Envoy 选哪一条没有定义';
    case 'narrowed':
      return `${number(before)} 条 filter chain 剩 ${number(left)} 条`;
    case 'nothing':
      return before === 1 ? '匹配：这一条留下' : `${number(before)} 条全部留下`;
  }
}

/** Heading of a step's card. */
export function stepTitle(step: AskStep): string {
  switch (step.step) {
    case 'arrives':
      return '发往';
    case 'filters':
      return 'Listener filter';
    case 'handoff':
      return '转交';
    case 'level':
      return levels[step.level];
    case 'silent':
      return '剩下的 filter chain 都不要求';
    case 'matcher':
    case 'socket-matcher':
      return 'Matcher';
    case 'default':
      return '默认 filter chain';
    case 'server-socket':
    case 'client-socket':
      return 'Transport socket';
    case 'endpoint':
      return 'Endpoint';
    case 'entries':
      return step.by === 'endpoint' ? 'Endpoint metadata' : 'Locality metadata';
    case 'own-socket':
      return '自己的 socket';
  }
}

/** The value that a step looks at, as it is. */
export function stepValue(step: AskStep): string | undefined {
  if (step.step === 'arrives') return step.place;
  return step.step === 'level' ? valueText(step) : undefined;
}

const sourceTexts: Record<Extract<AskStep, { step: 'endpoint' }>['source'], string> = {
  row: '目前没有',
  'load-assignment': '目前没有',
  'original-dst': '连接时才得到，没有 metadata',
  unknown: '不在这份 dump 里',
};

const outcomes: Record<
  Exclude<ServerOutcome['key'], 'handshake' | 'plaintext' | 'codec-error'>,
  string
> = {
  'not-ready': '在等它的 secret',
  'no-hello': '用 TLS，而客户端没有用',
  'no-certificate': '要求客户端证书，而调用方不出示',
  refused: 'TLS，但证书被拒绝',
  'low-version': '没有 TLS，也不接受 HTTP/1.0：426',
  passthrough: '自己没有 TLS：原样透传',
  tunnelled: '在隧道内',
  nowhere: '后面没有 endpoint：立即关闭',
  unknown: '这份 dump 里看不出来',
};

function serverText(by: ServerOutcome): string {
  if (by.key === 'plaintext') return takenStep(by.read);
  if (by.key === 'codec-error') return codecErrorStep(by);
  if (by.key !== 'handshake') return outcomes[by.key];
  const demand = {
    required: '要求客户端证书',
    optional: '索要客户端证书，不强制',
    none: '不索要客户端证书',
    unknown: '是否要求客户端证书未知',
  }[by.demand];
  return `TLS，${demand}`;
}

/** One line on a step's card. */
export function stepText(step: AskStep, title: Title): string {
  switch (step.step) {
    case 'arrives': {
      const by =
        step.listener === undefined ? '没有 listener 监听' : `到 ${named(step.listener, title)}`;
      const { redirected: there } = step;
      // The address is in the question; a redirect changes the port alone.
      return there === undefined ? by : `经 ${code(there.slice(there.lastIndexOf(':')))} ${by}`;
    }
    case 'filters':
      if (step.ended) return '到此为止';
      if (step.transportProtocol === 'tls') return '检测到 TLS';
      if (step.filters.length === 0) return '没有：没人看这些字节';
      return looksForTls(step.filters) ? '没有检测到 TLS' : '没人检测 TLS';
    case 'handoff':
      return step.to === undefined
        ? `没有 listener 监听 ${code(step.looked[0] ?? '')}：留在原处`
        : `交给 ${named(step.to, title)}`;
    case 'level':
      return levelText(step);
    case 'silent':
      if (step.levels.length === Object.keys(levels).length) return '任何条件：谁都匹配';
      return list(
        step.levels.map((level) => levels[level]),
        'or',
        9,
      );
    case 'matcher':
      return step.ended ? '没有选出 filter chain' : '选出了 filter chain';
    case 'default':
      return step.chain === undefined ? '没有：连接被关闭' : named(step.chain, title);
    case 'server-socket':
      return serverText(step.outcome);
    case 'endpoint':
      return step.endpoint === undefined
        ? sourceTexts[step.source]
        : `${code(step.endpoint)}，共 ${number(step.total)} 个`;
    case 'entries': {
      const taken = step.entries.find((entry) => entry.outcome.kind === 'taken');
      if (taken !== undefined) return `条目 ${code(taken.name)} 匹配`;
      return step.effect === 'open' ? '不在 dump 里：可能匹配' : '没有条目匹配';
    }
    case 'socket-matcher':
      return step.named === undefined ? '没有选出条目' : `选出 ${code(step.named)}`;
    case 'own-socket':
      return step.implied ? '没有：raw buffer' : '用 cluster 自己的';
    case 'client-socket': {
      const fails = step.itself?.kind === 'failed' ? '，但握手失败' : '';
      const refused = step.refusal === undefined ? fails : '，但证书被拒绝';
      const kind = {
        mtls: '网格的 mTLS',
        'mutual-custom': 'mTLS',
        'simple-tls': 'TLS，不出示证书',
        hbone: 'mTLS 隧道',
        plaintext: '没有 TLS',
        unknown: '这份 dump 里看不出来',
      }[step.kind];
      return `${kind}${refused}`;
    }
  }
}

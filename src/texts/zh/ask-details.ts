import type { AskFilter } from '../../core/ask/types';
import type { WhyOut } from '../../core/decide/filter-chain/trace';
import type { MatcherStep } from '../../core/decide/matcher-tree/trace';
import type { CandidateOutcome } from '../../core/decide/socket/select-socket';
import type { MatchInput } from '../../core/model/matcher';
import { code, codes, glue, list } from './phrases';

export function filterText({ effect }: AskFilter): string {
  switch (effect.kind) {
    case 'disabled':
      return effect.port === undefined ? '已停用' : `在端口 ${effect.port} 上已停用`;
    case 'sets': {
      const said = [
        effect.local === undefined
          ? ''
          : `把目的地址还原为 ${code(`${effect.local.address}:${effect.local.port}`)}`,
        effect.remote === undefined
          ? ''
          : `以 ${code(`${effect.remote.address}:${effect.remote.port}`)} 为调用方`,
        effect.transportProtocol === undefined ? '' : `检测到 ${code(effect.transportProtocol)}`,
        effect.serverName === undefined || effect.serverName === ''
          ? ''
          : `SNI ${code(effect.serverName)}`,
        effect.applicationProtocols === undefined || effect.applicationProtocols.length === 0
          ? ''
          : `${effect.transportProtocol === undefined ? '检测到' : 'ALPN'} ${codes(effect.applicationProtocols)}`,
      ];
      return said.filter(Boolean).join('，');
    }
    case 'nothing':
      return '看过，没有发现';
    case 'waits':
      return '在等始终不来的字节';
    case 'closes':
      return '关闭连接：缺少 PROXY 头';
    case 'unknown':
      return '做了什么，这份 dump 里看不出来';
  }
}

export const why: Record<WhyOut, string> = {
  'other-value': '要求的是别的值',
  shadowed: '本来匹配，但已选了更精确的，而 Envoy 不会回头',
  'not-inspected': '要求的内容没有 listener filter 检测',
  rival: '与选中的匹配得一样好',
};

export function entryText(outcome: CandidateOutcome): string {
  switch (outcome.kind) {
    case 'taken':
      return '选中：第一个匹配的';
    case 'late':
      return outcome.fits ? '也匹配，但排在后面' : '排在后面';
    case 'undecided':
      return '可能匹配：metadata 不在 dump 里';
    case 'out':
      switch (outcome.why.key) {
        case 'no-metadata':
          return '不匹配：endpoint 没有 metadata';
        case 'missing':
          return `不匹配：没有 ${code(outcome.why.field)}`;
        case 'differs':
          return `不匹配：${code(outcome.why.field)} 是 ${code(JSON.stringify(outcome.why.found))}`;
      }
  }
  return '';
}

function inputText(input: MatchInput | undefined): string {
  if (input === undefined) return '某个输入';
  switch (input.kind) {
    case 'unknown':
      return code(input.type);
    case 'endpoint_metadata':
    case 'locality_metadata':
      return code([input.filter, ...input.path].join('.'));
    default:
      return code(input.kind);
  }
}

const truths = { yes: '匹配', no: '不匹配', unknown: '无法判断' };

const valued = (input: MatchInput | undefined, value: string | undefined): string =>
  value === undefined
    ? glue(inputText(input), '没有值')
    : glue(inputText(input), '是', code(value));

/** One look of a matcher. */
export function matcherStep(step: MatcherStep): string {
  switch (step.step) {
    case 'predicate': {
      const tests = step.tests.map(({ input, value }) => valued(input, value));
      return `第 ${step.entry + 1} 条${truths[step.result]}${tests.length === 0 ? '' : `：${list(tests)}`}`;
    }
    case 'tree': {
      const fits = step.fits.map(({ key }) => key);
      const found = fits.length === 0 ? '没有条目匹配' : `与 ${codes(fits)} 匹配`;
      return `${valued(step.input, step.value)}：${found}`;
    }
    case 'enter':
      return `进入第 ${step.entry + 1} 条`;
    case 'no-match':
      return step.hasOtherwise ? '都不匹配：on_no_match' : '这里都不匹配';
    case 'kept-matching':
      return `给出 ${code(step.name)}，继续往下`;
    case 'action':
      return `给出 ${code(step.name)}`;
    case 'unknown':
      if (step.type === 'redacted') return '比对的内容已脱敏';
      return `要看的内容从不出现在 dump 里：${code(step.type)}`;
  }
}

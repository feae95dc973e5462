import type { EntryOutcome, SocketChoiceView, SocketStepView } from '../../core/verdicts/types';
import type { VerdictTexts } from '../en/verdicts';
import { code, glue, number } from './phrases';

function entry({ index, name, criteria, outcome }: EntryOutcome, whose: string): string {
  const it = name === '' ? `第 ${index + 1} 条` : code(name);
  const wants = criteria === undefined ? '它匹配一切' : `它要求 ${code(criteria)}`;
  switch (outcome.kind) {
    case 'taken':
      return criteria === undefined
        ? `${glue('选中', it)}：它的 match 为空，匹配一切。`
        : `${glue('选中', it)}：${wants}，正好有。`;
    case 'no-metadata':
      return `${glue(it, '不匹配')}：${wants}，${glue('而', whose, '没有这类 metadata')}。`;
    case 'missing':
      return `${glue(it, '不匹配')}：${wants}，而 ${code(outcome.field)} 不存在。`;
    case 'differs':
      return `${glue(it, '不匹配')}：${wants}，而 ${code(outcome.field)} 是 ${code(outcome.found)}。`;
    case 'late':
      return outcome.fits
        ? `${glue(it, '排得靠后')}：${criteria === undefined ? '它匹配一切' : '它也匹配'}，但取的是第一个匹配的。`
        : `${glue(it, '同样不匹配')}：${wants}。`;
    case 'undecided':
      return `${glue(it, '无法判断')}：${wants}。`;
  }
}

const WHOSE = { endpoint: 'endpoint', locality: '所属 locality' } as const;

function step(one: SocketStepView): string {
  switch (one.step) {
    case 'endpoint':
      return one.metadata === undefined
        ? 'endpoint 没有 `envoy.transport_socket_match` metadata。'
        : `endpoint 的 metadata 是 ${code(one.metadata)}。`;
    case 'locality':
      if (one.metadata === 'not-dumped') {
        return '没有条目与 endpoint 匹配，这时要看所属 locality 的 metadata，而它从不出现在 dump 里。';
      }
      return one.metadata === undefined
        ? '没有条目与 endpoint 匹配，所属 locality 也没有 metadata。'
        : `没有条目与 endpoint 匹配；所属 locality 的 metadata 是 ${code(one.metadata)}。`;
    case 'own':
      return one.implied
        ? '没有条目匹配，cluster 自己也没有 transport socket：Envoy 走明文。'
        : '没有条目匹配：使用 cluster 自己的 transport socket。';
    case 'matcher':
      return one.named === undefined
        ? '这里由 `transport_socket_matcher` 选择，它没有选出任何条目。'
        : `这里由 \`transport_socket_matcher\` 选择，它选出的是 ${code(one.named)}。`;
  }
}

function taken({ taken: of }: SocketChoiceView): string {
  switch (of.kind) {
    case 'match':
      return '选中条目';
    case 'own':
      return of.implied ? '不用 TLS：明文' : '使用 cluster 自己的 transport socket';
    case 'unknown':
      return '用哪个，这份 dump 里看不出来';
  }
}

/** Which entry of `transport_socket_matches` is taken, and why not the others. */
export const sockets: VerdictTexts['sockets'] = {
  title: '选中哪个 transport socket，为什么',
  endpoints: ({ endpoints: { items, total } }: SocketChoiceView): string => {
    const shown = items.slice(0, 3);
    const rest = total - shown.length;
    if (total === 0) return '连接时才得到的 endpoint';
    return rest > 0 ? `${shown.join(', ')} +${number(rest)}` : shown.join(', ');
  },
  taken,
  missing: {
    locality: 'endpoint 所属 locality 的 metadata 从不出现在 dump 里。',
    matcher: '`transport_socket_matcher` 要看的内容不在这份 dump 里。',
  },
  step,
  entry: (one: EntryOutcome, of: 'endpoint' | 'locality'): string => entry(one, WHOSE[of]),
  entries: '条目，按顺序',
  why: '为什么',
  more: (n: number): string => `另有 ${number(n)} 组，选法各不相同`,
  moreEntries: (n: number): string => `还有 ${number(n)} 个条目`,
};

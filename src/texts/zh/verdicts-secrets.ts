import type { SecretStory, SecretUsers } from '../../core/certificates/types';
import type { SecretEffect, Wait } from '../../core/decide/secret/lifeline';
import type { SecretUse } from '../../core/model/secret-references';
import type { VerdictTexts } from '../en/verdicts';
import { code, glue, number } from './phrases';

const LIVES: Readonly<Record<SecretStory['life'], readonly [word: string, sentence: string]>> = {
  active: ['active', '它已经到达，并且生效了。'],
  static: ['static', '它写在 bootstrap 里。'],
  uninitialized: ['从未到达', '用到它的地方，没有它就不行。'],
  refused: ['被拒绝', '最近一次下发的内容被拒绝了。'],
  masked: ['active，无内容', '它已经到达；内容在这个文件里被去掉了。'],
  absent: ['不在文件里', '有地方引用了它，但这份 dump 的 secret 里没有它。'],
  unknown: ['未知', '这份 dump 没有 secret 段，看不出它的情况。'],
  unused: ['未使用', '这份 dump 里没有任何地方引用它。'],
};

const USES: Readonly<Record<SecretUse, string>> = {
  certificate: '把它用作要出示的证书',
  roots: '用它作根证书来校验对端',
  'ticket-keys': '用它加密会话 ticket',
};

function uses({ owner, use, nodes: { total } }: SecretUsers): string {
  const who =
    owner === 'listener' ? `${number(total)} 条 filter chain` : `${number(total)} 个 cluster`;
  return `${who} ${USES[use]}。`;
}

const until = (wait: Wait): string =>
  wait === 'for-ever'
    ? '会一直等下去：`initial_fetch_timeout` 为 0s，而应答始终没有来'
    : `会等它到达，最多等 ${wait} 秒（\`initial_fetch_timeout\`）`;

/** What breaks; undefined: nothing. */
function effect(of: SecretEffect): string | undefined {
  switch (of.kind) {
    case 'none':
      return undefined;
    case 'another-serves':
      return '那里已有另一张证书到达，由它提供服务。';
    case 'ignored':
      return '那里的 TLS context 直接写了证书，以那些为准：Envoy 不看它。';
    case 'port-closed':
      return `端口没有打开，因为 listener ${until(of.wait)}。`;
    case 'no-cluster':
      return `调用以 503（NC）失败，因为 cluster ${until(of.wait)}。`;
    case 'old-version-serves':
      return `更新${until(of.wait)}。其间仍由之前的版本提供服务。`;
    case 'closes-connections':
      return '在它到达之前，连接一进来就会被关闭。';
    case 'fails-connections':
      return '在它到达之前，每条连接还没开始就失败（UF）。';
    case 'refused':
      return '引用的 static secret 不存在，这样的配置 Envoy 会拒绝。';
    case 'not-in-force':
      return '用到它的配置没有生效，所以不受影响。';
    case 'unknown':
      return '会造成什么后果，这份 dump 里看不出来。';
  }
}

function source(from: NonNullable<SecretStory['source']>): string {
  switch (from.kind) {
    case 'cluster':
      return 'SDS cluster';
    case 'file':
      return `文件 ${code(from.path)}`;
    case 'google-grpc':
      return `${code(from.target)}（SDS）`;
    case 'ads':
      return '控制面（ADS）';
    case 'static':
      return 'bootstrap';
    case 'other':
      return '其他类型的来源';
  }
}

/** What became of it and where it comes from, around the name of the cluster, where it is one. */
function sentence({ life, source: from }: SecretStory): readonly [before: string, after: string] {
  const [, became] = LIVES[life];
  // A static one has said so already.
  if (from === undefined || (from.kind === 'static' && life === 'static')) return [became, ''];
  const before = `${became}${glue('它来自', source(from))}`;
  return from.kind === 'cluster' ? [`${before} `, '。'] : [`${before}。`, ''];
}

const KINDS: Readonly<Record<SecretUse, string>> = {
  certificate: '证书',
  roots: '根证书',
  'ticket-keys': 'ticket key',
};

/** Secrets that a TLS context uses. */
export const used: VerdictTexts['used'] = {
  title: '它用的 secret 现状',
  kind: (use: SecretUse): string => KINDS[use],
  unread: '不在文件里',
};

/** The life of a secret. */
export const story: VerdictTexts['story'] = {
  title: '哪些地方依赖它',
  life: (life: SecretStory['life']): string => LIVES[life][0],
  sentence,
  users: (one: SecretUsers): string => `${uses(one)}${effect(one.effect) ?? ''}`,
  unnamed: '没有名字',
  all: '用到它的全部位置',
};

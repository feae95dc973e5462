import type { Trouble } from '../../core/certificates/types';
import type { CheckTexts } from '../en/checks';
import { withoutCommon } from '../names-in-common';
import { code, codes, glue, number } from './phrases';
import { span } from './span';

type Kind = Trouble['kind'];

/** On a card and in a row of the outline. */
const SHORT: Readonly<Record<Kind, string>> = {
  expired: '已过期',
  'not-yet-valid': '尚未生效',
  chain: '与根证书不符',
  name: 'SAN 不被接受',
  expiring: '即将到期',
  'ended-since': '导出后已过期',
};

/** Of the two that do not fit, roots and chain, each says it of itself. */
const isRoots = (trouble: Trouble): boolean =>
  trouble.kind === 'chain' && trouble.partner?.holds === 'certificate';
const short = (trouble: Trouble): string => (isRoots(trouble) ? '不是签发者' : SHORT[trouble.kind]);

/** Over a sentence about the first of them. */
const TITLES: Readonly<Record<Kind, string>> = {
  expired: '已过期',
  'not-yet-valid': '尚未生效',
  chain: '追溯不到网格的根证书',
  name: '调用方不接受它的 SAN',
  expiring: '即将到期',
  'ended-since': '导出 dump 之后已过期',
};

const titleOf = (trouble: Trouble): string =>
  isRoots(trouble) ? '网格的证书追溯不到它' : TITLES[trouble.kind];

/** One sentence; names out of the file in backticks. */
function say(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'expired':
      return `它在 ${span(trouble.left)}前过期。校验它的一端都会拒绝：“certificate has expired”。`;
    case 'not-yet-valid':
      return '它的生效时间还没到。校验它的一端都会拒绝：“certificate is not yet valid”。';
    case 'expiring':
      return trouble.left < 0
        ? `导出 dump 时它即将到期，${span(trouble.left)}前已经过期。`
        : `它还有 ${span(trouble.left)}到期。正常的网格早就该续期了。`;
    case 'ended-since':
      return `它在 ${span(trouble.left)}前过期，晚于这个文件里最新的时间：请看看后来有没有续期。`;
    case 'chain': {
      const { partner, problem } = trouble;
      const name = partner === undefined || partner.name === '' ? undefined : code(partner.name);
      const whose =
        partner?.holds === 'certificate'
          ? glue('与这些根证书搭配使用的证书', name, '追溯不到这些根证书')
          : glue('这条证书链追溯不到与它搭配的根证书', name);
      return `${whose}：“${problem}”。信任同一批根证书的一端都会拒绝它。`;
    }
    case 'name': {
      const { cluster, accepts, has } = trouble.refusal;
      const shown = has.total === 0 ? '没有任何 SAN' : `的 SAN 是 ${codes(has.items)}`;
      return `证书${shown}。而经 cluster ${code(cluster.name)} 访问本代理时，只接受 ${codes(accepts.items, 'or')}：配置与此相同的调用方都会拒绝它。`;
    }
  }
}

/** Of the certificate `name`, and of so many others: the point first, for two lines at most. */
function alert(trouble: Trouble, name: string, n: number): string {
  const who = n === 0 ? code(name) : `${code(name)}（另有 ${number(n)} 个）`;
  if (trouble.kind !== 'name') return `${who}。${say(trouble)}`;
  const { accepts, has } = trouble.refusal;
  const [shown = [], wanted = []] = withoutCommon(has.items, accepts.items);
  const own = has.total === 0 ? '没有任何 SAN' : glue('的 SAN 是', codes(shown));
  return `${glue(who, own)}，${glue('而调用方要求', codes(wanted, 'or'))}。`;
}

/** What is wrong with certificates, wherever it is told. */
export const checks: CheckTexts = {
  mark: (trouble: Trouble, n = 1): string =>
    n === 1 ? short(trouble) : glue(`${number(n)} 个`, short(trouble)),
  title: titleOf,
  say,
  alertTitle: (trouble: Trouble): string =>
    trouble.kind === 'name' ? SHORT.name : titleOf(trouble),
  alert,
};

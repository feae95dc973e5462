import type { Finding, Findings } from '../../core/findings/index';
import type { NotChecked } from '../../core/findings/not-checked';
import type { FindingSubject } from '../../core/findings/rule';
import type { FindingTexts } from '../en/findings';
import { withoutCommon } from '../names-in-common';
import { findingTexts, type OwnTexts, type RuleTexts } from '../rule-texts';
import { code, codes, glue, list, number } from './phrases';
import { span } from './span';

const nameOf = ({ name, kind }: FindingSubject): string =>
  name === '' ? (kind === 'transport-socket' ? '某个 TLS context' : `某个 ${kind}`) : code(name);

/** The first of them, and how many others there are. */
function who({ subjects: { items, total } }: Finding): string {
  const [first] = items;
  const name = first === undefined ? '' : nameOf(first);
  return total < 2 ? name : `${name}（另有 ${number(total - 1)} 个）`;
}

const inForce = (older: boolean): string => (older ? '之前的版本仍然生效。' : '没有任何版本生效。');

const own: OwnTexts = {
  'certificate-expired': {
    mark: () => '已过期',
    text: ({ values: { left } }) =>
      `它在 ${span(left)}前过期。校验它的一端都会拒绝：“certificate has expired”。`,
  },
  'certificate-not-yet-valid': {
    mark: () => '尚未生效',
    text: () => '它的生效时间还没到。校验它的一端都会拒绝：“certificate is not yet valid”。',
  },
  'certificate-expiring': {
    mark: () => '即将到期',
    text: ({ values: { left } }) =>
      left < 0
        ? `导出 dump 时它即将到期，${span(left)}前已经过期。`
        : `它还有 ${span(left)}到期。网格通常早就续期了。`,
  },
  'certificate-expired-since': {
    mark: () => '导出后已过期',
    text: ({ values: { left } }) =>
      `它在 ${span(left)}前过期，晚于这个文件里最新的时间。对工作负载证书来说这很正常：有效期只有一天或更短，过期前就会续期，只是这份 dump 比它更旧。`,
  },
  'chain-incomplete': {
    mark: ({ values: { side } }) => (side === 'roots' ? '不是签发者' : '与根证书不符'),
    text: ({ values: { side, partner, problem } }) => {
      const name = partner === '' ? undefined : code(partner);
      const whose =
        side === 'roots'
          ? glue('与这些根证书搭配使用的证书', name, '追溯不到这些根证书')
          : glue('这条证书链追溯不到与它搭配的根证书', name);
      return `${whose}：“${problem}”。信任同一批根证书的一端都会拒绝它。`;
    },
  },
  'name-refused': {
    mark: () => 'SAN 不被接受',
    title: () => '调用方不接受它的 SAN',
    text: ({ values: { cluster, accepts, has } }) => {
      const names = has.total === 0 ? '没有任何 SAN' : `的 SAN 是 ${codes(has.items)}`;
      return `证书${names}。而经 cluster ${code(cluster)} 访问本代理时，只接受 ${codes(accepts.items, 'or')}：配置相同的调用方都会拒绝这张证书。`;
    },
  },
};

const rules: RuleTexts = {
  'private-key-visible': {
    title: () => '私钥以明文出现',
    text: (finding) => `${who(finding)}。谁拿到这个文件，谁就能冒充本代理：请保密，并更换私钥。`,
    why: '私钥证明身份：在证书过期之前，谁持有私钥，谁就是那个身份。',
    remedy:
      '更换私钥和证书，并删除这个文件的所有副本。`/config_dump` 会遮盖私钥：下次请从那里导出。',
  },
  'update-rejected': {
    title: () => '被拒绝',
    text: (finding) => {
      const { details, older, resource } = finding.values;
      const words = details === '' ? '' : `Envoy 的原话：“${details}”`;
      // What follows stands before words that may be long.
      const closed = resource === 'listener' && !older ? '那里没有任何监听。' : '';
      return `${who(finding)}。${inForce(older)}${closed}${words}`;
    },
    why: 'Envoy 对一次更新要么全部接受，要么全部拒绝：这次更新里的改动都没有生效。',
    remedy: '按 Envoy 报错指出的问题，修改控制面生成该配置所依据的资源。',
  },
  'secret-missing': {
    title: () => '缺少 secret',
    text: ({ values }) => {
      const { secrets, source, life } = values;
      const names = codes(secrets.items);
      const from = source === undefined ? '' : `从 ${code(source)} `;
      const came =
        life === 'refused'
          ? `${from}到达的 ${names} 被 Envoy 拒绝`
          : `${names} 一直没有${from}到达`;
      return `${came}：${affected(values)}。`;
    },
    why: 'TLS socket 所引用的证书和根证书没有到齐时，Envoy 不建立任何连接，新的配置也一直 warming。',
    remedy: '检查来源为什么不下发它：是否存在这个名字的 secret，本代理是否有权获取。',
  },
  'certificate-expired': {
    title: () => '已过期',
    text: (finding) => `${who(finding)}。${own['certificate-expired'].text(finding)}`,
    why: '校验证书的一端都不接受已过期的证书。',
    remedy: '续期，并检查为什么没有按时续期：是 agent，还是它背后的 CA。',
  },
  'certificate-not-yet-valid': {
    title: () => '尚未生效',
    text: (finding) => `${who(finding)}。${own['certificate-not-yet-valid'].text(finding)}`,
    why: '校验证书的一端都不接受尚未生效的证书。',
    remedy: '比对本节点与 CA 的时钟。',
  },
  'certificate-expiring': {
    title: () => '即将到期',
    text: (finding) => `${who(finding)}。${own['certificate-expiring'].text(finding)}`,
    why: '有效期剩下不到五分之一：负责续期的组件本该已经续期。',
    remedy: '续期，并检查为什么还没有续期：是 agent，还是它背后的 CA。',
  },
  'certificate-expired-since': {
    title: () => '导出 dump 之后已过期',
    text: (finding) => `${who(finding)}。${own['certificate-expired-since'].text(finding)}`,
    why: '导出 dump 时它是有效的；网格会不断续期证书。',
    remedy: '如果由网格续期，无需处理。要看续期后的证书，请重新导出 dump。',
  },
  'chain-incomplete': {
    title: ({ values: { side } }) =>
      side === 'roots' ? '网格的证书追溯不到它' : '追溯不到网格的根证书',
    text: (finding) => `${who(finding)}。${own['chain-incomplete'].text(finding)}`,
    why: '网格中的各端信任同一批根证书：追溯不到这些根证书的，各端都会拒绝。',
    remedy: '把缺少的中间证书放进证书链，或者把签发它的 CA 加进各对端的根证书。',
  },
  'name-refused': {
    title: () => 'SAN 不被接受',
    text: (finding) => {
      const { accepts, has } = finding.values;
      const [names = [], wanted = []] = withoutCommon(has.items, accepts.items);
      const mine = has.total === 0 ? '没有任何 SAN' : glue('的 SAN 是', codes(names));
      return `${glue(who(finding), mine)}，${glue('而调用方要求', codes(wanted, 'or'))}。`;
    },
    more: (finding) => own['name-refused'].text(finding),
    why: '调用方会校验证书里的 SAN，如果不是它所期望的，就关闭连接。',
    remedy: '让工作负载使用调用方所期望的身份，或者让控制面把实际的身份下发给调用方。',
  },
  'resource-warming': {
    title: ({ values: { resource }, subjects: { total } }) =>
      total === 1
        ? `${WARMING[resource]} 正在 warming`
        : `${number(total)} 个 ${resource} 正在 warming`,
    text: (finding) => {
      const { resource, older } = finding.values;
      return resource === 'secret' ? `${who(finding)}。` : `${who(finding)}。${inForce(older)}`;
    },
    why: 'Warming 的配置还在等别的东西，例如 secret、endpoint 或 route，等到之前不会被使用。',
    remedy: '检查它引用的哪些东西还没有到达，以及来源为什么不下发。',
  },
};

const WARMING = { listener: 'Listener', cluster: 'Cluster', secret: 'Secret' } as const;

/** `1 个 listener 和 2 个 cluster 在等它`. */
function affected({ secrets, waiting, failing }: Findings['secret-missing']['values']): string {
  const it = secrets.total > 1 ? '它们' : '它';
  const owners = [
    waiting.listeners === 0 ? [] : `${number(waiting.listeners)} 个 listener`,
    waiting.clusters === 0 ? [] : `${number(waiting.clusters)} 个 cluster`,
  ].flat();
  return [
    owners.length === 0 ? [] : `${list(owners)} 在等${it}`,
    failing.listeners === 0 ? [] : `${number(failing.listeners)} 个 listener 因此关闭每个连接`,
    failing.clusters === 0 ? [] : `${number(failing.clusters)} 个 cluster 因此每次调用都失败`,
  ]
    .flat()
    .join('，');
}

const NOT_CHECKED: Readonly<Record<NotChecked['why'], string>> = {
  'no-listeners': '文件中没有 listener',
  'no-clusters': '文件中没有 cluster',
  'no-secrets': '文件中没有 secret',
  'no-endpoints': '文件中没有 endpoint',
  'no-states': '文件没有说明哪些配置已生效',
  'secret-not-in-file': '所引用的 secret 不在文件中',
  masked: '文件中的证书已脱敏',
  'file-names': '证书只给出了文件名',
  'too-many': '证书太多，只读取了前面一部分',
  unreadable: '文件已无法读取',
  'no-webcrypto': '这里没有 WebCrypto，无法校验签名',
  'no-own-address': '文件没有给出本代理的地址',
};

export const findings: FindingTexts = {
  ...findingTexts(
    rules,
    own,
    (...all) => all.join(''),
    (title, text) => `${title}：${text}`,
  ),
  marks: (mark, n) => (n === 1 ? mark : glue(`${number(n)} 个`, mark)),
  severity: { error: '错误', warning: '警告', info: '信息' },
  notChecked: (why) => NOT_CHECKED[why],
};

import type { InboundMode, UnknownWhy } from '../../core/decide/inbound/mode';
import type { ChainPart } from '../../core/decide/inbound/rows';
import type { State } from '../../core/ids/kinds';
import type { ChainPort, ChainProof, PortProof } from '../../core/verdicts/types';
import type { VerdictTexts } from '../en/verdicts';

const WHY: Readonly<Record<UnknownWhy, string>> = {
  'no-chains': '没有 filter chain 接受发往它的连接。',
  'no-row': '它的 filter chain 合起来没有哪种模式能概括，请逐条查看。',
  'default-chain':
    '其他 filter chain 都不匹配的连接会落到默认 filter chain，而 Istio 从不在入站方向设置它，所以没有哪种模式能概括。',
  'no-tls-inspector':
    '有 filter chain 在等 TLS，而这个端口上没有 listener filter 检测 TLS：匹配 `tls` 的 filter chain 永远收不到连接。',
  matcher:
    '这里由 `filter_chain_matcher` 选择 filter chain，不看 filter chain 自己的匹配条件，所以没有哪种模式能概括。',
};

/** What the rows of Istio's own table are for (which chains it writes for which port). */
const ROWS: Readonly<Record<number, string>> = {
  1: '这正是 Istio 在 PERMISSIVE 下为 HTTP 端口生成的 filter chain。',
  2: '这正是 Istio 在 PERMISSIVE 下为 TCP 端口生成的 filter chain。',
  3: '这正是 Istio 在 PERMISSIVE 下为自动探测协议的端口生成的 filter chain。',
  4: '这正是 Istio 在 STRICT 下生成的 filter chain。',
  6: '这正是 Istio 在 STRICT 下为自动探测协议的端口生成的 filter chain。',
  7: '这正是 Istio 在 DISABLE 下生成的 filter chain。',
  9: '这正是 Istio 在 DISABLE 下为自动探测协议的端口生成的 filter chain。',
  10: '这正是 Istio 按 Sidecar 资源中 ingress 的 TLS 设置生成的 filter chain。',
};

const rowsOf = ({ groups: { items } }: PortProof): readonly number[] =>
  items.flatMap(({ rows }) => rows);

const partsOf = ({ groups: { items } }: PortProof): readonly ChainPart[] =>
  items.flatMap(({ chains }) => chains.items.map(({ part }) => part));

/** Whether none of its chains is of another mesh, of which the table of Istio says nothing. */
const isIstio = (proof: PortProof): boolean => !partsOf(proof).includes('mutual-tls');

/** What becomes of TLS that is not the mesh's on a PERMISSIVE port. */
function otherTls(proof: PortProof, parts: readonly ChainPart[]): string {
  if (parts.includes('passes-tls')) return '其他 TLS 原样透传给应用。';
  if (parts.includes('refuses-tls'))
    return '其他 TLS 会交给 HTTP connection manager，它读不懂 TLS：连接被拒绝。';
  return rowsOf(proof).includes(1)
    ? '不带 Istio ALPN 的 TLS，比如来自网格外的 HTTPS，没有 filter chain 匹配，会被关闭。'
    : '';
}

function why(proof: PortProof): string {
  switch (proof.mode) {
    case 'PERMISSIVE':
      return `${isIstio(proof) ? '网格内' : '持有证书'}的客户端走 mTLS，明文也照样接受。${otherTls(proof, partsOf(proof))}`;
    case 'STRICT':
      return '每条 filter chain 都要求由网格签发的客户端证书；明文进不来。';
    case 'MUTUAL':
      return '每条 filter chain 都要求客户端证书并加以验证；明文进不来。';
    case 'DISABLE':
      return '没有一条 filter chain 使用 TLS：来什么收什么，谁也不用证明身份。';
    case 'TLS':
      return '代理提供 TLS，客户端不必出示证书。';
    case 'mixed':
      return '取决于地址：不同地址对应的 filter chain 模式不同。';
    case 'unknown':
      return proof.why === undefined ? '' : WHY[proof.why];
  }
}

const NAMES: Readonly<Partial<Record<InboundMode, string>>> = {
  mixed: '混合',
  unknown: '未知',
};
const name = (mode: InboundMode): string => NAMES[mode] ?? mode;

const MEANING: Readonly<Record<InboundMode, string>> = {
  PERMISSIVE: 'mTLS 和明文都接受',
  STRICT: '只接受 mTLS',
  MUTUAL: '只接受 mTLS',
  DISABLE: '只接受明文',
  TLS: '接受 TLS，客户端可以没有证书',
  mixed: '取决于地址',
  unknown: '没有哪种模式能概括',
};

const PARTS: Readonly<Record<ChainPart, string>> = {
  'istio-tls': 'mTLS',
  'mutual-tls': 'mTLS',
  'own-tls': '其他 TLS',
  plain: '明文',
  'passes-tls': '应用自己的 TLS',
  'refuses-tls': '读不懂而拒绝的 TLS',
  odd: '不属于任何模式',
};

const STATES: Readonly<Record<State, string | undefined>> = {
  active: undefined,
  static: undefined,
  unknown: undefined,
  warming: '这个 listener 还在 warming：以上都还没有生效。',
  draining: '这个 listener 正在退出：新连接由它的另一个版本接收。',
  failed: 'Envoy 拒绝了这个 listener：以上只是它本来会做的，都没有生效。',
};

function twin({ proof, self, parts }: ChainPort): string {
  if (proof.mode !== 'PERMISSIVE') return why(proof);
  switch (self) {
    case 'istio-tls':
    case 'mutual-tls':
      return `与它成对的另一条 filter chain 接受明文。${otherTls(proof, parts)}`;
    case 'plain':
      return `接受明文的就是这条 filter chain；与它成对的另一条接受 mTLS。${otherTls(proof, parts)}`;
    case 'passes-tls':
      return '这条 filter chain 把不属于网格的 TLS 原样透传给应用；同组的另外几条接受 mTLS 和明文。';
    case 'refuses-tls':
      return '这条 filter chain 接受不属于网格的 TLS，但它的 HTTP connection manager 读不懂 TLS：连接被拒绝；同组的另外几条接受 mTLS 和明文。';
    case 'own-tls':
    case 'odd':
      return why(proof);
  }
}

const ONCE: Readonly<Record<State, string | undefined>> = {
  active: undefined,
  static: undefined,
  unknown: undefined,
  warming: '等它生效之后：',
  draining: '对它手里还有的连接：',
  failed: '假如 Envoy 当初接受了它：',
};

/** Modes of ports. */
export const ports: VerdictTexts['ports'] = {
  title: '各端口的模式',
  port: '端口',
  mode: '模式，以及依据',
  others: '其余所有端口',
  name,
  meaning: (mode: InboundMode): string => MEANING[mode],
  once: (state: State): string | undefined => ONCE[state],
  state: (state: State): string | undefined => STATES[state],
  why,
  row: (proof: PortProof): string | undefined => {
    if (proof.groups.total !== 1 || proof.mode === 'unknown') return undefined;
    if (!isIstio(proof)) return undefined;
    const [row] = rowsOf(proof);
    return row === undefined
      ? '与 Istio 1.10 以来生成的 filter chain 不完全一样：模式是从每条各自接受什么推断的。'
      : ROWS[row];
  },
  inherited: '没有哪条 filter chain 指定这个端口：适用的是面向所有端口的那几条。',
  addresses: (addresses: string): string => (addresses === '' ? '任意地址' : addresses),
  chain: ({ part, transport, alpn }: ChainProof): string => {
    const words = [transport, alpn.length === 0 ? undefined : `ALPN ${alpn[0]}`].filter(
      (word) => word !== undefined,
    );
    const more = alpn.length > 1 ? ` +${alpn.length - 1}` : '';
    return words.length === 0 ? PARTS[part] : `${PARTS[part]}（${words.join('，')}${more}）`;
  },
  chains: '作为依据的 filter chain',
  is: (port: number | undefined, mode: InboundMode): string =>
    port === undefined
      ? `没有专属 filter chain 的端口：${name(mode)}。`
      : `端口 ${port}：${name(mode)}。`,
  twin,
  twins: (n: number): string => (n === 1 ? '同端口的另一条：' : '同端口的其他几条：'),
};

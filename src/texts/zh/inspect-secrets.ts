import type { secretMessages as english } from '../en/inspect-secrets';
import { code, number } from './phrases';

const TYPES = {
  certificate: '一张证书及其私钥',
  roots: '受信任的根证书：对端出示证书时，凭它判断可不可信',
  other: '既不是证书、也不是根证书的 secret',
  unknown: '内容不在这份 dump 里的 secret',
} as const;

/** Secrets and where they come from. */
export const secretMessages: typeof english = {
  secret: ({ type, source, users }) =>
    `${TYPES[type]}。${source === undefined ? '' : `它来自 ${code(source)}。`}${
      users === 0 ? '' : `有 ${number(users)} 处用到它。`
    }`,
  'secret-uninitialized': () =>
    '它从未到达：Envoy 仍在等待。请求是被拒绝还是没有应答，dump 里看不出来，要看下发方的日志。',
  'secret-emptied': () =>
    '它的内容已从这份文件里清空（`inline_bytes: ""`），没有 Envoy 能这样运行。它到过；里面是什么、由此得出什么，这里都未知。',
  'secret-missing': ({ source }) =>
    `有地方引用了它，但这份 dump 的 secret 里没有它${
      source === undefined ? '' : `（它本该来自 ${code(source)}）`
    }。`,
  'secret-untold': () => '这份 dump 没有 secrets 段：它到没到、里面是什么，都无从得知。',
  'secret-unused': () => '这份 dump 里没有任何地方用到它。',
  'secret-ambiguous': () =>
    '好几处以同一个名字向不同来源要 secret，而 dump 没有写明这一个是其中的哪一个。',
  'secret-key-visible': () =>
    '私钥以明文写在这个文件里。拿到文件的人可以冒充本代理：请把文件当作机密对待，并更换私钥。只有你要求时，本页才会显示私钥。',
  'source-cluster': ({ name, secrets }) =>
    `Envoy 通过 SDS（secret discovery service）经 cluster ${code(name)} 获取 ${number(secrets)} 个 secret。新的 secret 会直接推送下来，不用重启就生效。`,
  'source-ads': ({ name }) =>
    `secret 由 ADS 下发，也就是控制面下发 listener 和 cluster 的同一条流，经过的 cluster 是 ${code(name)}。`,
  'source-file': ({ path }) => `Envoy 从文件 ${code(path)} 读取 secret，并监视它的变化。`,
  'source-static': () => '这个 secret 写在 bootstrap 里，只有重启才会变。',
  'source-missing': ({ name }) => `secret 要向 cluster ${code(name)} 获取，而它不在这份 dump 里。`,
  'source-untold': ({ name }) =>
    `secret 要经 cluster ${code(name)} 获取。这份 dump 没有 clusters 段：它通向哪里，无从得知。`,
  'address-pipe': ({ path }) =>
    `Unix socket ${code(path)}：在同一台机器上监听它的进程负责发放 secret，不经过网络。`,
  'address-socket': ({ address }) => `secret 从 ${code(address)} 获取。`,
  agent: ({ who, path }) =>
    ({
      'istio-agent': `istio agent（pilot-agent）在同一个 pod 里监听 ${code(path)}。它自己生成私钥，私钥不出 pod；它向 istiod 或者所配置的 CA 发送证书签名请求（CSR），并在过期前续期。`,
      'spire-agent': `SPIRE agent 在本节点上监听 ${code(path)}。它核实是哪个工作负载在请求，再向 SPIRE server 取得该工作负载的证书。`,
      'control-plane': '控制面自己经 ADS 下发 secret，包括私钥。',
    })[who],
  ca: ({ who }) =>
    ({
      istiod:
        'istiod 或者 agent 所配置的 CA，先核实 pod 的 service account token，再为 agent 的 CSR 签发证书。',
      'spire-server': 'agent 发放的证书，由 SPIRE server 签发。',
    })[who],
};

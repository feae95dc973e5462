import type { TourText } from '../../tours';
import { count } from '../count';
import { code } from '../phrases';

export const certificates: TourText<'certificates'> = {
  title: '证书从哪里来，没到会怎样',
  what: '两个 secret 和它们的来源；一个迟迟不到的，一个过期的，一个由别的 CA 签发的。',
  steps: {
    'two-secrets': {
      title: '两个 secret，两种用途',
      text: (f) =>
        `${code(f.certificate)} 是本代理出示的：证书链和配套的私钥。证书里的名字是 SPIFFE ID，写着 namespace 和 service account。另一个 secret 里只有公开的证书，用来校验别人出示的证书。`,
      task: () => '选中用来校验对端的那个 secret。',
      options: {},
      right: (f) => `${code(f.roots)} 装的是根证书。由它们签发的，就可信。`,
      wrong: () => '在“Secret”那一列，找写着根证书的卡片。',
    },
    source: {
      title: '这里只写名字，内容由别处下发',
      text: (f) =>
        `TLS context 里并没有 ${code(f.certificate)} 的内容，只是引用它：一个名字，加上一个讲 SDS 的来源。来源是同一个 Envoy 的一个 cluster，而且是 static 的，启动时就写好了，不然什么都拿不到。`,
      task: (f) => `${code(f.certificate)} 由哪个 cluster 下发？`,
      options: {},
      right: (f) => `续期后的证书也经 ${code(f.source)} 下发，不用重启。`,
      wrong: () => '从 secret 顺着线往右看。',
    },
    timeout: {
      title: 'Envoy 会等多久',
      text: (f) =>
        `引用里还写着 Envoy 等第一次答复等多久：\`initial_fetch_timeout\`，由 Istio 设置。答复到来之前，需要这个 secret 的 listener 或 cluster 处于 warming：已经收到，但还没启用。这里是 ${f.fetchTimeout} 秒，而 0 有特别的含义。`,
      task: () => 'Envoy 在这里会等多久？',
      options: {
        never: '不等：没有证书也继续',
        limited: '等若干秒，之后没有证书也继续',
        'for-ever': '一直等下去',
      },
      right: () => '所以 secret 没到时，日志里不会有任何报错。',
      wrong: () => '在 Envoy 的这个字段里，0 表示不设时限。',
    },
    waiting: {
      title: '迟迟不到的 secret',
      text: (f) =>
        `${code(f.waitingSecret)} 已经请求过，却没有到：${count(f.waitingUsers, '处引用')}在等它。常见原因：agent 没有得到 CA 的答复；名字写得不一样；或者（在 gateway 上）那个 namespace 里没有这个 Kubernetes secret。`,
      task: () => '选中在等它的 listener。',
      options: {},
      right: () => '它的状态是 warming：Envoy 已收到它，但还没启用。',
      wrong: () => '在服务端找标着 warming 的 listener。',
    },
    meanwhile: {
      title: '这期间，旧版本仍在处理连接',
      text: (f) =>
        `${code(f.waitingListener)} 的新版本在等。新版本准备好了，Envoy 才会拿它替换旧版本。所以现在处理调用的，可能正是大家以为早已换掉的配置，比如没有 TLS 的版本。`,
      task: (f) => `现在是谁在接受发给 ${code(f.waitingListener)} 的调用？`,
      options: {
        new: '新版本，不带证书',
        before: '之前的版本',
        nobody: '没有：端口还没打开',
      },
      right: () => '在大纲里对比两个版本：看上去已经生效的策略，未必真的生效。',
      wrong: () => '在大纲里找同名的 listener，看两个各是什么状态。',
      instead: {
        nobody: {
          title: '这期间，没有谁在处理连接',
          right: () => '大纲里没有更早的版本：secret 到来之前，端口不会打开。',
        },
      },
    },
    expired: {
      title: '证书总会到期',
      text: (f) =>
        `${code(f.certificate)} 有起止日期。工作负载的证书一般只有一天左右，过半就更新。更新停了，Envoy 照样出示旧证书：它不会拒绝自己。拒绝它的是调用方，报 CERTIFICATE_VERIFY_FAILED。`,
      task: () => '在这份 dump 导出的时候，这张证书是什么状态？',
      options: {
        valid: '有效',
        expired: '已过期',
        'not-yet-valid': '还没生效',
      },
      right: () => '详情会判断两次：导出 dump 的时候，和现在。',
      wrong: () => '详情里的证书部分写着起止日期。',
    },
    'other-ca': {
      title: '由别的 CA 签发',
      text: (f) =>
        `证书链的签名一级一级追溯上去，要落在校验方的某个根证书上才可信。${code(f.certificate)} 和 ${code(f.roots)} 同属一个网格，本该对得上。换过 CA 之后，在两者到处更新完之前，可能就对不上。`,
      task: (f) => `${code(f.certificate)} 的证书链能追溯到 ${code(f.roots)} 吗？`,
      options: { ends: '能', 'does-not': '不能，是别的 CA 签的' },
      right: () => '只看名字看不出来：两个 CA 可以同名。这里校验的是签名。',
      wrong: () => '详情拿证书链和根证书做了比对，见证书下方。',
      instead: {
        ends: {
          title: '由自己的 CA 签发',
          right: () =>
            '这里校验的是签名，不是名字：两个 CA 可以同名。换过 CA 之后，结果可能就不一样了。',
        },
      },
    },
  },
};

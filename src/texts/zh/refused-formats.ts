import type { RefusedFormat } from '../../core/dump/problem';
import { CURL, EGCTL, ISTIOCTL } from '../commands';
import type { ProblemText } from '../parts';

const WHOLE = '请导出整个代理的完整配置：';

const TOGETHER = `要看清代理如何做 mTLS，listener、cluster、endpoint 和 secret 缺一不可。${WHOLE}`;

const list = (what: string, word: string): ProblemText => ({
  title: `这是 istioctl proxy-config ${word} 输出的 ${what} 列表，不是完整的 config dump。`,
  advice: TOGETHER,
  command: ISTIOCTL,
});

const page = (path: string, has: string): ProblemText => ({
  title: `这是 Envoy 的 ${path} 页面的内容，不是它的 config dump。`,
  advice: `里面是${has}。请在同一个 admin 端口请求 config dump：`,
  command: CURL,
});

/** Files that are known and do not open: what each is, and what to capture instead. */
export const refusedFormats: Readonly<Record<RefusedFormat, ProblemText>> = {
  'istioctl-endpoints': list('endpoint', 'eds'),
  'istioctl-routes': list('route', 'route'),
  'istioctl-endpoint-statuses': {
    title: '这是 istioctl proxy-config endpoint 输出的 endpoint 状态列表，不是 config dump。',
    advice: `里面没有 endpoint 的 metadata，而 Envoy 正是靠它选择 transport socket 的。${WHOLE}`,
    command: ISTIOCTL,
  },
  'istioctl-bootstrap': {
    title: '这是 istioctl proxy-config bootstrap 输出的 bootstrap，不是完整的 config dump。',
    advice: `里面只有代理启动时的配置。${WHOLE}`,
    command: ISTIOCTL,
  },
  'istioctl-table': {
    title: '这是 istioctl 输出给人看的表格，不是 JSON。',
    advice: '请加上 -o json，导出整个代理的完整配置：',
    command: ISTIOCTL,
  },
  secrets: {
    title: '这是 secret 的列表，不是完整的 config dump。',
    advice: TOGETHER,
    command: ISTIOCTL,
  },
  csds: {
    title:
      '这是控制面或 gRPC 客户端的 CSDS（client status discovery）响应，不是 Envoy 的 config dump。',
    advice: '请直接向 Envoy 请求它的 config dump：',
    command: CURL,
  },
  bootstrap: {
    title: '这是启动 Envoy 用的 bootstrap 文件，不是 config dump。',
    advice: '里面是 Envoy 启动时的配置，不是现在运行的配置。请向运行中的 Envoy 请求：',
    command: CURL,
  },
  egctl: {
    title: '这是 egctl（Envoy Gateway）的输出，它在 config dump 外面又套了一层。',
    advice: '请拖入单个 Envoy 的 dump，直接从它的 admin 端口导出：',
    command: EGCTL,
  },
  ztunnel: {
    title: '这是 ztunnel 的 dump，ztunnel 不是 Envoy。',
    advice: 'ztunnel 没有 listener、cluster 和 SDS。请改为导出 sidecar、gateway 或 waypoint：',
    command: ISTIOCTL,
  },
  'discovery-response': {
    title: '这是 xDS 的 DiscoveryResponse：控制面针对一种资源的一次响应。',
    advice: '收到它的那个 Envoy，config dump 里各种资源都有：',
    command: CURL,
  },
  'xds-resources': {
    title: '这是控制面生成的 xDS 资源，不是运行中的 Envoy 的 config dump。',
    advice: '请向收到这些资源的 Envoy 请求：',
    command: CURL,
  },
  'envoy-clusters': page('/clusters?format=json', ' endpoint 的统计，与 TLS 无关'),
  'envoy-clusters-text': page('/clusters', ' endpoint 的统计，与 TLS 无关'),
  'envoy-certs': page('/certs', '证书，但看不出谁在哪条连接上用它'),
  'envoy-listeners': page('/listeners', ' listener 的名字和地址，与 TLS 无关'),
  'envoy-listeners-text': page('/listeners', ' listener 的名字和地址，与 TLS 无关'),
  'envoy-stats': page('/stats', '各种计数器，而不是能解释它们的配置'),
  'envoy-server-info': page('/server_info', '版本和启动参数，与 TLS 无关'),
  'istiod-edsz': {
    title: '这是 istiod 的 /debug/edsz 页面：只有 endpoint，不是 config dump。',
    advice: `里面是 istiod 准备下发的，而不是代理正在用的。${WHOLE}`,
    command: ISTIOCTL,
  },
  'istiod-syncz': {
    title:
      '这是 istiod 的 /debug/syncz 页面（istioctl proxy-status）：写的是哪些代理已同步，不是 config dump。',
    advice: '请挑其中一个代理导出：',
    command: ISTIOCTL,
  },
  yaml: {
    title: '这是 YAML，这里只能打开 JSON。',
    advice:
      '如果是 istioctl 输出的，请用 -o json，不要用 -o yaml。如果是启动 Envoy 用的文件，请向运行中的代理请求：',
    command: ISTIOCTL,
  },
  'kubernetes-yaml': {
    title: '这是 Kubernetes YAML：写的是期望的配置，而不是代理正在用的配置。',
    advice: '请向受它影响的代理请求 config dump：',
    command: ISTIOCTL,
  },
  'kubernetes-json': {
    title: '这是 JSON 格式的 Kubernetes 对象：写的是期望的配置，而不是代理正在用的配置。',
    advice: '请向受它影响的代理请求 config dump：',
    command: ISTIOCTL,
  },
  archive: {
    title: '这是压缩文件或归档文件。',
    advice:
      '请先解压（gunzip、unzip、tar -xf），再拖入其中的 config dump：一个代理的一个 JSON 文件。',
  },
  pem: {
    title: '这是证书或私钥（PEM），不是 config dump。',
    advice: '哪个代理在用它、用来做什么，要看那个代理的 config dump：',
    command: ISTIOCTL,
  },
  log: {
    title: '这是代理的日志，不是它的 config dump。',
    advice: '要弄清调用为什么失败，请打开写出这条日志的代理的 config dump：',
    command: ISTIOCTL,
  },
  markdown: {
    title: '这是 Markdown，里面有一段 JSON。',
    advice: '请只复制两行 ``` 之间的 JSON，直接粘贴或另存为文件。',
  },
};

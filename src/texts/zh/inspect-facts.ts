import type { factLabels as englishLabels, factWords as englishWords } from '../en/inspect-facts';

export const factLabels: typeof englishLabels = {
  address: { name: '地址', meaning: '在哪里监听，或者在哪里可以访问到它。' },
  direction: {
    name: '方向',
    meaning:
      '`traffic_direction`：inbound 是进入本工作负载，outbound 是从它发出。这是 Istio 设置的，Envoy 自己不据此做任何判断。',
  },
  state: {
    name: '状态',
    meaning:
      'active：已生效。static：来自 bootstrap。warming：还在等某样东西，尚未启用。draining：正在退出。被拒绝：Envoy 拒绝了它。',
  },
  'version-info': {
    name: '版本',
    meaning: '控制面给这次更新的版本号（`version_info`）。',
  },
  'last-updated': { name: '最近更新', meaning: 'Envoy 最近一次接受它的更新的时间。' },
  'rejected-because': {
    name: '拒绝原因',
    meaning: 'Envoy 拒绝这次更新的原话（`error_state.details`）。',
  },
  'bind-to-port': {
    name: '监听端口',
    meaning: '`bind_to_port`：为 false 时 Envoy 不监听该端口，连接由另一个 listener 转交过来。',
  },
  'listener-filters': {
    name: 'Listener filter',
    meaning:
      '选 filter chain 之前先看连接：`tls_inspector` 读 SNI 和 ALPN，`original_dst` 读调用方原本要连的地址。',
  },
  'destination-port': {
    name: '目的端口',
    meaning: '只接受发往这个端口的连接，以调用方原本要连的端口为准。',
  },
  'prefix-ranges': {
    name: '目的网段',
    meaning: '只接受发往这些地址的连接；前缀最长的优先。',
  },
  'source-ranges': {
    name: '源网段',
    meaning: '只接受来自这些地址的连接。',
  },
  'source-type': {
    name: '来源类型',
    meaning: '调用方必须在本机，还是必须在外部。',
  },
  'server-names': {
    name: 'SNI 匹配',
    meaning: '客户端必须发送的 SNI。`*.example.com` 匹配它下面的任何名字；匹配最长的优先。',
  },
  'transport-protocol': {
    name: '传输协议',
    meaning: '`tls`：连接以 TLS ClientHello 开头。`raw_buffer`：不是。由 `tls_inspector` 检测。',
  },
  'application-protocols': {
    name: 'ALPN 匹配',
    meaning:
      '客户端必须提供其中之一。只有网格内的客户端才会提供 `istio…`，借此把网格的 TLS 与应用自己的 TLS 区分开。',
  },
  'leads-to-clusters': {
    name: '去向',
    meaning: 'filter chain 里的 filter 把连接或请求交给哪些 cluster。',
  },
  'socket-type': {
    name: 'Transport socket',
    meaning:
      'Envoy 把服务端用的叫 downstream TLS context，因为它面向调用方；把客户端用的叫 upstream TLS context，因为它面向被调用的服务端。很多文章说反了。',
  },
  presents: {
    name: '出示',
    meaning: '这一端用来证明自己身份的证书。',
  },
  'client-certificate': {
    name: '客户端证书',
    meaning:
      '实际上客户端是否必须出示证书。`require_client_certificate` 只说了一半：没有根证书它不起作用；而配了要校验的名字，没有它也一样要求证书。',
  },
  'trusted-roots': {
    name: '信任的根证书',
    meaning: '对端的证书必须由其中之一签发。',
  },
  'expected-names': {
    name: '期望的 SAN',
    meaning:
      '对端证书的 SAN（subject alternative name）至少要有一个与其中之一匹配。从来不看 common name。',
  },
  pins: {
    name: '固定指纹',
    meaning: '对端证书或其公钥的指纹必须是其中之一。',
  },
  'not-verified': {
    name: '未校验',
    meaning: '容易以为校验了、实际上没人校验的内容。',
  },
  'tls-versions': {
    name: 'TLS 版本',
    meaning: '从最低到最高。没有设置时，Envoy 作为服务端用 1.2 到 1.3，作为客户端只用 1.2。',
  },
  'cipher-suites': {
    name: 'Cipher suite',
    meaning: '只对 TLS 1.2 及以下有效；TLS 1.3 的不能选。',
  },
  curves: { name: '曲线', meaning: '密钥交换用的群，按优先顺序排列。' },
  alpn: {
    name: 'ALPN',
    meaning: '应用层协议。客户端提供，服务端从中选一个；一个都不匹配时，不带 ALPN 继续。',
  },
  sni: {
    name: 'SNI',
    meaning: '在 ClientHello 里发送的服务器名，链路上谁都能看到。',
  },
  'sni-overrides': {
    name: 'SNI 覆盖',
    meaning: '对单次调用可能改变 SNI 或要校验的名字的来源：endpoint 的主机名、Host 头。',
  },
  'session-resumption': {
    name: '会话恢复',
    meaning: '客户端再次连接时能否缩短握手，以及使用哪些 ticket key。',
  },
  'secrets-from': {
    name: 'Secret 来源',
    meaning: 'SDS（secret discovery service）：Envoy 从哪里获取证书和根证书。',
  },
  'fetch-timeout': {
    name: '等待',
    meaning: '`initial_fetch_timeout`：warming 时等 secret 等多久。`0s` 是一直等；不设置是 15 秒。',
  },
  'cluster-type': {
    name: '服务发现',
    meaning:
      'Envoy 怎样得到 endpoint：EDS（由控制面告知）、STATIC、STRICT_DNS、LOGICAL_DNS，或 ORIGINAL_DST（就用调用方原本要连的地址）。',
  },
  'service-name': {
    name: 'EDS 名字',
    meaning: 'Envoy 查询 endpoint 时用的名字，仅当它与 cluster 名不同时列出。',
  },
  host: { name: '主机', meaning: '服务的主机名，取自 Istio 的 cluster 名。' },
  port: { name: '端口', meaning: '服务的端口，取自 Istio 的 cluster 名。' },
  subset: {
    name: 'Subset',
    meaning: 'DestinationRule 里的 subset，取自 Istio 的 cluster 名。',
  },
  namespace: { name: 'Namespace', meaning: '它所属的 namespace。' },
  'match-criteria': {
    name: '匹配的 endpoint',
    meaning:
      '这里每一项都必须原样出现在 endpoint 的 `envoy.transport_socket_match` metadata 中；metadata 里可以有更多。',
  },
  'match-order': {
    name: '条目顺序',
    meaning: '取第一个匹配的条目，而不是匹配得最好的。',
  },
  endpoint: { name: '地址', meaning: '被访问的地址，照文件里写的。' },
  'endpoint-count': { name: 'Endpoint 数', meaning: '这份 dump 里的 endpoint，每个地址只算一次。' },
  health: {
    name: '健康状态',
    meaning: '控制面给出的状态；Envoy 自己的健康检查结果不在 dump 里。',
  },
  'priority-weight': {
    name: '优先级，权重',
    meaning: '优先访问 priority 0 的；同一优先级内按权重分配。',
  },
  'secret-kind': { name: '内容', meaning: '这个 secret 里装的是什么。' },
  'private-key': {
    name: '私钥',
    meaning: 'Envoy 会用 `[redacted]` 代替它；有些工具和旧版本不会。',
  },
  'sds-cluster': {
    name: 'SDS cluster',
    meaning: 'Envoy 经这个 cluster 获取 secret。',
  },
  path: { name: '路径', meaning: '代理所在机器上的 Unix socket 或文件。' },
  inferred: {
    name: '文件里没有',
    meaning: 'dump 里看不到它，是按规则推断出来的，例如根据众所周知的路径。',
  },
};

export const factWords: typeof englishWords = {
  none: '无',
  any: '任意',
  default: 'Envoy 默认值',
  required: '必需',
  optional: '可选',
  'not-asked': '不索要',
  unknown: '未知',
  'waits-forever': '一直等',
  redacted: '在文件里，已脱敏',
  visible: '在文件里，明文',
  absent: '不在文件里',
  'nothing-verified': '什么都不校验：对端是谁就信谁',
  'name-not-verified': '名字：这些根证书签发的任何证书都行',
  'chain-not-verified': '证书由谁签发',
  'expiry-not-verified': '证书是否过期',
  'client-not-verified': '客户端：它不必出示证书',
  'system-roots-ignored': '系统根证书：Envoy 忽略 `system_root_certs`',
};

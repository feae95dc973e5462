import type { CertificateVerdicts, ChainEnd, PlaceVerdict } from '../../core/certificates/types';
import type { PemField } from '../../core/x509/pem-places';
import type { Certificate, SubjectName } from '../../core/x509/types';
import type { Validity } from '../../core/x509/validity';
import type { VerdictTexts } from '../en/verdicts';
import { code, glue, number } from './phrases';
import { span } from './span';

const FIELDS: Readonly<Record<PemField, string>> = {
  certificate_chain: '证书链',
  private_key: '私钥',
  trusted_ca: '受信任的根证书',
  crl: '吊销列表（CRL）',
  trust_bundle: 'SPIFFE 信任域的 bundle',
};

const TIME = new Intl.DateTimeFormat('zh-CN', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});
const time = (at: number): string => `${TIME.format(at)} UTC`;

/** On a badge. */
function short({ state, left }: Validity): string {
  switch (state) {
    case 'valid':
    case 'expiring':
      return `还剩 ${span(left)}`;
    case 'expired':
      return `已过期 ${span(left)}`;
    case 'not-yet-valid':
      return '尚未生效';
  }
}

function long(validity: Validity): string {
  const { state, left } = validity;
  switch (state) {
    case 'valid':
      return `有效，还剩 ${span(left)}`;
    case 'expiring':
      return `即将过期，还剩 ${span(left)}`;
    case 'expired':
    case 'not-yet-valid':
      return short(validity);
  }
}

function key({ key: of }: Certificate): string {
  switch (of.kind) {
    case 'RSA':
      return `RSA，${of.bits} 位`;
    case 'EC':
      return `ECDSA，${of.curve}`;
    case 'other':
      return of.name;
  }
}

const PURPOSES: Readonly<Record<string, string>> = {
  '1.3.6.1.5.5.7.3.1': 'TLS 服务端',
  '1.3.6.1.5.5.7.3.2': 'TLS 客户端',
  '1.3.6.1.5.5.7.3.3': '代码签名',
  '1.3.6.1.5.5.7.3.4': '电子邮件',
  '1.3.6.1.5.5.7.3.8': '时间戳',
  '1.3.6.1.5.5.7.3.9': 'OCSP 签名',
};

function content({ field, content: of, where }: PlaceVerdict): string | undefined {
  switch (of) {
    case 'text':
      return undefined;
    case 'redacted':
      return field === 'private_key'
        ? '已脱敏：Envoy 不会把它写进 dump，本该如此。'
        : '已脱敏：不在这个文件里。';
    case 'empty':
      return '为空。';
    case 'file':
      return `在文件 ${code(where ?? '')} 里，dump 不包含其内容。`;
    case 'environment':
      return `在环境变量 ${code(where ?? '')} 里，dump 不包含其内容。`;
    case 'broken':
      return '不是 base64，无法读取。';
  }
}

/** Stands where a link comes; set off by blanks as a name is. */
const SLOT = '`\n`';

/** A sentence about a chain and roots, around the name of what is held against the node's own. */
function end({ partner, mesh, end: of }: ChainEnd): readonly [before: string, after: string] {
  const named = partner !== undefined && partner.name !== '';
  const holds = partner?.holds ?? 'roots';
  const result = outcome(of, mesh);
  if (holds === 'certificate') {
    return named
      ? ['与这些根证书搭配使用的证书', ` ${result('这些根证书')}`]
      : [`与这些根证书搭配使用的证书${result('这些根证书')}`, ''];
  }
  const sentence = `这条证书链${result(named ? `根证书 ${SLOT}` : '与它搭配的根证书')}`;
  const [before = '', after = ''] = sentence.split(SLOT);
  return [before.trimEnd(), after];
}

function outcome(of: ChainEnd['end'], mesh: boolean): (roots: string) => string {
  switch (of.kind) {
    case 'ends':
      return (roots) =>
        of.checked
          ? `${glue('可以追溯到', roots, '中的', code(of.root))}，签名正确。`
          : `${glue('按名字可以追溯到', roots, '中的', code(of.root))}，但没有验证签名。`;
    case 'does-not': {
      const at = of.issuer === '' ? '' : `，断在由 ${code(of.issuer)} 签发的证书上`;
      return (roots) =>
        mesh
          ? `${glue('追溯不到', roots)}：Envoy 校验时会报“${of.problem}”${at}。网格中信任同一批根证书的对端都会拒绝它。`
          : `${glue('追溯不到', roots)}（“${of.problem}”${at}）。这不一定有问题：那些根证书是用来校验对端证书的。`;
    }
    case 'unverified':
      return (roots) => `${glue('与', roots)}搭配使用，但 Envoy 在这里接受任何证书。`;
    case 'unknown':
      return of.why === 'validator'
        ? (roots) => `${glue('能否追溯到', roots)}，由一个本页不了解其规则的校验器决定。`
        : (roots) => `${glue('能否追溯到', roots)}，无法判断：这个文件里没有两者的内容。`;
  }
}

const NAMES: Readonly<Record<SubjectName['type'], string>> = {
  DNS: 'DNS',
  URI: 'URI',
  EMAIL: '邮箱',
  IP_ADDRESS: 'IP',
  OTHER_NAME: 'otherName',
  OTHER: '其他类型的名字',
};

/** Certificates, as they stand in the file. */
export const certificates: VerdictTexts['certificates'] = {
  title: '里面有什么',
  gone: '文件在打开之后被修改、移动或删除了，所以读不到其中的证书。请重新打开文件。',
  field: (field: PemField): string => FIELDS[field],
  content,
  keyVisible:
    '私钥以明文写在这个文件里。拿到文件的人可以冒充本代理：请把文件当作机密对待，并更换私钥。',
  role: { leaf: '叶子证书', intermediate: '中间证书', root: '根证书' },
  short,
  long,
  clocks: {
    now: '现在',
    dump: '导出 dump 时',
    taken: 'dump 的导出时间（UTC）',
    dumpMeaning: ({ dumpTime }: Pick<CertificateVerdicts, 'dumpTime'>): string =>
      dumpTime === undefined
        ? '这个文件里没有一行写明更新时间，所以 dump 的导出时间未知。'
        : `这个文件里最新的一行更新于 ${time(dumpTime)}：dump 是在那时或之后导出的。`,
  },
  end,
  unchecked: '签名：未验证。浏览器只在 https 页面和 localhost 上提供所需的 WebCrypto。',
  facts: {
    spiffe: 'SPIFFE ID',
    subject: '主体',
    names: 'SAN',
    issuer: '签发者',
    serial: '序列号',
    key: '密钥',
    signature: '签名算法',
    usages: '密钥用途',
    purposes: '可用于',
    authority: '可签发证书',
    from: '生效时间',
    until: '到期时间',
    sha256: 'SHA-256',
  },
  key,
  name: ({ type, value }: SubjectName): string =>
    value === undefined ? NAMES[type] : `${NAMES[type]}：${value}`,
  redacted: '已脱敏',
  noNames: '无',
  purpose: (oid: string): string => PURPOSES[oid] ?? oid,
  anyUse: '任何用途',
  authority: ({ ca, pathLength }: Certificate): string =>
    ca ? (pathLength === undefined ? '可以' : `可以，其下最多 ${pathLength} 级 CA`) : '不可以',
  time,
  revocation: (issuer: string, revoked: number, nextUpdate: number | undefined): string =>
    `${code(issuer)} 吊销了 ${number(revoked)} 张证书${
      nextUpdate === undefined ? '' : `；下一份列表应在 ${time(nextUpdate)} 之前发布`
    }。`,
  block: {
    'private-key': '一个私钥，这里不显示。',
    broken: (label: string): string => `一个无法读取的 ${code(label)} 块。`,
    other: (label: string): string => `一个 ${code(label)} 块。`,
  },
  more: (n: number): string => `还有 ${number(n)} 个块`,
  unnamed: '没有名字的证书',
};

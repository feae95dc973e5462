import type { BlockVerdict, CertificateVerdicts } from '../core/certificates/types';
import type { Finding } from '../core/findings/index';
import type { NotChecked } from '../core/findings/not-checked';
import type { GraphNode } from '../core/graph/types';
import type { ProxyHeader } from '../core/model/types';
import type { FirstScreen } from '../core/tables/first-screen';
import type { PortRow } from '../core/tables/types';
import type { Certificate } from '../core/x509/types';
import type { PictureTexts, SummaryTexts, VerdictTexts, WorkspacePart } from '../texts';
import { code, markdownOf, plain } from './markdown';

/** What is wrong in the file, and the certificates of some nodes. */
export interface ReportFacts {
  /** The first errors and warnings, and how many there are. */
  readonly findings: { readonly items: readonly Finding[]; readonly total: number };
  readonly notChecked: readonly NotChecked[];
  /** The first ports by which others reach the proxy, how many there are, and what does not listen. */
  readonly inbound: { readonly items: readonly PortRow[]; readonly total: number };
  readonly notListening: FirstScreen['notListening'];
  /** Certificates and roots looked at, and how many there are; undefined: the file cannot be read any more. */
  readonly checked: { readonly looked: number; readonly total: number } | undefined;
  readonly certificates: readonly {
    readonly node: GraphNode;
    readonly verdicts: CertificateVerdicts;
  }[];
  /** Milliseconds since 1970: when the dump was taken, or later; undefined: not known. */
  readonly dumpTime: number | undefined;
}

interface Texts {
  readonly picture: PictureTexts;
  readonly summary: SummaryTexts;
  readonly verdicts: VerdictTexts;
  readonly workspace: WorkspacePart;
}

/** A chain of roots may be long; who reads a ticket wants those in use. */
const MAX_BLOCKS = 4;

/** Which proxy it is, and when it was asked. */
export function headerLines(
  header: ProxyHeader,
  { dumpTime }: ReportFacts,
  { picture, verdicts, workspace }: Texts,
): readonly string[] {
  const { name, nodeId, namespace, type, istioVersion, envoyVersion } = header;
  const proxy = [
    ...[name ?? nodeId].flatMap((one) => (one === undefined ? [] : [code(one)])),
    ...(namespace === undefined ? [] : [`${picture.namespace} ${code(namespace)}`]),
    ...(type === undefined ? [] : [plain(type)]),
    ...(istioVersion === undefined ? [] : [`${picture.istio} ${plain(istioVersion)}`]),
    ...(envoyVersion === undefined ? [] : [`${picture.envoy} ${plain(envoyVersion)}`]),
  ];
  return [
    proxy.length > 0 ? picture.joined(proxy) : plain(workspace.workspace.noHeader),
    '',
    plain(verdicts.certificates.clocks.dumpMeaning({ dumpTime })),
    '',
  ];
}

/** The findings, or what was looked at without any, and what was not looked at. */
export function findingLines(facts: ReportFacts, texts: Texts): readonly string[] {
  const { findings, notChecked, notListening } = facts;
  const { picture, summary, workspace } = texts;
  const rest = findings.total - findings.items.length;
  const whys = [...new Set(notChecked.map(({ why }) => workspace.findings.notChecked(why)))];
  const found = [
    ...(notListening.length === 0 ? [] : [plain(summary.ports.notListening(notListening))]),
    ...findings.items.map((finding) => findingText(finding, workspace)),
    ...(rest > 0 ? [plain(picture.more(rest))] : []),
  ];
  return [
    `**${plain(picture.findings)}**`,
    '',
    ...(found.length === 0 ? [plain(picture.noFinding(lookedAt(facts)))] : list(found)),
    '',
    ...(whys.length === 0
      ? []
      : [`**${plain(picture.notLookedAt)}**`, '', ...list(whys.map((why) => plain(why))), '']),
  ];
}

const list = (lines: readonly string[]): readonly string[] => lines.map((line) => `- ${line}`);

/** What was looked at, so that nothing is called fine that was not. */
function lookedAt({ notChecked, checked }: ReportFacts): Parameters<PictureTexts['noFinding']>[0] {
  const whole = (rule: NotChecked['rule']): boolean => notChecked.every((one) => one.rule !== rule);
  return {
    updates: whole('update-rejected'),
    warming: whole('resource-warming'),
    certificates: checked?.looked ?? 0,
    of: checked?.total ?? 0,
  };
}

/** The ports by which others reach the proxy: who is let in, and how that is proved. */
export function inboundLines(
  { inbound: { items, total } }: ReportFacts,
  { picture, summary: { ports } }: Texts,
): readonly string[] {
  const rest = total - items.length;
  const rows = items.map((row) => {
    const { port, what, mode, plaintext, standing, clients, listener } = row;
    const purpose = ports.what(what);
    const facts = [
      ...(purpose === '' ? [] : [purpose]),
      ports.modeOf(mode),
      standing === 'in-force'
        ? picture.portPlaintext(ports.takes(plaintext))
        : ports.standing[standing],
      ...(clients === undefined ? [] : [picture.portClient(ports.check(row))]),
    ];
    const name = port === undefined ? plain(ports.others) : code(String(port));
    return picture.said(
      name,
      picture.joined([...facts.map((fact) => plain(fact)), code(listener)]),
    );
  });
  return [
    `**${plain(ports.title)}**`,
    '',
    ...(total === 0 ? [plain(ports.none)] : list(rows)),
    ...(rest > 0 ? [`- ${plain(picture.more(rest))}`] : []),
    '',
  ];
}

const findingText = (finding: Finding, { workspace, findings }: WorkspacePart): string =>
  `**${plain(workspace.alerts.named(findings.title(finding)))}** ${markdownOf(findings.whole(finding))}`;

type Block = Extract<BlockVerdict, { kind: 'certificate' }>;

/** Each certificate with its time, at both clocks; `title` of the part. */
export function certificateLines(
  { certificates }: ReportFacts,
  title: string,
  texts: Texts,
): readonly string[] {
  const { lines } = texts.workspace;
  const rows = certificates.flatMap(({ node, verdicts }) => {
    const blocks = verdicts.places.flatMap(({ blocks: { items } }) =>
      items.flatMap((block) => (block.kind === 'certificate' ? [block] : [])),
    );
    const head = `${plain(lines.nodeKind(node))} ${code(lines.title(node))}`;
    const rest = blocks.length - MAX_BLOCKS;
    return [
      ...blocks
        .slice(0, MAX_BLOCKS)
        .map((block) => `- ${texts.picture.said(head, blockText(block, texts))}`),
      ...(rest > 0 ? [`- ${texts.picture.said(head, plain(texts.picture.more(rest)))}`] : []),
    ];
  });
  return rows.length === 0 ? [] : [`**${plain(title)}**`, '', ...rows, ''];
}

function blockText(
  { certificate, atDump, now }: Block,
  { picture, verdicts: { certificates: texts } }: Texts,
): string {
  const name = nameOf(certificate);
  return picture.joined([
    name === undefined ? plain(texts.unnamed) : code(name),
    plain(texts.role[certificate.role]),
    plain(picture.validity(texts.time(certificate.notBefore), texts.time(certificate.notAfter))),
    ...(atDump === undefined || (atDump.state === 'valid' && now.state === 'valid')
      ? []
      : [plain(picture.clocks.dump(texts.long(atDump)))]),
    plain(picture.clocks.now(texts.long(now))),
  ]);
}

const nameOf = ({ spiffeId, names, commonName, subject }: Certificate): string | undefined =>
  spiffeId ??
  names?.find(({ value }) => value !== undefined)?.value ??
  commonName ??
  (subject || undefined);

import type { AskAnswer, AskField, AskStep } from '../core/ask/types';
import type { GraphNode } from '../core/graph/types';
import type { NodeId } from '../core/ids/ids';
import type { ProxyHeader } from '../core/model/types';
import type { ConnectionQuestion } from '../core/view/question';
import type { AskTexts, PictureTexts, SummaryTexts, VerdictTexts, WorkspacePart } from '../texts';
import { code, markdownOf, plain, shellBlock } from './markdown';
import {
  certificateLines,
  findingLines,
  headerLines,
  inboundLines,
  type ReportFacts,
} from './report-facts';

/** A node of the path, and the command that prints it. */
export interface ReportNode {
  readonly node: GraphNode;
  readonly jq: string | undefined;
}

export interface ReportOf {
  readonly file: string;
  readonly header: ProxyHeader;
  readonly facts: ReportFacts;
  /** The link to the view on screen. */
  readonly link: string;
  readonly asked: { readonly question: ConnectionQuestion; readonly answer: AskAnswer } | undefined;
  /** Nodes on the path, first to last. */
  readonly path: readonly ReportNode[];
  /** Nodes that the question names. */
  readonly named: ReadonlyMap<NodeId, GraphNode>;
}

interface Texts {
  readonly picture: PictureTexts;
  readonly summary: SummaryTexts;
  readonly ask: AskTexts;
  readonly verdicts: VerdictTexts;
  readonly workspace: WorkspacePart;
}

/**
 * What is on the screen as Markdown for a ticket: the proxy, its findings and what was not looked at,
 * its inbound ports, the question, the verdict, each step with the pointers that decided, the certificates, the path, and the jq
 * commands that print it from the file.
 */
export function reportOf(report: ReportOf, texts: Texts): string {
  const { picture } = texts;
  const { lines } = texts.workspace;
  const { asked, path, file, link, header, facts } = report;
  const commands = path.flatMap(({ node, jq }) =>
    jq === undefined ? [] : [`# ${oneLine(`${lines.nodeKind(node)} ${lines.title(node)}`)}`, jq],
  );
  return [
    `### ${markdownOf(picture.reportTitle(file.replaceAll('`', '')))}`,
    '',
    ...headerLines(header, facts, texts),
    ...findingLines(facts, texts),
    ...inboundLines(facts, texts),
    ...(asked === undefined ? [] : askedLines(report, asked, texts)),
    ...certificateLines(
      facts,
      asked === undefined ? picture.certificatesShown : picture.certificates,
      texts,
    ),
    `**${asked === undefined ? picture.shown : picture.path}**`,
    '',
    ...path.map(({ node }) => `- ${nodeLine(node, lines, picture)}`),
    '',
    ...(commands.length === 0 ? [] : [`**${picture.commands}**`, '', ...shellBlock(commands), '']),
    picture.said(picture.view, `<${link}>`),
    '',
  ].join('\n');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

function nodeLine(node: GraphNode, lines: WorkspacePart['lines'], texts: PictureTexts): string {
  const protection = node.protection && lines.protectionLong[node.protection.kind];
  const fact = lines.nodeFact(node);
  const more = [fact, protection ?? ''].filter((part) => part !== '');
  const title = `${plain(lines.nodeKind(node))} ${code(lines.title(node))}`;
  return more.length === 0 ? title : texts.said(title, plain(texts.joined(more)));
}

function askedLines(
  { named }: ReportOf,
  { question, answer }: NonNullable<ReportOf['asked']>,
  { picture, ask, workspace: { lines } }: Texts,
): readonly string[] {
  const byId = new Map([...named, ...answer.nodes.map((node) => [node.id, node] as const)]);
  const title = (id: NodeId): string => {
    const node = byId.get(id);
    return node === undefined ? id : lines.title(node);
  };
  const rows = questionRows(question, ask, title);
  const steps = answer.steps.map((step) => {
    const value = ask.stepValue(step) ?? '';
    const head = `**${plain(ask.stepTitle(step))}**${value === '' ? '' : ` ${code(value)}`}`;
    const places = fieldsOf(step).map(({ pointer }) => code(pointer));
    const decided = places.length === 0 ? '' : picture.decided(places.join(', '));
    return `1. ${picture.said(head, markdownOf(ask.stepText(step, title)))}${decided}`;
  });
  return [
    `**${picture.asked}** ${picture.joined(rows.map(([label, value]) => `${plain(label)} ${code(value)}`))}`,
    '',
    `**${picture.verdict}** ${markdownOf(ask.sentence(answer.verdict, title))}`,
    '',
    ...(steps.length === 0 ? [] : [`**${picture.steps}**`, '', ...steps, '']),
  ];
}

const fieldsOf = (step: AskStep): readonly AskField[] => ('fields' in step ? step.fields : []);

function questionRows(
  question: ConnectionQuestion,
  { fields, sends, shows }: AskTexts,
  title: (id: NodeId) => string,
): readonly (readonly [string, string])[] {
  const rows: readonly (readonly [string, string | undefined])[] =
    question.ask === 'out'
      ? [
          [fields.cluster, question.cluster && title(question.cluster)],
          [fields.endpoint, question.endpoint],
        ]
      : [
          [fields.at, question.at && title(question.at)],
          [fields.port, question.port?.toString()],
          [fields.address, question.address],
          [fields.sends, sends[question.sends]],
          [fields.sni, question.sni],
          [fields.alpn, question.alpn.join(', ') || undefined],
          [fields.shows, saysShows(question) ? shows[question.shows] : undefined],
          [fields.source, question.source],
          [fields.direct, question.direct],
        ];
  return rows.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const]));
}

/** Who sends no ClientHello is asked for no certificate. */
const saysShows = ({ sends }: { readonly sends: string }): boolean =>
  sends === 'tls' || sends === 'quic';

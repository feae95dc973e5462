import type { Finding } from '../core/findings/index';
import type { NotChecked } from '../core/findings/not-checked';
import type { Severity } from '../core/findings/rule';
import { allFindings } from '../session/findings';
import type { FindingTexts } from '../texts/en/findings';
import { type OpenedDump, openDumps } from './open';
import { table } from './table';
import type { Context, Verb } from './verb';

interface DumpFindings {
  readonly dump: string;
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
}

/** `findings FILE…`: what a person should know of the dumps, and what could not be checked. */
export const findings: Verb = {
  files: 'several',
  judgesByTime: true,
  options: ['fail-on'],
  async run(paths, context) {
    const found: DumpFindings[] = [];
    for await (const opened of openDumps(paths, context)) {
      found.push(await findIn(opened, context.now));
    }
    const { texts, failOn } = context;
    await context.print(
      found.map((one) => printed(one, texts.findings)),
      () => told(found, context),
    );
    return found.some((one) => one.findings.some(({ severity }) => reaches(severity, failOn)))
      ? 1
      : 0;
  },
};

async function findIn({ entry, session }: OpenedDump, now: number): Promise<DumpFindings> {
  const { identity, files } = entry;
  return {
    dump: identity.dump,
    files: files.map(({ path }) => path),
    ...(await allFindings(session, now)),
  };
}

const reaches = (severity: Severity, failOn: Context['failOn']): boolean =>
  failOn !== undefined &&
  (severity === 'error' || (severity === 'warning' && failOn === 'warning'));

/** As `--json` prints it. */
function printed({ dump, files, findings: all, notChecked }: DumpFindings, texts: FindingTexts) {
  const [file = null] = files;
  return {
    dump,
    findings: all.map((finding) => {
      const { rule, severity, subjects, values, evidence } = finding;
      return {
        rule,
        severity,
        subjects: subjects.items,
        values: Object.fromEntries(
          Object.entries(values).map(([name, value]) => [name, value ?? null]),
        ),
        evidence: evidence.map(({ pointer }) => ({ file, pointer })),
        text: withoutMarks(texts.headed(finding)),
        remedy: withoutMarks(texts.remedy(finding)),
        source: null,
      };
    }),
    not_checked: notChecked,
  };
}

/** Names out of the file stand between backticks. */
const withoutMarks = (text: string): string => text.replaceAll('`', '');

function told(found: readonly DumpFindings[], { texts, io }: Context): string {
  const { dump, severity, rule, text, notChecked, why, none } = texts.findingsTable;
  const { findings: sentences } = texts;
  const of = (one: DumpFindings): readonly string[] => (found.length > 1 ? [one.dump] : []);
  const head = found.length > 1 ? [dump] : [];
  const rows = found.flatMap((one) =>
    one.findings.map((finding) => [
      ...of(one),
      sentences.severity[finding.severity],
      finding.rule,
      withoutMarks(sentences.headed(finding)),
    ]),
  );
  const unchecked = found.flatMap((one) =>
    one.notChecked.map(({ rule: id, why: reason }) => [
      ...of(one),
      id,
      sentences.notChecked(reason),
    ]),
  );
  const parts = [
    rows.length === 0 && found.length > 0
      ? `${none}\n`
      : table([...head, severity, rule, text], rows, io.out.colours),
    table([...head, notChecked, why], unchecked, io.out.colours),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

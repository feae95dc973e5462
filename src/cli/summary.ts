import '../core/decide/socket/socket-matcher-engine';
import { type DumpSummary, summaryOf } from '../core/summary/summary';
import type { DumpSession } from '../session/dump-session';
import type { CliTexts } from '../texts/cli';
import { certificatesOf } from './certificates';
import { noticeTable, printedNotices } from './notices';
import { openDumps } from './open';
import { knownTable, table, UNKNOWN } from './table';
import type { Context, Verb } from './verb';

/** `summary FILE`: what is in a dump, counted. */
export const summary: Verb = {
  files: 'one',
  judgesByTime: true,
  async run(paths, context) {
    for await (const { session } of openDumps(paths, context)) {
      const found = await printed(session, context);
      await context.print(found, () => told(found, context.texts, context.io.out.colours));
    }
    return 0;
  },
};

/** As `--json` prints it. */
async function printed(session: DumpSession, { texts, now }: Context) {
  const { dump, opened } = session;
  return {
    ...summaryOf(dump, opened.summary),
    certificates: await certificatesOf(session, now),
    notices: printedNotices(session, texts),
  };
}

function told(
  {
    transport_sockets,
    missing_sections,
    ports,
    destinations,
    certificates,
    notices,
    format,
    ...counts
  }: Awaited<ReturnType<typeof printed>>,
  texts: CliTexts,
  colours: boolean,
): string {
  const {
    resources,
    count,
    sockets,
    port,
    use,
    mode,
    plaintext,
    state,
    cluster,
    protection,
    secret,
    subject,
    expires,
    left,
  } = texts.summary;
  const { none, word, version } = texts;
  const missing = new Set(missing_sections);
  const noSockets = missing.has('listeners') || missing.has('clusters');
  const types = Object.entries(transport_sockets).map(([type, n]) => [type, String(n)]);
  const parts = [
    table(
      [resources, count],
      [
        [texts.summary.format, format],
        ...COUNTS.map(([key, section]) => [
          texts.summary[key],
          counts[key] === 0 && missing.has(section) ? UNKNOWN : String(counts[key]),
        ]),
      ],
      colours,
    ),
    knownTable([sockets, count], types.length === 0 && noSockets ? null : types, { none, colours }),
    knownTable(
      [port, use, mode, plaintext, state],
      ports?.map((one) => [
        one.port === null ? texts.facts.others : String(one.port),
        word(one.what),
        one.mode === null ? UNKNOWN : word(one.mode),
        word(one.plaintext),
        version(one),
      ]),
      { none, colours },
    ),
    knownTable(
      [cluster, protection, texts.summary.endpoints_total, state],
      destinations?.map((one) => [
        one.cluster,
        word(one.protection),
        one.endpoints === null ? UNKNOWN : String(one.endpoints),
        version(one),
      ]),
      { none, colours },
    ),
    knownTable(
      [secret, subject, expires, left, state],
      certificates?.map((one) => [
        one.secret ?? texts.summary.written,
        // Istio's workload certificates have no subject, only a name.
        one.subject || (one.names[0] ?? ''),
        one.not_after,
        String(one.days_left),
        word(one.state),
      ]),
      { none, colours },
    ),
    noticeTable(notices, texts, colours),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** With the section that they are in: what is not in the file is not known to be none. */
const COUNTS = [
  ['listeners', 'listeners'],
  ['filter_chains', 'listeners'],
  ['clusters', 'clusters'],
  ['transport_socket_matches', 'clusters'],
  ['endpoints_total', 'endpoints'],
  ['endpoints_with_tsm_metadata', 'endpoints'],
  ['secrets', 'secrets'],
] as const satisfies readonly (readonly [string, DumpSummary['missing_sections'][number]])[];

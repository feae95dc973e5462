import '../core/decide/socket/socket-matcher-engine';
import { summaryOf } from '../core/summary/summary';
import type { DumpSession } from '../session/dump-session';
import type { CliTexts } from '../texts/cli';
import { openDumps } from './open';
import { table, UNKNOWN } from './table';
import type { Verb } from './verb';

/** `summary FILE`: what is in a dump, counted. */
export const summary: Verb = {
  files: 'one',
  async run(paths, context) {
    for await (const { session } of openDumps(paths, context)) {
      const found = printed(session, context.texts);
      await context.print(found, () => told(found, context.texts, context.io.out.colours));
    }
    return 0;
  },
};

/** As `--json` prints it. */
function printed({ opened, dump }: DumpSession, texts: CliTexts) {
  const notices = dump.model.notices.map(({ pointer, about }) => ({
    pointer,
    message: texts.notice(about),
  }));
  return { ...summaryOf(dump, opened.summary), notices };
}

function told(
  {
    transport_sockets,
    ports,
    destinations,
    notices,
    format,
    ...counts
  }: ReturnType<typeof printed>,
  texts: CliTexts,
  colours: boolean,
): string {
  const { resources, count, sockets, port, use, mode, plaintext, cluster, protection } =
    texts.summary;
  const parts = [
    table(
      [resources, count],
      [
        [texts.summary.format, format],
        ...COUNTS.map((key) => [texts.summary[key], String(counts[key])]),
      ],
      colours,
    ),
    table(
      [sockets, count],
      Object.entries(transport_sockets).map(([type, n]) => [type, String(n)]),
      colours,
    ),
    table(
      [port, use, mode, plaintext],
      ports.map((one) => [
        one.port === null ? texts.facts.others : String(one.port),
        one.what,
        one.mode ?? UNKNOWN,
        one.plaintext,
      ]),
      colours,
    ),
    table(
      [cluster, protection, texts.summary.endpoints_total],
      destinations.map((one) => [
        one.cluster,
        one.protection,
        one.endpoints === null ? UNKNOWN : String(one.endpoints),
      ]),
      colours,
    ),
    table(
      [texts.notices.pointer, texts.notices.message],
      notices.map(({ pointer, message }) => [pointer, message]),
      colours,
    ),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

const COUNTS = [
  'listeners',
  'filter_chains',
  'clusters',
  'transport_socket_matches',
  'endpoints_total',
  'endpoints_with_tsm_metadata',
  'secrets',
] as const;

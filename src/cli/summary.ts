import type { DumpSession } from '../session/dump-session';
import type { CliTexts } from '../texts/cli';
import { openDumps } from './open';
import { table } from './table';
import type { Verb } from './verb';

/** `summary FILE`: what is in a dump, counted. */
export const summary: Verb = {
  files: 'one',
  async run(paths, context) {
    for await (const { session } of openDumps(paths, context)) {
      const found = summaryOf(session, context.texts);
      await context.print(found, () => told(found, context.texts, context.io.out.colours));
    }
    return 0;
  },
};

/** As `--json` prints it. */
function summaryOf({ opened, connected }: DumpSession, texts: CliTexts) {
  const notices = connected.model.notices.map(({ pointer, about }) => ({
    pointer,
    message: texts.notice(about),
  }));
  return { ...opened.summary, notices };
}

function told(
  { transport_sockets, notices, format, ...counts }: ReturnType<typeof summaryOf>,
  texts: CliTexts,
  colours: boolean,
): string {
  const { resources, count, sockets } = texts.summary;
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

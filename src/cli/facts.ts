import '../core/decide/socket/socket-matcher-engine';
import { factsOf } from '../core/summary/facts';
import type { DumpSession } from '../session/dump-session';
import type { CliTexts } from '../texts/cli';
import { noticeTable, printedNotices } from './notices';
import { openDumps } from './open';
import { knownTable, UNKNOWN } from './table';
import type { Context, Verb } from './verb';

/** `facts FILE`: what is concluded from a dump. */
export const facts: Verb = {
  files: 'one',
  judgesByTime: false,
  async run(paths, context) {
    for await (const { session } of openDumps(paths, context)) {
      const found = printed(session, context.texts);
      await context.print(found, () => told(found, context));
    }
    return 0;
  },
};

/** As `--json` prints it. */
function printed(session: DumpSession, texts: CliTexts) {
  return { ...factsOf(session.dump), notices: printedNotices(session, texts) };
}

function told(
  {
    inbound,
    inbound_default,
    gateway,
    not_in_force,
    clusters,
    notices,
  }: ReturnType<typeof printed>,
  { texts, io }: Context,
): string {
  const { port, mode, others, hosts, listener, state, cluster, endpoint, protection, any, more } =
    texts.facts;
  const { none, word } = texts;
  const { colours } = io.out;
  const ports = inbound && [
    ...Object.entries(inbound).map(([one, is]) => [one, word(is)]),
    ...(inbound_default === null ? [] : [[others, word(inbound_default)]]),
  ];
  const servers = gateway?.map((one) => [
    String(one.port),
    one.mode === null ? UNKNOWN : word(one.mode),
    one.hosts === null ? UNKNOWN : shortened(one.hosts, more),
  ]);
  const waiting = not_in_force?.map((one) => [
    one.listener,
    one.port === null ? UNKNOWN : String(one.port),
    texts.version(
      one.older_in_force
        ? { state: 'in-force', update: one.state }
        : { state: one.state, update: null },
    ),
  ]);
  const endpoints =
    clusters &&
    Object.entries(clusters).flatMap(([name, kinds]) => {
      if ('cluster' in kinds) return [[name, any, word(kinds.cluster)]];
      const each = Object.entries(kinds.endpoints);
      if (each.length === 0) return [[name, none, '']];
      return each.map(([address, kind]) => [name, address, word(kind)]);
    });
  return [
    knownTable([port, mode], ports, { none, colours }),
    ...(servers?.length === 0 ? [] : [knownTable([port, mode, hosts], servers, { none, colours })]),
    ...(waiting === undefined || waiting.length === 0
      ? []
      : [knownTable([listener, port, state], waiting, { none, colours })]),
    knownTable([cluster, endpoint, protection], endpoints, { none, colours }),
    noticeTable(notices, texts, colours),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

const MAX_HOSTS = 2;
/** Columns of a terminal; a name may have 253 letters. */
const MAX_HOSTS_WIDTH = 60;

/** The first of them, and how many more there are: an AUTO_PASSTHROUGH server has hundreds of long names. */
function shortened(hosts: readonly string[], more: (n: number) => string): string {
  let shown = hosts.slice(0, MAX_HOSTS);
  while (shown.length > 1 && shown.join(', ').length > MAX_HOSTS_WIDTH) shown = shown.slice(0, -1);
  const rest = hosts.length - shown.length;
  return rest === 0 ? shown.join(', ') : `${shown.join(', ')} ${more(rest)}`;
}

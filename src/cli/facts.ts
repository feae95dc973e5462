import { type Facts, factsOf } from '../core/summary/facts';
import { openDumps } from './open';
import { table, UNKNOWN } from './table';
import type { Context, Verb } from './verb';

/** `facts FILE`: what is concluded from a dump. */
export const facts: Verb = {
  files: 'one',
  async run(paths, context) {
    for await (const { session } of openDumps(paths, context)) {
      const found = factsOf(session.dump);
      await context.print(found, () => told(found, context));
    }
    return 0;
  },
};

function told(
  { inbound, inbound_default, gateway, clusters }: Facts,
  { texts, io }: Context,
): string {
  const { port, mode, others, hosts, cluster, endpoint, protection, any } = texts.facts;
  const ports = [
    ...Object.entries(inbound),
    ...(inbound_default === null ? [] : [[others, inbound_default]]),
  ];
  const servers = gateway.map((one) => [
    String(one.port),
    one.mode ?? UNKNOWN,
    one.hosts === null ? UNKNOWN : shortened(one.hosts),
  ]);
  const endpoints = Object.entries(clusters).flatMap(([name, kinds]) =>
    'cluster' in kinds
      ? [[name, any, kinds.cluster]]
      : Object.entries(kinds.endpoints).map(([address, kind]) => [name, address, kind]),
  );
  return [
    table([port, mode], ports, io.out.colours),
    table([port, mode, hosts], servers, io.out.colours),
    table([cluster, endpoint, protection], endpoints, io.out.colours),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

const MAX_HOSTS = 3;

/** The first of them, and how many more there are: an AUTO_PASSTHROUGH server has hundreds. */
const shortened = (hosts: readonly string[]): string =>
  hosts.length <= MAX_HOSTS
    ? hosts.join(', ')
    : `${hosts.slice(0, MAX_HOSTS).join(', ')} +${hosts.length - MAX_HOSTS}`;

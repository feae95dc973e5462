import { type Facts, factsOf } from '../core/summary/facts';
import { openDumps } from './open';
import { table } from './table';
import type { Context, Verb } from './verb';

/** `facts FILE`: what is concluded from a dump. */
export const facts: Verb = {
  files: 'one',
  async run(paths, context) {
    for await (const { session } of openDumps(paths, context)) {
      const found = factsOf(session.connected.model);
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
    one.hosts?.join(', ') ?? '?',
    one.mode ?? '?',
  ]);
  const endpoints = Object.entries(clusters).flatMap(([name, kinds]) =>
    'cluster' in kinds
      ? [[name, any, kinds.cluster]]
      : Object.entries(kinds.endpoints).map(([address, kind]) => [name, address, kind]),
  );
  return [
    table([port, mode], ports, io.out.colours),
    table([port, hosts, mode], servers, io.out.colours),
    table([cluster, endpoint, protection], endpoints, io.out.colours),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

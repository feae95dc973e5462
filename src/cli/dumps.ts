import type { DumpEntry } from '../capture/capture';
import { openDumps } from './open';
import { table } from './table';
import type { Verb } from './verb';

/** `dumps FILE…`: which proxies the files are of. */
export const dumps: Verb = {
  files: 'several',
  judgesByTime: false,
  async run(paths, context) {
    const rows: ReturnType<typeof rowOf>[] = [];
    for await (const { entry, session } of openDumps(paths, context)) {
      rows.push(rowOf(entry, session.opened.summary.format));
    }
    if (rows.length === 0) return 2;
    const { texts, io } = context;
    await context.print(rows, () => {
      const { dump, type, ips, lastChange, files } = texts.dumps;
      return table(
        [dump, type, 'Envoy', 'Istio', ips, lastChange, files],
        rows.map((row) => [
          row.dump,
          ...[row.type, row.envoy, row.istio, row.ips.join(' ') || null, row.last_change].map(
            (text) => text ?? '-',
          ),
          row.files.join(' '),
        ]),
        io.out.colours,
      );
    });
    return 0;
  },
};

/** As `--json` prints it. */
function rowOf({ identity, files, moment }: DumpEntry, format: string) {
  const { dump, nodeId, name, namespace, type, ips, envoyVersion, istioVersion } = identity;
  return {
    dump,
    node_id: nodeId ?? null,
    name: name ?? null,
    namespace: namespace ?? null,
    type: type ?? null,
    ips,
    envoy: envoyVersion ?? null,
    istio: istioVersion ?? null,
    format,
    files: files.map(({ path }) => path),
    last_change: moment ?? null,
  };
}

import type { NodeId } from '../../core/ids/ids';
import type { Engine } from '../../engine/protocol';
import type { ReportNode } from '../../picture/report';

/** No ticket wants more. */
const MOST = 60;

/** These nodes in their order, each with the jq command that prints it where the file has it. */
export async function reportNodes(
  engine: Engine,
  ids: readonly NodeId[],
): Promise<readonly ReportNode[]> {
  const wanted = ids.slice(0, MOST);
  const known = await engine.ask({ ask: 'nodes', ids: wanted });
  const byId = new Map(known.map((node) => [node.id, node]));
  const all = await Promise.all(
    wanted.map(async (id) => {
      const node = byId.get(id);
      if (node === undefined) return [];
      const details = await engine.ask({ ask: 'details', id });
      const own = details?.json.find(({ role }) => role === 'self') ?? details?.json[0];
      const inFile = node.presence === 'file';
      return [{ node, jq: inFile && own?.jq !== '' ? own?.jq : undefined }];
    }),
  );
  return all.flat();
}

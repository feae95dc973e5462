import { nodesWithKeys } from '../certificates/visible-keys';
import { about, dumpRule } from './rule';

/** A private key stands in the file in clear: the admin endpoint masks it, other tools do not. */
export const privateKeyVisible = dumpRule('private-key-visible', (dump) => {
  const nodes = nodesWithKeys(dump).flatMap((id) => dump.index.byId.get(id) ?? []);
  return nodes.length === 0 ? [] : [{ severity: 'error', values: {}, ...about(nodes) }];
});

import type { Dump } from '../graph/dump';
import type { NodeId } from '../ids/ids';
import type { SdsReference } from '../model/types';
import type { FactValue } from './facts';

/** A value that leads to a node, or the bare text where the graph does not have it. */
export const nodeValue = (id: NodeId | undefined, text: string, note?: string): FactValue => ({
  ...(id === undefined ? { type: 'text', text } : { type: 'node', id, text }),
  ...(note === undefined ? {} : { note }),
});

export const secretValue = (dump: Dump, reference: SdsReference): FactValue =>
  nodeValue(dump.secretNode(reference), reference.name);

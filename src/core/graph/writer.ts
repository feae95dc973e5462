import type { Pointer } from '../base/pointer';
import type { Notice } from '../dump/notice';
import { IdRegister, type NodeId } from '../ids/ids';
import type { Subject } from './subjects';
import type { Graph, GraphLink, GraphNode } from './types';

/** What most nodes leave at its default. */
type Draft = Pick<GraphNode, 'kind' | 'name' | 'state' | 'lane' | 'column' | 'line'> &
  Partial<GraphNode>;

/** Collects nodes and links, and makes sure that no id comes twice. */
export class GraphWriter {
  private readonly nodes: GraphNode[] = [];
  private readonly links: GraphLink[] = [];
  private readonly register = new IdRegister();
  readonly subjects = new Map<NodeId, Subject>();
  readonly notices: Notice[] = [];

  /** Adds a node; its id may come back with `~2` if the file has the name twice. */
  add(wanted: NodeId, draft: Draft, subject: Subject): NodeId {
    const { id, repeated } = this.register.take(wanted);
    if (repeated && draft.pointer !== undefined) {
      this.notices.push({ pointer: draft.pointer, about: { key: 'repeated-id', id: wanted } });
    }
    this.nodes.push({
      presence: 'file',
      protection: undefined,
      looks: draft.protection === undefined ? {} : { [draft.protection.look]: 1 },
      owner: undefined,
      namespace: undefined,
      pointer: undefined,
      fold: undefined,
      within: undefined,
      members: [],
      ...draft,
      id,
    });
    this.subjects.set(id, subject);
    return id;
  }

  link(from: NodeId, to: NodeId, kind: GraphLink['kind'] = 'way', look?: GraphLink['look']): void {
    this.links.push({ from, to, kind, look });
  }

  notice(pointer: Pointer, about: Notice['about']): void {
    this.notices.push({ pointer, about });
  }

  graph(): Graph {
    return { nodes: this.nodes, links: this.links };
  }
}

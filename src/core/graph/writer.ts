import type { Pointer } from '../base/pointer';
import type { Protection } from '../decide/tls/protection';
import type { Notice } from '../dump/notice';
import { type NodeId, repeatedId } from '../ids/ids';
import { NoticeList } from '../model/notice-list';
import type { Subject } from './subjects';
import type { Fold, Graph, GraphLink, GraphNode, ProtectionCounts } from './types';

/** What most nodes leave at its default. */
type NodeFields = Pick<GraphNode, 'kind' | 'name' | 'state' | 'lane' | 'column' | 'line'> &
  Partial<GraphNode>;

const NO_PROTECTIONS: ProtectionCounts = {};
const NO_MEMBERS: readonly string[] = [];

/**
 * Collects nodes and links, and makes sure that no id comes twice. What many nodes share (folds,
 * counts, namespaces) is one object for all of them.
 */
export class GraphWriter {
  private readonly nodes: GraphNode[] = [];
  private readonly links: GraphLink[] = [];
  private readonly repeats = new Map<NodeId, number>();
  private readonly list = new NoticeList();
  private readonly words = new Map<string, number>();
  private readonly folds = new Map<string, Fold>();
  private readonly counts = new Map<string, ProtectionCounts>();
  private readonly namespaces = new Map<string, string>();
  readonly subjects = new Map<NodeId, Subject>();

  /** Adds a node; its id may come back with `~2` if the file has the name twice. */
  add(wanted: NodeId, draft: NodeFields, subject: Subject): NodeId {
    const id = this.free(wanted);
    if (id !== wanted && draft.pointer !== undefined) {
      this.notice(draft.pointer, { key: 'repeated-id', id: wanted });
    }
    const { protection, namespace } = draft;
    this.nodes.push({
      id,
      kind: draft.kind,
      name: draft.name,
      state: draft.state,
      lane: draft.lane,
      column: draft.column,
      presence: draft.presence ?? 'file',
      line: draft.line,
      protection,
      protections:
        draft.protections ??
        (protection === undefined ? NO_PROTECTIONS : this.protections(protection.kind, 1)),
      owner: draft.owner,
      namespace: namespace === undefined ? undefined : this.namespace(namespace),
      direction: draft.direction,
      pointer: draft.pointer,
      fold: draft.fold,
      within: draft.within,
      members: draft.members ?? NO_MEMBERS,
    });
    this.subjects.set(id, subject);
    return id;
  }

  link(
    from: NodeId,
    to: NodeId,
    kind: GraphLink['kind'] = 'path',
    protection?: GraphLink['protection'],
  ): void {
    this.links.push({ from, to, kind, protection });
  }

  notice(pointer: Pointer, about: Notice['about']): void {
    this.list.add({ pointer, about });
  }

  get notices(): readonly Notice[] {
    return this.list.all();
  }

  /** The fold of what agrees in all `parts`, which may be long (shapes): the key is short. */
  fold(parts: readonly string[], of: Fold['of']): Fold {
    const key = parts.map((part) => this.word(part)).join(' ');
    let fold = this.folds.get(key);
    if (fold === undefined) {
      fold = { key, of };
      this.folds.set(key, fold);
    }
    return fold;
  }

  /** So many connections' ends, all with one look. */
  protections(protection: Protection, count: number): ProtectionCounts {
    const key = `${protection},${count}`;
    let known = this.counts.get(key);
    if (known === undefined) {
      known = { [protection]: count };
      this.counts.set(key, known);
    }
    return known;
  }

  protectionCounts(protections: readonly (readonly [Protection, number])[]): ProtectionCounts {
    const [first] = protections;
    if (first === undefined) return NO_PROTECTIONS;
    if (protections.length === 1) return this.protections(first[0], first[1]);
    const counts: { [L in Protection]?: number } = {};
    for (const [protection, count] of protections)
      counts[protection] = (counts[protection] ?? 0) + count;
    const key = Object.entries(counts).join(' ');
    const known = this.counts.get(key) ?? counts;
    if (known === counts) this.counts.set(key, counts);
    return known;
  }

  graph(): Graph {
    return { nodes: this.nodes, links: this.links };
  }

  /** The id itself if it is new, else with the number of its coming. */
  private free(wanted: NodeId): NodeId {
    if (!this.subjects.has(wanted)) return wanted;
    const count = (this.repeats.get(wanted) ?? 1) + 1;
    this.repeats.set(wanted, count);
    return repeatedId(wanted, count);
  }

  /** The number of a text. */
  private word(text: string): number {
    let number = this.words.get(text);
    if (number === undefined) {
      number = this.words.size;
      this.words.set(text, number);
    }
    return number;
  }

  private namespace(name: string): string {
    const known = this.namespaces.get(name);
    if (known === undefined) this.namespaces.set(name, name);
    return known ?? name;
  }
}

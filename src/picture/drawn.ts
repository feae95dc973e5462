import type { Protection } from '../core/decide/tls/protection';
import type { Reach } from '../core/graph/cluster-reach';
import type { PlacedGraph, Presence, Rect } from '../core/graph/types';
import type { NodeId } from '../core/ids/ids';
import type { WorkspacePart } from '../texts';
import { type BoxFinding, cardWords, type Mark, markOf } from './card-words';
import type { Light } from './light';
import type { Pointed } from './pointed';

export interface DrawnCard {
  readonly rect: Rect;
  readonly presence: Presence;
  readonly stack: boolean;
  readonly selected: boolean;
  readonly dim: boolean;
  readonly kind: string;
  readonly title: string;
  /** The title is a name out of the file. */
  readonly named: boolean;
  /** The whole name, for a tooltip. */
  readonly whole: string;
  readonly fact: string;
  readonly marks: readonly Mark[];
  /** How many of each protection a stack has, for a thin bar; empty where it has but one. */
  readonly shares: readonly { readonly protection: Protection; readonly count: number }[];
  readonly protections: readonly {
    readonly protection: Protection;
    readonly text: string;
    readonly reach?: Reach | undefined;
  }[];
}

export interface DrawnPath {
  readonly from: Rect;
  readonly to: Rect;
  readonly protection: Protection | undefined;
  readonly tunnel: boolean;
  readonly dim: boolean;
}

/** A drawing with its words, for whatever writes it down. */
export interface Drawn {
  readonly size: PlacedGraph['size'];
  readonly caption: string;
  readonly lanes: readonly {
    readonly lane: 'server' | 'client';
    readonly rect: Rect;
    readonly name: string;
    readonly meaning: string;
  }[];
  readonly columns: readonly { readonly x: number; readonly name: string }[];
  readonly cards: readonly DrawnCard[];
  readonly paths: readonly DrawnPath[];
}

/** What is on the canvas besides the placed boxes. */
export interface DrawnState {
  readonly light: Light | undefined;
  readonly selected: NodeId | undefined;
  readonly marks: ReadonlyMap<NodeId, BoxFinding>;
  readonly pointed: Pointed;
  readonly caption: string;
}

/** Puts a placed graph into words, as its cards do. */
export function drawn(placed: PlacedGraph, state: DrawnState, texts: WorkspacePart): Drawn {
  const { lines, workspace, findings } = texts;
  const { light } = state;
  const rects = new Map(placed.boxes.map(({ box, rect }) => [box.id, rect]));
  return {
    size: placed.size,
    caption: state.caption,
    lanes: placed.lanes.map(({ lane, rect }) => {
      const [name, meaning] = workspace.lanes[lane];
      return { lane, rect, name, meaning };
    }),
    columns: placed.columns.map(({ column, x }) => ({ x, name: workspace.columns[column] })),
    cards: placed.boxes.map(({ box, rect }) => {
      const words = cardWords(box, lines, state.pointed.get(box.id));
      const mixed = words.protections.length > 1;
      const counts = words.protections.map(({ counted }) => counted).join(' · ');
      return {
        rect,
        presence: box.type === 'node' ? box.node.presence : box.presence,
        stack: box.type === 'stack',
        selected: box.id === state.selected,
        dim: light !== undefined && !light.boxes.has(box.id),
        kind: words.kind,
        title: words.title,
        named: words.named,
        whole: words.whole ?? words.title,
        fact: mixed ? counts : words.cardFact,
        marks: [...words.marks, ...markOf(state.marks.get(box.id), findings)],
        protections: mixed ? [] : words.protections,
        shares: mixed && box.type === 'stack' ? words.protections : [],
      };
    }),
    paths: placed.edges.flatMap(({ id, from, to, protection, kind }) => {
      const [start, end] = [rects.get(from), rects.get(to)];
      if (start === undefined || end === undefined) return [];
      const dim = light !== undefined && !light.edges.has(id);
      return { from: start, to: end, protection, tunnel: kind === 'tunnel', dim };
    }),
  };
}

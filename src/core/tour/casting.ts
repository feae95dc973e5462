import type { Scene } from '../describe/scene';
import { sceneOf } from '../describe/scene';
import type { Connected, Subject } from '../graph/subjects';
import type { GraphNode } from '../graph/types';
import type { NodeId } from '../ids/ids';
import type { Cast, Role, SubjectOf } from './cast';
import type { Locator } from './locate';
import { CLIENT_ROLES } from './roles-client';
import { SECRET_ROLES } from './roles-secrets';
import { SERVER_ROLES } from './roles-server';

/** How the node of each role is found in any dump: by what it is, never by its id. */
const LOCATORS: Readonly<Record<Role, Locator>> = {
  ...SERVER_ROLES,
  ...CLIENT_ROLES,
  ...SECRET_ROLES,
};

const made = new WeakMap<Connected, Cast>();

/** The cast of a dump: each role is looked for when it is first needed. */
export function castOf(connected: Connected): Cast {
  const cast = made.get(connected) ?? new Casting(connected);
  made.set(connected, cast);
  return cast;
}

class Casting implements Cast {
  readonly connected: Connected;
  readonly scene: Scene;
  private readonly found = new Map<Role, GraphNode | undefined>();

  constructor(connected: Connected) {
    this.connected = connected;
    this.scene = sceneOf(connected);
  }

  get nodes(): readonly GraphNode[] {
    return this.scene.graph.nodes;
  }

  node(role: Role): GraphNode | undefined {
    if (this.found.has(role)) return this.found.get(role);
    const node = LOCATORS[role](this);
    this.found.set(role, node);
    return node;
  }

  byId(id: NodeId | undefined): GraphNode | undefined {
    return id === undefined ? undefined : this.scene.index.byId.get(id);
  }

  subject<K extends Subject['kind']>(of: GraphNode | undefined, kind: K): SubjectOf<K> | undefined {
    const subject = of && this.scene.subjects.get(of.id);
    return subject !== undefined && isKind(subject, kind) ? subject : undefined;
  }

  next(of: GraphNode | undefined, fits: (node: GraphNode) => boolean): GraphNode | undefined {
    const links = of === undefined ? [] : (this.scene.index.forward.get(of.id) ?? []);
    return links.flatMap(({ to }) => this.byId(to) ?? []).find(fits);
  }

  owned(by: GraphNode | undefined, fits: (node: GraphNode) => boolean): GraphNode | undefined {
    return by && this.nodes.find((node) => node.owner === by.id && fits(node));
  }
}

function isKind<K extends Subject['kind']>(subject: Subject, kind: K): subject is SubjectOf<K> {
  return subject.kind === kind;
}

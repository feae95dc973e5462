import { type Dump, facet } from '../graph/dump';
import { isSubjectOf, type Subject, type SubjectOf } from '../graph/subjects';
import type { GraphNode } from '../graph/types';
import type { NodeId } from '../ids/ids';
import type { Cast, Role } from './cast';
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

/** The cast of a dump: each role is looked for when it is first needed. */
export const castOf = facet((dump): Cast => new Casting(dump));

class Casting implements Cast {
  readonly dump: Dump;
  private readonly found = new Map<Role, GraphNode | undefined>();

  constructor(dump: Dump) {
    this.dump = dump;
  }

  get nodes(): readonly GraphNode[] {
    return this.dump.graph.nodes;
  }

  node(role: Role): GraphNode | undefined {
    if (this.found.has(role)) return this.found.get(role);
    const node = LOCATORS[role](this);
    this.found.set(role, node);
    return node;
  }

  byId(id: NodeId | undefined): GraphNode | undefined {
    return id === undefined ? undefined : this.dump.index.byId.get(id);
  }

  subject<K extends Subject['kind']>(of: GraphNode | undefined, kind: K): SubjectOf<K> | undefined {
    const subject = of && this.dump.subjects.get(of.id);
    return subject !== undefined && isSubjectOf(subject, kind) ? subject : undefined;
  }

  next(of: GraphNode | undefined, fits: (node: GraphNode) => boolean): GraphNode | undefined {
    const links = of === undefined ? [] : (this.dump.index.forward.get(of.id) ?? []);
    return links.flatMap(({ to }) => this.byId(to) ?? []).find(fits);
  }

  owned(by: GraphNode | undefined, fits: (node: GraphNode) => boolean): GraphNode | undefined {
    return by && this.nodes.find((node) => node.owner === by.id && fits(node));
  }
}

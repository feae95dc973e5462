import { groupBy } from '../base/group-by';
import { stackId } from '../ids/ids';
import type { Group } from './fold';
import { stateClass } from './sockets';
import { COLUMNS, type Column, type GraphNode } from './types';

const firstOf = (group: Group): GraphNode | undefined => group.members[0];

/** Groups join only with their like: never across lane, kind, state or what is missing. */
function joinKey(group: Group): string {
  const node = firstOf(group);
  if (node === undefined) return '';
  return [
    node.column,
    node.lane,
    node.kind,
    stateClass(node.state),
    node.presence,
    node.fold?.of ?? '',
  ].join(' ');
}

/** Asked once a stack: it may have all clusters of a file as members, and is compared often. */
const tlsOf = new WeakMap<Group, boolean>();
function hasTls(group: Group): boolean {
  const known = tlsOf.get(group);
  if (known !== undefined) return known;
  const has = group.members.some(
    ({ protections }) =>
      (protections.mtls ?? 0) + (protections.tls ?? 0) + (protections.unknown ?? 0) > 0,
  );
  tlsOf.set(group, has);
  return has;
}

/** Those with TLS join first, the smallest first; ties by id. */
function bySize(a: Group, b: Group): number {
  const tls = Number(hasTls(b)) - Number(hasTls(a));
  if (tls !== 0) return tls;
  return a.members.length - b.members.length || (a.id < b.id ? -1 : 1);
}

function joined(groups: readonly Group[]): Group {
  const members = groups.flatMap((group) => group.members);
  const first = members[0];
  if (first === undefined) throw new Error('groups have members');
  return {
    id: stackId(first.id),
    of: 'others',
    members,
    inside: groups.flatMap((group) => group.inside),
    shapes: groups.reduce((n, group) => n + group.shapes, 0),
  };
}

/** The groups of a column that may join, the largest family first. */
function candidates(
  groups: readonly Group[],
  column: Column,
  fixed: ReadonlySet<Group['id']>,
): readonly Group[] {
  const families = groupBy(
    groups.filter((group) => firstOf(group)?.column === column && !fixed.has(group.id)),
    joinKey,
  );
  const sorted = [...families.values()]
    .filter((family) => family.length > 1)
    .sort((a, b) => b.length - a.length);
  return [...(sorted[0] ?? [])].sort(bySize);
}

/**
 * Reduces the number of boxes to a limit: in the column with the most boxes the smallest stacks
 * join "N others, M shapes"; repeat. Deterministic. `fixed` never join.
 */
export function joinOthers(
  all: readonly Group[],
  most: number,
  fixed: ReadonlySet<Group['id']>,
): readonly Group[] {
  let groups = all;
  while (groups.length > most) {
    const excess = groups.length - most;
    const sizes = new Map<Column, number>();
    for (const group of groups) {
      const column = firstOf(group)?.column;
      if (column !== undefined) sizes.set(column, (sizes.get(column) ?? 0) + 1);
    }
    const fullest = [...COLUMNS].sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
    const family = fullest
      .map((column) => candidates(groups, column, fixed))
      .find((f) => f.length > 1);
    if (family === undefined) return groups;
    // Far above the limit many join at once: one pair a round would take for ever on a hostile file.
    const count = excess > 40 ? Math.max(2, Math.ceil(family.length / 4)) : 2;
    const joining = new Set(family.slice(0, Math.min(count, excess + 1, family.length)));
    const others = joined(groups.filter((group) => joining.has(group)));
    let placed = false;
    groups = groups.flatMap((group) => {
      if (!joining.has(group)) return [group];
      if (placed) return [];
      placed = true;
      return [others];
    });
  }
  return groups;
}

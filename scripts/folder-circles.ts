/** One file imports another; both are paths from the root of the repository. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

export interface FolderCircle {
  /** All of one parent. */
  readonly folders: readonly string[];
  /** One import for each step in it. */
  readonly imports: readonly Import[];
}

/**
 * Finds folders of one parent that import each other, in any number of steps and over files beside them
 * as well. A folder and the files beside it may need each other: together they are one room.
 */
export function folderCircles(imports: readonly Import[]): readonly FolderCircle[] {
  const files = new Set(imports.flatMap(({ from, to }) => [from, to]));
  return [...levelsOf(imports).values()].flatMap((level) =>
    circlesOf(level).flatMap((entries) => {
      const folders = entries.filter((entry) => !files.has(entry));
      return folders.length < 2 ? [] : [{ folders, imports: importsAmong(entries, level) }];
    }),
  );
}

/** What of a folder (files, folders) imports what else of it, and an import that does so. */
type Level = ReadonlyMap<string, ReadonlyMap<string, Import>>;

/** By parent folder: an import belongs to the folder in which the paths of its two files part. */
function levelsOf(imports: readonly Import[]): ReadonlyMap<string, Level> {
  const levels = new Map<string, Map<string, Map<string, Import>>>();
  for (const one of imports) {
    const [from, to] = [one.from.split('/'), one.to.split('/')];
    const depth = from.findIndex((part, at) => part !== to[at]);
    if (depth < 0) continue;
    const [parent, source, target] = [
      from.slice(0, depth).join('/'),
      from.slice(0, depth + 1).join('/'),
      to.slice(0, depth + 1).join('/'),
    ] as const;
    const level = levels.get(parent) ?? new Map<string, Map<string, Import>>();
    const targets = level.get(source) ?? new Map<string, Import>();
    levels.set(parent, level.set(source, targets));
    if (!targets.has(target)) targets.set(target, one);
  }
  return levels;
}

/** Groups of entries of which each leads to every other. */
function circlesOf(level: Level): readonly (readonly string[])[] {
  const reached = new Map([...level.keys()].map((entry) => [entry, reachedFrom(entry, level)]));
  const grouped = new Set<string>();
  return [...level.keys()].flatMap((entry) => {
    if (grouped.has(entry)) return [];
    const circle = [...(reached.get(entry) ?? [])].filter((other) =>
      reached.get(other)?.has(entry),
    );
    for (const one of circle) grouped.add(one);
    return circle.length === 0 ? [] : [circle.sort()];
  });
}

function reachedFrom(start: string, level: Level): ReadonlySet<string> {
  const reached = new Set<string>();
  const queue = [start];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const next of level.get(at)?.keys() ?? []) {
      if (!reached.has(next)) queue.push(next);
      reached.add(next);
    }
  }
  return reached;
}

const importsAmong = (entries: readonly string[], level: Level): readonly Import[] =>
  entries.flatMap((entry) =>
    [...(level.get(entry) ?? [])].flatMap(([target, one]) => (entries.includes(target) ? one : [])),
  );

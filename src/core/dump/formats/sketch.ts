import { isArray, isObject, type JsonValue } from '../../base/json';
import type { ContainerKind, Key, Value } from '../stream/events';

/** This many keys and elements, this deep, are enough to recognise a format. */
const MAX_KEYS = 64;
const MAX_ELEMENTS = 8;
const MAX_DEPTH = 4;

/** A small copy of a value: enough of it to recognise a format by. */
export function sketch(value: JsonValue, depth = 0): JsonValue {
  if (isArray(value)) {
    if (depth >= MAX_DEPTH) return [];
    return value.slice(0, MAX_ELEMENTS).map((element) => sketch(element, depth + 1));
  }
  if (!isObject(value)) return typeof value === 'string' ? value.slice(0, 200) : value;
  if (depth >= MAX_DEPTH) return {};
  return Object.fromEntries(
    Object.keys(value)
      .slice(0, MAX_KEYS)
      .map((key) => [key, sketch(value[key] ?? null, depth + 1)]),
  );
}

/** A container that passes member by member. */
class SketchContainer {
  private readonly kind: ContainerKind;
  private readonly members = new Map<Key, () => JsonValue>();
  /** Of elements that are too many to be kept the types, each once. */
  private readonly types = new Set<string>();
  /** It is one of too many elements: only its type is kept, there. */
  private readonly beyond: Set<string> | undefined;

  constructor(kind: ContainerKind, beyond?: Set<string>) {
    this.kind = kind;
    this.beyond = beyond;
  }

  /** A container in this one; undefined: it is one too many. */
  open(key: Key, kind: ContainerKind): SketchContainer | undefined {
    if (this.beyond !== undefined) return undefined;
    if (!this.hasRoom(key))
      return this.kind === 'array' ? new SketchContainer(kind, this.types) : undefined;
    const draft = new SketchContainer(kind);
    this.members.set(key, () => draft.value());
    return draft;
  }

  /** Keeps a sketch of a member, if there is room for one. */
  keep(key: Key, value: JsonValue, depth: number): boolean {
    if (key === '@type' && typeof value === 'string') this.beyond?.add(value);
    if (!this.hasRoom(key)) return false;
    // Made at once: the value itself is not to be held.
    const kept = sketch(value, depth);
    this.members.set(key, () => kept);
    return true;
  }

  private hasRoom(key: Key): boolean {
    if (this.beyond !== undefined) return false;
    const most = this.kind === 'object' ? MAX_KEYS : MAX_ELEMENTS;
    return this.members.size < most || this.members.has(key);
  }

  value(): JsonValue {
    const members = [...this.members].map(([key, value]): [Key, JsonValue] => [key, value()]);
    if (this.kind === 'object') return Object.fromEntries(members);
    const more = [...this.types].map((type) => ({ '@type': type }));
    return [...members.map(([, value]) => value), ...more];
  }
}

/** A sketch of what has passed of a document. */
export class Sketch {
  private root: () => JsonValue = () => null;
  /** Containers that are open; undefined: one that is not kept. */
  private readonly containers: (SketchContainer | undefined)[] = [];

  open(key: Key | undefined, kind: ContainerKind): void {
    const around = this.containers.at(-1);
    const draft = key === undefined ? new SketchContainer(kind) : around?.open(key, kind);
    if (key === undefined && draft !== undefined) this.root = () => draft.value();
    this.containers.push(draft);
  }

  close(): void {
    this.containers.pop();
  }

  /** Takes a member of the container that is open; false: nothing of it is kept. */
  value(key: Key | undefined, of: Value): boolean {
    const value = of.kind === 'json' ? of.value : null;
    if (key !== undefined) {
      return this.containers.at(-1)?.keep(key, value, this.containers.length) ?? false;
    }
    const kept = sketch(value);
    this.root = () => kept;
    return true;
  }

  document(): JsonValue {
    return this.root();
  }
}

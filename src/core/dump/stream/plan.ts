import type { OuterEvents, Value } from './events';
import type { Damage } from './next-row';

/**
 * What must be known of a file before it is read, where its order is unusual: an entry whose `@type`
 * stands behind its rows, a key that comes twice (the last one counts, as for JSON.parse and jq),
 * sections beside `configs`. Made by a pass of its own, and only for files that need it.
 */
export interface Plan {
  /** Types of entries by the byte at which the entry starts. */
  readonly types: ReadonlyMap<number, string | undefined>;
  /** Bytes at which values start whose key comes again in the same object. */
  readonly dead: ReadonlySet<number>;
  /** The root has `configs`: nothing beside it is a section. */
  readonly hasConfigs: boolean;
}

/** Thrown by a pass that met something for which it needs a plan. */
export class NeedsPlan extends Error {
  override readonly name = 'NeedsPlan';
  /** It is a row behind which reading cannot go on as usual. */
  readonly damage: Damage | undefined;

  constructor(damage?: Damage) {
    super();
    this.damage = damage;
  }
}

/** Damaged rows of a file that were met before. */
export interface Mends {
  /** By the byte at which damage begins, where reading goes on behind it; undefined: nobody knows. */
  readonly places: ReadonlyMap<number, number | undefined>;
  /** No more are mended. */
  readonly full: boolean;
}

export const NO_MENDS: Mends = { places: new Map(), full: true };

const nothing = (): void => undefined;

/** Gathers what a plan needs. */
export class PlanEvents implements OuterEvents {
  readonly types = new Map<number, string | undefined>();
  hasConfigs = false;
  private readonly entries: number[] = [];

  readonly byteOrderMark = nothing;
  readonly root = nothing;
  readonly loose = nothing;
  readonly closeConfigs = nothing;
  readonly oddEntry = nothing;
  readonly element = nothing;
  readonly repeated = nothing;
  readonly slip = nothing;

  openConfigs(): void {
    this.hasConfigs = true;
  }

  openEntry(_key: string | undefined, start: number): void {
    this.entries.push(start);
    this.types.set(start, undefined);
  }

  closeEntry(): void {
    this.entries.pop();
  }

  member(key: string, value: Value): void {
    const type = value.kind === 'json' ? value.value : undefined;
    this.setType(key, typeof type === 'string' ? type : undefined);
  }

  openArray(key: string): void {
    this.setType(key, undefined);
  }

  private setType(key: string, type: string | undefined): void {
    const at = this.entries.at(-1);
    if (key === '@type' && at !== undefined) this.types.set(at, type);
  }
}

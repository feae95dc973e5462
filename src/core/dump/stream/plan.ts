import type { ContainerKind, Key, OuterEvents, Value } from './events';
import type { Damage } from './next-row';

/**
 * What must be known of a file before it is read, if its order is unusual: an object whose `@type`
 * comes after its rows, a repeated key (the last one counts, as for JSON.parse and jq), sections
 * beside `configs`. Made by a separate pass, and only for files that need it.
 */
export interface Plan {
  /** Types of objects of the outer structure by the byte at which they start. */
  readonly types: ReadonlyMap<number, string | undefined>;
  /** Bytes at which values start whose key comes again in the same object. */
  readonly dead: ReadonlySet<number>;
  /** The root has a list or an object `configs`: nothing beside it is a section. */
  readonly hasConfigs: boolean;
}

/** Thrown by a pass that met something for which it needs a plan. */
export class NeedsPlan extends Error {
  override readonly name = 'NeedsPlan';
  /** Set for a row after which reading cannot continue as usual. */
  readonly damage: Damage | undefined;

  constructor(damage?: Damage) {
    super();
    this.damage = damage;
  }
}

/** Damaged rows of a file that were met before. */
export interface Mends {
  /**
   * By the byte at which damage begins, the byte at which reading resumes; undefined: it is not
   * known.
   */
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
  /** Where the containers start that are open; undefined for a list. */
  private readonly containers: (number | undefined)[] = [];

  readonly byteOrderMark = nothing;
  readonly repeated = nothing;
  readonly slip = nothing;

  open(key: Key | undefined, kind: ContainerKind, start: number): void {
    if (key === '@type') this.setType(undefined);
    if (key === 'configs' && this.containers.length === 1) this.hasConfigs = true;
    this.containers.push(kind === 'object' ? start : undefined);
    if (kind === 'object') this.types.set(start, undefined);
  }

  close(): void {
    this.containers.pop();
  }

  value(key: Key | undefined, value: Value): void {
    const type = value.kind === 'json' ? value.value : undefined;
    if (key === '@type') this.setType(typeof type === 'string' ? type : undefined);
  }

  private setType(type: string | undefined): void {
    const at = this.containers.at(-1);
    if (at !== undefined) this.types.set(at, type);
  }
}

import { child, type Pointer, ROOT } from '../base/pointer';
import type { RowAddress, SourceResource } from '../dump/source';
import { type BodyPlace, BodyTable } from './body-table';

/**
 * Knows the position of every body of a dump in the file, and what jq needs to select it: which
 * bodies share an address, and how many sections share a type. Holds addresses and pointers, never
 * a body.
 */
export class RowIndex {
  private readonly table = new BodyTable();
  private readonly sections = new Map<string, number>();

  /** Every section counts, also one without a body: jq walks into all of a type. */
  section(place: RowAddress['section']): void {
    if (place.by !== 'type') return;
    const type = place.type ?? '';
    this.sections.set(type, (this.sections.get(type) ?? 0) + 1);
  }

  add(resource: SourceResource): void {
    this.table.add(resource);
  }

  /** The body that a pointer leads to or into; undefined beside all bodies. */
  holding(pointer: Pointer): BodyPlace | undefined {
    return this.table.holding(pointer);
  }

  /** All bodies with the very same address as one (its name included), in file order. */
  alike(place: BodyPlace): readonly BodyPlace[] {
    return this.table.alike(place);
  }

  /** How many sections are selected with this one, itself included. */
  sectionsAlike(place: RowAddress['section']): number {
    return place.by === 'type' ? (this.sections.get(place.type ?? '') ?? 1) : 1;
  }

  /**
   * The row in whose body a pointer lies, by its range of bytes, and the path from the row to the
   * pointer. Undefined beside all bodies.
   */
  rowOf(
    pointer: Pointer,
  ): { readonly range: NonNullable<SourceResource['range']>; readonly inner: Pointer } | undefined {
    const place = this.table.holding(pointer);
    const range = place?.column.rangeOf(place.at);
    if (place === undefined || range === undefined) return undefined;
    const fromRow = child(ROOT, ...place.column.template.path);
    const row = place.column.pointerOf(place.at).length - fromRow.length;
    return { range, inner: pointer.slice(row) as Pointer };
  }
}

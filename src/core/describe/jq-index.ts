import { isObject, type JsonObject, type JsonValue } from '../base/json';
import { child, type Pointer, ROOT, tokens } from '../base/pointer';
import type { RowAddress, SourceResource } from '../dump/source';
import { type BodyPlace, BodyTable } from './body-table';
import { jqCommand } from './jq';

/** Bodies that share an address are told apart by what is in them; of more than this, by number. */
const MOST_ALIKE = 32;

/**
 * Knows how jq comes to every body of a dump: which rows share an address, and how many sections
 * share a type. Holds addresses and pointers, never a body; bodies are asked for when needed.
 */
export class JqIndex {
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

  /**
   * The shell command that prints the value at a pointer from a file of the given name; undefined
   * where the pointer leads to no body. `valueAt` reads a value out of the file.
   */
  command(
    pointer: Pointer,
    fileName: string,
    valueAt: (pointer: Pointer) => JsonValue | undefined,
  ): string | undefined {
    const place = this.table.holding(pointer);
    if (place === undefined) return undefined;
    const { column, at } = place;
    const address = column.addressOf(at);
    const { alike, index, numbered, bodies: places } = this.told(place);
    const bodies = places.map((one): JsonObject => {
      const value = valueAt(one.column.pointerOf(one.at));
      return isObject(value) ? value : {};
    });
    const { section } = address;
    return jqCommand(
      {
        address,
        sameTypeSections: section.by === 'type' ? (this.sections.get(section.type ?? '') ?? 1) : 1,
        bodies,
        index: numbered ? 0 : index,
        number: numbered ? numberOf(alike, index) : undefined,
        inner: tokens(pointer).slice(tokens(column.pointerOf(at)).length),
      },
      fileName,
    );
  }

  /**
   * The row in whose body a pointer lies, by its range of bytes, and the way from the row to the
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

  /** How a body is told apart from those with the same address. */
  private told(place: BodyPlace) {
    const { column, at } = place;
    const alike = this.table.alike(place);
    const index = alike.findIndex((one) => one.column === column && one.at === at);
    const numbered = alike.length > MOST_ALIKE && !column.isOdd(at);
    return { alike, index, numbered, bodies: numbered ? [place] : alike };
  }
}

/** Which one it is of those that the file gives the same name (or none); odd ones have another. */
const numberOf = (alike: readonly BodyPlace[], index: number): number =>
  alike.slice(0, index).filter(({ column, at }) => !column.isOdd(at)).length;

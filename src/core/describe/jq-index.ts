import { isObject, type JsonObject, type JsonValue } from '../base/json';
import { type Pointer, tokens } from '../base/pointer';
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
    const alike = this.table.alike(place);
    const index = alike.findIndex((one) => one.column === column && one.at === at);
    const numbered = alike.length > MOST_ALIKE && !column.isOdd(at);
    const bodies = (numbered ? [place] : alike).map((one): JsonObject => {
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

  /** Where every body stands. */
  *bodies(): Iterable<Pointer> {
    for (const column of this.table.columns()) {
      for (let at = 0; at < column.length; at += 1) yield column.pointerOf(at);
    }
  }

  /**
   * The body in which a pointer lies, the way from it to the pointer, and the body's range of bytes
   * if the reader told it.
   */
  bodyOf(pointer: Pointer):
    | {
        readonly body: Pointer;
        readonly inner: Pointer;
        readonly range: SourceResource['range'];
      }
    | undefined {
    const place = this.table.holding(pointer);
    if (place === undefined) return undefined;
    const body = place.column.pointerOf(place.at);
    const inner = pointer.slice(body.length) as Pointer;
    return { body, inner, range: place.column.rangeOf(place.at) };
  }
}

/** Which one it is of those that the file gives the same name (or none); odd ones have another. */
const numberOf = (alike: readonly BodyPlace[], index: number): number =>
  alike.slice(0, index).filter(({ column, at }) => !column.isOdd(at)).length;

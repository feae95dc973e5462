import { isObject, type JsonObject, type JsonValue } from '../base/json';
import { type Pointer, tokens } from '../base/pointer';
import type { BodyPlace } from './body-table';
import { jqCommand } from './jq';
import type { RowIndex } from './row-index';

/** Bodies that share an address are selected by their content; more than this many, by index. */
const MAX_ALIKE = 32;

/**
 * The shell command that prints the value at a pointer from a file of the given name; undefined
 * where the pointer leads to no body. `valueAt` reads a value out of the file.
 */
export function jqAt(
  rows: RowIndex,
  pointer: Pointer,
  fileName: string,
  valueAt: (pointer: Pointer) => JsonValue | undefined,
): string | undefined {
  const place = rows.holding(pointer);
  if (place === undefined) return undefined;
  const { column, at } = place;
  const address = column.addressOf(at);
  const alike = rows.alike(place);
  const index = alike.findIndex((one) => one.column === column && one.at === at);
  const numbered = alike.length > MAX_ALIKE && !column.isOdd(at);
  const bodies = (numbered ? [place] : alike).map((one): JsonObject => {
    const value = valueAt(one.column.pointerOf(one.at));
    return isObject(value) ? value : {};
  });
  return jqCommand(
    {
      address,
      sameTypeSections: rows.sectionsAlike(address.section),
      bodies,
      index: numbered ? 0 : index,
      number: numbered ? numberOf(alike, index) : undefined,
      inner: tokens(pointer).slice(tokens(column.pointerOf(at)).length),
    },
    fileName,
  );
}

/** Which one it is of those that the file gives the same name (or none); odd ones have another. */
const numberOf = (alike: readonly BodyPlace[], index: number): number =>
  alike.slice(0, index).filter(({ column, at }) => !column.isOdd(at)).length;

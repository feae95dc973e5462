import { isObject, type JsonObject, type JsonValue } from '../base/json';
import { type Pointer, tokens } from '../base/pointer';
import type { RowAddress, SourceResource } from '../dump/source';
import { jqCommand } from './jq';

interface Place {
  readonly address: RowAddress;
  readonly pointer: Pointer;
}

/**
 * Knows how jq comes to every body of a dump: which rows share an address, and how many sections
 * share a type. Holds addresses and pointers, never a body; bodies are asked for when needed.
 */
export class JqIndex {
  private readonly places = new Map<Pointer, Place>();
  private readonly byAddress = new Map<string, Pointer[]>();
  private readonly sections = new Map<string, number>();

  /** Every section counts, also one without a body: jq walks into all of a type. */
  section(place: RowAddress['section']): void {
    if (place.by !== 'type') return;
    const type = place.type ?? '';
    this.sections.set(type, (this.sections.get(type) ?? 0) + 1);
  }

  add({ address, pointer }: SourceResource): void {
    this.places.set(pointer, { address, pointer });
    const key = JSON.stringify(address);
    const same = this.byAddress.get(key);
    if (same === undefined) this.byAddress.set(key, [pointer]);
    else same.push(pointer);
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
    const place = this.holding(pointer);
    if (place === undefined) return undefined;
    const same = this.byAddress.get(JSON.stringify(place.address)) ?? [place.pointer];
    const bodies = same.map((at): JsonObject => {
      const value = valueAt(at);
      return isObject(value) ? value : {};
    });
    const { section } = place.address;
    return jqCommand(
      {
        address: place.address,
        sameTypeSections: section.by === 'type' ? (this.sections.get(section.type ?? '') ?? 1) : 1,
        bodies,
        index: same.indexOf(place.pointer),
        inner: tokens(pointer).slice(tokens(place.pointer).length),
      },
      fileName,
    );
  }

  /** Where every body stands. */
  bodies(): Iterable<Pointer> {
    return this.places.keys();
  }

  /** The body in which a pointer lies, and the way from it to the pointer. */
  bodyOf(pointer: Pointer): { readonly body: Pointer; readonly inner: Pointer } | undefined {
    const body = this.holding(pointer)?.pointer;
    return body === undefined ? undefined : { body, inner: pointer.slice(body.length) as Pointer };
  }

  private holding(pointer: Pointer): Place | undefined {
    for (let at: string = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const place = this.places.get(at as Pointer);
      if (place !== undefined) return place;
    }
    return undefined;
  }
}

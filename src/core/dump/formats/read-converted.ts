import { isArray, type JsonValue } from '../../base/json';
import { child, join, type Pointer, parent, ROOT, resolve, tokens } from '../../base/pointer';
import type { ResourceSink } from '../source';
import type { Key } from '../stream/events';
import { ADMIN } from './admin/admin-reader';
import type { ConvertedDump } from './format';
import { readInMemory } from './read-in-memory';

/** Reads a dump that a document was converted to; pointers are translated back to the document. */
export function readConverted(
  { at, document, pointers }: ConvertedDump,
  from: JsonValue,
  sink: ResourceSink,
): void {
  const placeOf = (pointer: Pointer): Pointer => {
    for (let known = pointer; ; known = parent(known, 1)) {
      const to = pointers.get(known);
      if (to !== undefined) return join(to, pointer.slice(known.length) as Pointer);
      if (known === ROOT) return at;
    }
  };
  readInMemory(ADMIN, document, {
    resource(resource) {
      const pointer = placeOf(resource.pointer);
      const path = keysTo(pointer, from);
      sink.resource({
        ...resource,
        pointer,
        rowPointer: pointer,
        address: { container: [], section: ONLY, array: undefined, path, named: undefined },
        range: undefined,
      });
    },
    section: (kind) => sink.section(kind, ONLY),
    otherRow: (lastUpdated) => sink.otherRow?.(lastUpdated),
    notice: ({ pointer, about }) => sink.notice({ pointer: placeOf(pointer), about }),
  });
}

const ONLY = { by: 'only' } as const;

/** The keys from the root to a place, indices of lists as numbers. */
function keysTo(pointer: Pointer, document: JsonValue): readonly Key[] {
  let around = ROOT;
  return tokens(pointer).map((token) => {
    const isIndex = isArray(resolve(document, around));
    around = child(around, token);
    return isIndex ? Number(token) : token;
  });
}

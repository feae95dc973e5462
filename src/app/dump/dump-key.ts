import type { Engine } from '../../engine/protocol';

const serials = new WeakMap<Engine, number>();
let opened = 0;

/** What the keys of all queries about a dump begin with. A file that is opened twice is two dumps. */
export function dumpKey(engine: Engine | undefined): readonly unknown[] {
  if (engine === undefined) return ['dump'];
  let serial = serials.get(engine);
  if (serial === undefined) {
    opened += 1;
    serial = opened;
    serials.set(engine, serial);
  }
  return ['dump', engine.dump.file.digest, serial];
}

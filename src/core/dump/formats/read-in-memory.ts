import type { JsonValue } from '../../base/json';
import type { ResourceSink } from '../source';
import { PlanEvents } from '../stream/plan';
import { walk } from '../stream/walk';
import type { Stream } from './format';

/** Reads a document that is in memory as a format reads one that passes; ranges are all 0. */
export function readInMemory(
  { enters, reader }: Stream,
  document: JsonValue,
  sink: ResourceSink,
): void {
  const planner = new PlanEvents();
  walk(document, enters, planner);
  const { types, hasConfigs } = planner;
  const reading = reader(sink, { types, hasConfigs, dead: new Set() }, undefined);
  walk(document, enters, reading);
  reading.done();
}

import type { Model } from '../model/types';

/**
 * When a dump was taken, estimated: the newest `last_updated` of its rows, in milliseconds since 1970.
 * It was taken then or later. Undefined where no row says when it came.
 */
export function dumpTime(model: Model): number | undefined {
  let newest: number | undefined;
  const look = (text: string | undefined): void => {
    const time = text === undefined ? Number.NaN : Date.parse(text);
    if (!Number.isNaN(time) && (newest === undefined || time > newest)) newest = time;
  };
  for (const resources of [model.listeners, model.clusters, model.secrets]) {
    for (const { origin } of resources) {
      look(origin.lastUpdated);
      look(origin.rejected?.at);
    }
  }
  return newest;
}

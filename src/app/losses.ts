import { isLoss, type Notice } from '../core/dump/notice';
import type { OpenedDump } from '../session/questions';

/** What of the file could not be read: the first notice that says so, and how many say so (of those at hand). */
export function lossesOf(
  dump: OpenedDump,
): { readonly first: Notice; readonly count: number } | undefined {
  // The session sorts them to the front.
  const losses = dump.notices.items.filter(isLoss);
  const first = losses[0];
  return first && { first, count: losses.length };
}

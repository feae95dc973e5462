import { isLoss, type Notice } from '../../core/dump/notice';
import type { OpenedDump } from '../../session/questions';

/** What of the file could not be read: the first notice about it, and how many there are (of those at hand). */
export function unreadParts(
  dump: OpenedDump,
): { readonly first: Notice; readonly count: number } | undefined {
  // The session sorts them to the front.
  const parts = dump.notices.items.filter(isLoss);
  const first = parts[0];
  return first && { first, count: parts.length };
}

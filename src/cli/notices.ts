import { isLoss, type Notice } from '../core/dump/notice';
import type { DumpSession } from '../session/dump-session';
import type { CliTexts } from '../texts/cli';
import { table } from './table';

/** Whether a notice says that something in the file was not read, damaged or behind its end. */
export const isUnread = (notice: Notice): boolean =>
  isLoss(notice) || notice.about.key === 'trailing-text';

/** As `--json` prints it. */
export interface PrintedNotice {
  readonly pointer: string;
  readonly message: string;
}

export const printedNotices = (
  { notices }: DumpSession,
  texts: CliTexts,
): readonly PrintedNotice[] =>
  notices.map(({ pointer, about }) => ({ pointer, message: texts.notice(about) }));

export const noticeTable = (
  notices: readonly PrintedNotice[],
  texts: CliTexts,
  colours: boolean,
): string =>
  table(
    [texts.notices.pointer, texts.notices.message],
    notices.map(({ pointer, message }) => [pointer, message]),
    colours,
  );

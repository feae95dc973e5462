import type { Expected, NoticeKey } from '../../core/dump/notice';
import { CURL, ISTIOCTL } from '../commands';
import { count, fileSize } from './count';

const sections: Record<Extract<NoticeKey, { key: 'missing-section' }>['section'], string> = {
  listeners: 'No listeners section: what this proxy accepts is not in the file.',
  clusters: 'No clusters section: how this proxy calls is not in the file.',
  endpoints: `No endpoints section: which endpoints are called with mTLS is unknown. Capture the dump with it: ${CURL}`,
  secrets: 'No secrets section: which certificates have arrived is not in the file.',
  bootstrap: 'No bootstrap section: the file does not say which proxy printed it.',
};

const EXPECTED: Readonly<Record<Expected, string>> = {
  text: 'text',
  bool: 'true or false',
  name: 'a name',
  uint: 'a whole number',
  duration: 'a duration such as "5s"',
  object: 'an object',
  list: 'a list',
};

/** The last part of a type URL, which is what people know it by. */
const short = (type: string): string => type.split(/[./]/).at(-1) ?? type;

/** What was not understood or was skipped, as one sentence. */
export function notice(about: NoticeKey): string {
  switch (about.key) {
    case 'bad-field':
      return `${about.field} should be ${EXPECTED[about.expected]}; it was left out; the rest was read.`;
    case 'bad-resource':
      return `This ${about.kind} could not be read; it is in the raw JSON only.`;
    case 'no-body':
      return about.name === ''
        ? `A ${about.kind} row without a body: only that it exists is known.`
        : `The ${about.kind} ${about.name} has a row but no body: only its name is known.`;
    case 'unknown-section':
      return `A section of an unknown type was skipped: ${about.type}.`;
    case 'other-section':
      return `${short(about.type)}: ${count(about.rows, 'row', 'rows')}, not about TLS and not shown.`;
    case 'unknown-field':
      return `${short(about.section)} has a field that Envoy does not print there: ${about.field}. It was skipped.`;
    case 'repeated-section':
      return `${short(about.type)} comes more than once; all of them were read.`;
    case 'repeated-id':
      return `Two resources have the same name; the second is marked "~2": ${about.id}.`;
    case 'repeated-endpoints':
      return about.cluster === ''
        ? 'More than one endpoints row names no cluster; their endpoints were put together, and belong to no cluster of the file.'
        : `More than one endpoints row is for the cluster ${about.cluster}; their endpoints were put together.`;
    case 'repeated-rejection':
      return `${about.name} has more than one rejected update; each is shown.`;
    case 'empty-dump':
      return 'The dump is empty: Envoy answered without any section.';
    case 'row-state-unknown':
      return `A ${about.kind} row by itself: whether it is active, warming or static is not in the file.`;
    case 'bare-list':
      return `A list of ${about.kind}s, as istioctl proxy-config ${about.kind} prints it: only those in force that match the filters of the command, without their states and versions. For ${about.kind === 'listener' ? 'those that are warming, draining or rejected' : 'those that are warming'}, and for everything else of this proxy, capture the whole dump: ${ISTIOCTL}`;
    case 'missing-section':
      return about.unread
        ? `The ${about.section} section was not reached: the file was not read to its end.`
        : sections[about.section];
    case 'unknown-socket':
      return `A transport socket of an unknown type: ${about.type}. How it protects connections is unknown.`;
    case 'socket-elsewhere':
      return `A transport socket is where none was expected (${short(about.type)}); it is in the raw JSON only.`;
    case 'ambiguous-secret':
      return `Several secrets are named ${about.name} and the file does not say which source each came from.`;
    case 'too-deep':
      return 'This part is nested too deep and was not read.';
    case 'duplicate-spelling':
      return `${about.field} appears here twice, in snake_case and in camelCase; the first was read.`;
    case 'duplicate-key':
      return `${about.field} appears here twice; the last one counts, as it does for jq.`;
    case 'malformed':
      return `Bytes ${about.start} to ${about.end} are not JSON; they were skipped. jq fails on the whole file.`;
    case 'comma':
      return `At byte ${about.at} a comma is missing, or there is one too many. The file was read all the same; jq fails on it.`;
    case 'too-large':
      return `This one entry has ${fileSize(about.bytes)}, more than ${fileSize(about.limit)}; it was skipped, and the rest was read.`;
    case 'cut-off':
      if (about.closes) return damaged(about);
      return about.section === undefined
        ? `The file is cut off: it ends after ${fileSize(about.bytes)}. Everything after that is missing.`
        : `The file is cut off: it ends after ${fileSize(about.bytes)}, in the middle of ${short(about.section)}. The rest of that section and everything after it are missing.`;
    case 'broken':
      return `At byte ${about.at} the text stops being JSON, near “${about.excerpt}”. What comes before is shown; nothing after it was read.`;
    case 'leading-text':
      return `The file begins with “${about.words}” before the JSON. The rest was read; jq needs a file without these words.`;
    case 'trailing-text':
      return `After the end of the JSON, at byte ${about.at}, something else follows (“${about.excerpt}”). It was not read, and jq fails on it.`;
    case 'byte-order-mark':
      return 'The file begins with a byte order mark, as some Windows programs write it. It was skipped; some tools fail on it.';
    case 'unpacked':
      return `The file was unpacked while it was read. The jq commands are for the unpacked file, ${about.name}.`;
    case 'more':
      return `${count(about.count, 'more notice', 'more notices')} of the same kind.`;
  }
}
/** The file ends as a whole one does, and yet something in it is open. */
function damaged({ bytes, section }: Extract<NoticeKey, { key: 'cut-off' }>): string {
  const where = section === undefined ? '' : ` in ${short(section)}`;
  return `The file ends after ${fileSize(bytes)} while something${where} is still open: it was cut off there, or a quote or bracket is missing before. Everything after that is missing.`;
}

export type NoticeText = typeof notice;

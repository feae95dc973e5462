import type { OpenProblem } from '../../core/dump/problem';
import {
  CURL,
  GUNZIP,
  GZIP_TEST,
  ISTIOCTL,
  KUBECTL,
  ONE_SECTION,
  POWERSHELL,
  PYTHON,
} from '../commands';
import { count, fileSize } from './count';
import { refusedFormats } from './refused-formats';

interface ProblemText {
  /** One sentence: what the file is, or what is wrong with it and where. */
  readonly title: string;
  /** What to do next; leads over to the command, where there is one. */
  readonly advice: string;
  readonly command?: string;
}

/** Why something did not open, and what to do next. */
export function problem(p: OpenProblem): ProblemText {
  switch (p.kind) {
    case 'empty':
      return {
        title: 'This file is empty.',
        advice:
          'The command that should have filled it probably failed. Run it without writing to a file and read what it says:',
        command: ISTIOCTL.replace(' > dump.json', ''),
      };
    case 'unreadable':
      return {
        title: 'This file could not be read.',
        advice:
          'It was moved, changed or locked after it was chosen, or it is a folder. Choose it again.',
      };
    case 'gone':
      return {
        title: 'This file was changed, moved or deleted after it was opened.',
        advice: 'What is on screen stays. To read more of it, open the file again.',
      };
    case 'bad-gzip':
      return {
        title: 'This gzip file is damaged, or cut off at its beginning.',
        advice: 'Copy it again, or look at what it holds:',
        command: GZIP_TEST,
      };
    case 'unpacks-too-large':
      return {
        title: `This gzip file unpacks to more than ${fileSize(p.limit)}, so unpacking was stopped.`,
        advice: 'If it really is a config dump, unpack it and open the file itself:',
        command: GUNZIP,
      };
    case 'too-large':
      return {
        title: `This file is too large: in this format, at most ${fileSize(p.limit)} can be read.`,
        advice:
          'A config dump straight from the admin port has no such limit, as it is read piece by piece:',
        command: CURL,
      };
    case 'not-json':
      return {
        title: `This is not JSON: line ${p.line}, column ${p.column} is wrong${near(p.excerpt)}.`,
        advice:
          'Something else got into the file, such as a warning above the JSON, or it was edited by hand. Capture it again, without 2>&1:',
        command: ISTIOCTL,
      };
    case 'truncated':
      return {
        title: `This JSON is cut off: it ends on line ${p.line}, column ${p.column}, with ${count(p.open, 'bracket', 'brackets')} still open.`,
        advice:
          'The disk was full, the command was interrupted, or a terminal or a chat shortened the text. Write it to a file again:',
        command: ISTIOCTL,
      };
    case 'html':
      return {
        title: 'This is a web page (HTML), not a config dump.',
        advice:
          "A login page, an error page or Envoy's admin start page was saved in its place. Ask for the dump itself:",
        command: CURL,
      };
    case 'python-repr':
      return {
        title:
          'This is not JSON but what Python prints of a dictionary, with single quotes or None and True.',
        advice: 'Write it with json.dump instead of print, or turn this file into JSON:',
        command: PYTHON,
      };
    case 'not-text':
      if (!p.utf16) {
        return {
          title: 'This file is not text: it is a picture, a program, or another binary file.',
          advice: 'A config dump is JSON. Capture one with:',
          command: ISTIOCTL,
        };
      }
      return {
        title: 'This file is UTF-16; a config dump is UTF-8.',
        advice: 'The > of Windows PowerShell writes UTF-16. There, capture with:',
        command: POWERSHELL,
      };
    case 'protobuf-failure':
      return {
        title: `Envoy failed to print its config dump and wrote instead: “${p.words}”`,
        advice:
          'A resource has a type that this Envoy does not know, and one such resource spoils the whole answer. Ask section by section; those without it open:',
        command: ONE_SECTION,
      };
    case 'admin-error':
      return {
        title: `This is an error of Envoy's admin interface: “${p.words}”`,
        advice:
          'The request asked for something that this Envoy does not have. Ask for everything:',
        command: KUBECTL,
      };
    case 'wrong-format':
      return refusedFormats[p.format];
    case 'not-a-dump':
      return {
        title: `This is JSON, but not an Envoy config dump: ${whatInstead(p)}.`,
        advice:
          'A config dump is an object with "configs", as Envoy\'s /config_dump prints it. Capture one:',
        command: ISTIOCTL,
      };
    case 'several-files':
      return {
        title: `These are ${count(p.count, 'file', 'files')}; one opens at a time.`,
        advice: 'Drop the dump of one proxy. Another window can show a second one.',
      };
    case 'folder':
      return {
        title: 'This is a folder.',
        advice: 'Drop one file out of it: the config dump of one proxy, in JSON.',
      };
    case 'nothing-dropped':
      return {
        title: 'There was neither a file nor text in what was dropped or pasted.',
        advice: 'Drop a file from your computer, or paste the JSON text of a config dump.',
      };
    case 'unknown-sample':
      return {
        title: `There is no sample named “${p.name}”.`,
        advice:
          'The link may come from another version. Open the sample on the first page, or a dump of your own.',
      };
    case 'newer-link':
      return {
        title: 'This link was made by a newer version of mtlscope.',
        advice:
          'Reload the page to get that version. If this stays, the site itself is older than the one that made the link.',
      };
    case 'bad-snapshot':
      return p.why === 'damaged'
        ? {
            title: 'This link is damaged: the part of a dump that it carries cannot be unpacked.',
            advice:
              'A chat or a mail has probably cut it off or changed it. Ask for it again, as a file or in a code block.',
          }
        : {
            title:
              'This link unpacks to more than any link of mtlscope holds, so it was not opened.',
            advice: 'It was not made by mtlscope. Ask for the dump itself, and drop it here.',
          };
    case 'crashed':
      return {
        title: 'Something went wrong in mtlscope itself.',
        advice:
          'It is not the fault of your file. Reload the page and open it again; if this comes back, please report it.',
      };
  }
}

const near = (excerpt: string): string => (excerpt === '' ? '' : `, near “${excerpt}”`);

function whatInstead({ type, top }: Extract<OpenProblem, { kind: 'not-a-dump' }>): string {
  const keys = top.join(', ');
  if (type === 'object') {
    if (top.includes('configs')) return 'what it has under "configs" are no sections of one';
    if (top.length === 0) return 'it has no keys';
    return top.length === 1 ? `its only key is ${keys}` : `its first keys are ${keys}`;
  }
  if (type !== 'array') return type === 'null' ? 'it is only null' : `it is only a ${type}`;
  return top.length === 0
    ? 'it is a list without any object'
    : `it is a list of objects with the keys ${keys}`;
}

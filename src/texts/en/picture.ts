import type { Widen } from '../widen';
import { number } from './phrases';

export const picture = {
  menu: 'Export',
  svg: 'Picture, SVG',
  svgNote: 'Sharp at any size, for documents.',
  png: 'Picture, PNG',
  pngNote: 'For chats and slides.',
  mermaid: 'Way as Mermaid',
  mermaidNote: 'Text that wikis and repositories draw; goes to the clipboard.',
  report: 'Report for a ticket',
  reportNote:
    'What is wrong, what was asked, the verdict, certificates, jq commands, as Markdown; goes to the clipboard.',
  names: 'An export has names out of the file in it.',
  copied: 'Copied',
  saved: (name: string): string => `Saved as ${name}`,
  failed: 'That did not work.',
  byHand: 'The browser does not let the page copy. Take it from here:',
  caption: (file: string): string => `${file} · mtlscope`,
  reportTitle: (file: string): string => `How the proxy of \`${file}\` does mutual TLS`,
  wrong: 'Look here first',
  /** `total`: certificates and roots, of which so many were looked at; undefined: none could be read. */
  nothingWrong: (looked: number | undefined, total: number): string =>
    looked === undefined
      ? 'No update was rejected and nothing is warming. The certificates could not be read: the file was changed or moved.'
      : looked < total
        ? `No update was rejected and nothing is warming; nothing is wrong with the first ${number(looked)} of ${number(total)} certificates and roots.`
        : 'No update was rejected, nothing is warming, and nothing is wrong with the certificates.',
  notChecked: (whys: readonly string[]): string =>
    `Not everything could be checked: ${whys.join('; ')}.`,
  more: (n: number): string => `and ${number(n)} more`,
  namespace: 'namespace',
  istio: 'Istio',
  envoy: 'Envoy',
  certificates: 'Certificates on the way',
  certificatesShown: 'Certificates',
  /** From when until when it is good, and how that stood or stands. */
  validity: (from: string, until: string): string => `from ${from} until ${until}`,
  clocks: {
    dump: (state: string): string => `at the dump ${state}`,
    now: (state: string): string => `now ${state}`,
  },
  asked: 'Asked',
  verdict: 'Verdict',
  steps: 'Step by step',
  decided: (places: string): string => ` (decided by ${places})`,
  /** A name, and what is said of it. */
  said: (what: string, how: string): string => `${what}: ${how}`,
  joined: (parts: readonly string[]): string => parts.join(', '),
  way: 'The way',
  shown: 'What is shown',
  commands: 'To see it in the file',
  view: 'The same view, for whoever has the file',
} as const;

export type PictureTexts = Widen<typeof picture>;

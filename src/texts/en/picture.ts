import type { Widen } from '../widen';
import { count } from './count';
import { number } from './phrases';

export const picture = {
  menu: 'Export',
  svg: 'Picture, SVG',
  svgNote: 'Sharp at any size, for documents.',
  png: 'Picture, PNG',
  pngNote: 'For chats and slides.',
  mermaid: 'Path as Mermaid',
  mermaidNote: 'Text that wikis and repositories draw; goes to the clipboard.',
  report: 'Report for a ticket',
  reportNote:
    'Findings, inbound ports, the question and its verdict, certificates, jq commands, as Markdown; goes to the clipboard.',
  names: 'An export has names out of the file in it.',
  copied: 'Copied',
  saved: (name: string): string => `Saved as ${name}`,
  failed: 'The export did not work.',
  byHand: 'The browser does not let the page copy. Take it from here:',
  caption: (file: string): string => `${file} · mtlscope`,
  reportTitle: (file: string): string => `How the proxy of \`${file}\` does mutual TLS`,
  findings: 'Findings',
  /** Of certificates and roots so many were read, of so many; what was not looked at is not called fine. */
  noFinding: ({
    updates,
    warming,
    certificates,
    of,
  }: {
    readonly updates: boolean;
    readonly warming: boolean;
    readonly certificates: number;
    readonly of: number;
  }): string => {
    const looked = [
      ...(updates ? ['rejected updates'] : []),
      ...(warming ? ['warming resources'] : []),
      ...(certificates === 0
        ? []
        : [
            certificates < of
              ? `the first ${number(certificates)} of ${count(of, 'certificate or root', 'certificates and roots')}`
              : count(of, 'certificate or root', 'certificates and roots'),
          ]),
    ];
    return looked.length === 0
      ? 'No finding: nothing could be looked at.'
      : `No finding. Looked at: ${looked.join(', ')}.`;
  },
  notLookedAt: 'Not looked at',
  portPlaintext: (taken: string): string => `plaintext ${taken}`,
  portClient: (check: string): string => `client certificate verified by: ${check}`,
  more: (n: number): string => `and ${number(n)} more`,
  namespace: 'namespace',
  istio: 'Istio',
  envoy: 'Envoy',
  certificates: 'Certificates on the path',
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
  path: 'The path',
  shown: 'What is shown',
  commands: 'To see it in the file',
  view: 'The same view, for whoever has the file',
} as const;

export type PictureTexts = Widen<typeof picture>;

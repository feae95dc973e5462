import type { Widen } from '../widen';

export const picture = {
  menu: 'Export',
  svg: 'Picture, SVG',
  svgNote: 'Sharp at any size, for documents.',
  png: 'Picture, PNG',
  pngNote: 'For chats and slides.',
  mermaid: 'Way as Mermaid',
  mermaidNote: 'Text that wikis and repositories draw. Copied.',
  report: 'Report for a ticket',
  reportNote: 'What was asked, the verdict, the steps, the jq commands, as Markdown. Copied.',
  names: 'An export has names out of the file in it.',
  copied: 'Copied',
  saved: (name: string): string => `Saved as ${name}`,
  failed: 'That did not work.',
  byHand: 'The browser does not let the page copy. Take it from here:',
  caption: (file: string): string => `${file} · mtlscope`,
  reportTitle: (file: string): string => `How the proxy of \`${file}\` does mutual TLS`,
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

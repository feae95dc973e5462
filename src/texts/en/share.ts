import type { Widen } from '../widen';
import { fileSize } from './count';

/** What the dialog says that makes links. */
export const share = {
  title: 'Share this view',
  lead: 'Nothing is uploaded. A link carries all it has behind its #, which browsers send to no server.',
  close: 'Close',
  copy: 'Copy link',
  copied: 'Copied',
  copyByHand: 'This browser gives no clipboard. The link is selected: copy it with Ctrl+C or ⌘C.',
  linkLabel: 'The link',
  size: fileSize,
  length: (bytes: number): string => `${fileSize(bytes)} long`,
  view: {
    title: 'View link',
    file: 'Shows where you are looking. Whoever opens it is asked for the file, and lands on this very view.',
    sample: 'Shows where you are looking. The sample is part of this site, so the link just opens.',
    carries: 'In the link',
    fileName: 'File name',
    withFileName: 'Say the name of the file, so that the right one is asked for by name',
    noFileName: 'left out',
    sampleName: 'Sample',
    size: 'File size',
    digest: 'Fingerprint',
    digestNote:
      'SHA-256 of its size and ends: tells the file from others, and nothing of its content',
    items: {
      selected: 'Selected',
      focus: 'Way of',
      open: 'Opened',
      namespace: 'Namespace',
      listener: 'Listener',
      address: 'Address',
      port: 'Port',
      sni: 'SNI',
      alpn: 'ALPN',
      source: 'Caller',
      direct: 'Direct peer',
      cluster: 'Cluster',
      endpoint: 'Endpoint',
    },
    names: 'These names stand in the link: whoever has the link can read them.',
    nothingElse: 'Nothing else of the file is in it: no certificate, no key, no configuration.',
  },
} as const;

export type ShareTexts = Widen<typeof share>;

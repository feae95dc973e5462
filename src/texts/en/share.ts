import type { Widen } from '../widen';
import { count, fileSize } from './count';
import { number } from './phrases';

const KINDS = {
  listeners: 'Listeners',
  clusters: 'Clusters',
  endpoints: 'Endpoint rows',
  secrets: 'Secrets',
};

/** What the dialog says that makes links. */
export const share = {
  title: 'Share this view',
  lead: 'Nothing is uploaded. All that a link has stands in the link itself, behind its #, which browsers send to no server.',
  kinds: 'Kinds of link',
  copy: 'Copy link',
  copied: 'Copied',
  copyByHand: 'This browser gives no clipboard. The link is selected: copy it with Ctrl+C or ⌘C.',
  linkLabel: 'The link',
  localPage:
    'This page is a file on your computer, so the link opens only there. Put its part from # on behind the address of a site with mtlscope, or send a file.',
  size: fileSize,
  carries: 'In the link',
  view: {
    title: 'View link',
    file: 'Says where you are looking. Whoever opens it is asked for the file, and lands on this very view.',
    sample: 'Says where you are looking. The sample is part of this site, so the link just opens.',
    snapshot:
      'This is a snapshot that came in a link. Its own link carries it along, so it just opens.',
    snapshotName: 'Snapshot',
    fileName: 'File name',
    withFileName: 'Say the name of the file, so that the right one is asked for by name',
    noFileName: 'left out',
    sampleName: 'Sample',
    size: 'File size',
    digest: 'Fingerprint',
    digestNote:
      'SHA-256 of its size and of its first and last MiB: usually tells the file from others (not from one that differs only in between), and nothing of its content',
    items: {
      selected: 'Selected',
      focus: 'Way of',
      open: 'Opened',
      namespace: 'Namespace',
      listener: 'Listener',
      address: 'Address',
      port: 'Port',
      sends: 'Sends',
      sni: 'SNI',
      alpn: 'ALPN',
      source: 'Caller',
      direct: 'Direct peer',
      cluster: 'Cluster',
      endpoint: 'Endpoint',
      tour: 'Walkthrough',
      lang: 'Language',
    },
    names: 'These names stand in the link: whoever has the link can read them.',
    nothingElse: 'Nothing else of the file is in it: no certificate, no key, no configuration.',
  },
  snapshot: {
    title: 'Snapshot link',
    what: 'Carries the part of the dump that this view needs. Opens for anybody, without the file.',
    sample:
      'Not needed for a sample: its view link opens everywhere. This is how it would be for a dump of yours.',
    all: 'Nothing is selected, so the view is of everything. Select something first to carry only what belongs to it.',
    scope: 'How much of the dump',
    scopes: { view: 'What this view needs', whole: 'The whole dump' },
    redact: 'Replace names',
    redactNote:
      'Names, namespaces, addresses, hosts, labels and paths become pseudonyms, the same name the same one everywhere; certificates become descriptions. Private keys, tokens and passwords are always removed.',
    unredacted:
      'The names, addresses and certificates of your mesh will stand in the link. Whoever gets it can read them, and so can whoever reads the chat or the browser history that it ends up in. Private keys are removed all the same, and so is what stands in the known places of keys, tokens and passwords: secrets, headers such as authorization, login data of filters, code and settings of Lua and Wasm, variables that are called so. A password in another place stays: look at what leaves.',
    making: 'Putting it together…',
    failed: 'The snapshot could not be made: the file was changed or moved. Open it again.',
    kinds: KINDS,
    of: (here: number, all: number): string =>
      here === all ? `all ${number(all)}` : `${number(here)} of ${number(all)}`,
    none: 'none in the file',
    meter: 'Length of the link',
    length: (bytes: number, most: number): string => `${fileSize(bytes)} of ${fileSize(most)}`,
    tooLong: (bytes: number): string =>
      `Too long for a link: ${fileSize(bytes)}. Chats and mail programs cut such links off. Close this and select something smaller, or download the dump and send the file instead.`,
    farTooLong:
      'Far too much for a link. Close this and select something smaller, or download the dump and send the file instead.',
    wouldCarry: 'Would be in the link',
    moreThan: (most: number): string => `more than ${fileSize(most)}`,
    lost: 'Something that is selected or asked about cannot be named in the snapshot; there the view opens without it.',
    preview: 'See exactly what leaves',
    previewJson: 'JSON',
    previewNames: (n: number): string => `Names (${number(n)})`,
    previewLabel: 'What leaves, as JSON',
    stays: 'This table stays in this browser.',
    firstNames: (n: number): string => `The first ${number(n)} are listed.`,
    original: 'In the file',
    instead: 'In the link',
    noNames: 'No name was replaced.',
    report: (replaced: number, removed: number, stoodIn: number): string =>
      [
        count(replaced, 'text replaced', 'texts replaced'),
        count(removed, 'secret removed', 'secrets removed'),
        count(stoodIn, 'certificate described', 'certificates described'),
      ].join(' · '),
  },
  download: {
    or: 'Or as a file',
    redacted: 'Download redacted dump',
    plain: 'Download dump without keys',
    snapshot: 'Download this snapshot',
    notes: {
      redacted:
        'The whole dump as JSON, with the same replacements; opens by dropping it on the first page. Routes and other sections without TLS are left out.',
      plain:
        'The whole dump as JSON with its own names, without private keys and what stands in the known places of keys, tokens and passwords; opens by dropping it on the first page. Routes and other sections without TLS are left out.',
      snapshot: 'Its JSON, for jq or to be kept; opens by dropping it on the first page.',
    },
    busy: 'Writing the file…',
    failed: 'The file could not be written: the dump was changed or moved. Open it again.',
  },
} as const;

export type ShareTexts = Widen<typeof share>;

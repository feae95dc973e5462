import type { Widen } from '../widen';
import { count, fileSize } from './count';
import { number } from './phrases';

const commandLabels = {
  search: 'Search',
  ask: 'Ask what happens to a connection',
  learn: 'Walkthroughs',
  share: 'Share this view',
  export: 'Export what is shown',
  overview: 'Back to the overview',
  'open-file': 'Open another file',
  'tab-summary': 'Summary',
  'tab-graph': 'Graph',
  'tab-connections': 'Connections',
  'tab-certificates': 'Certificates',
  'toggle-outline': 'Show or hide the outline',
  'toggle-inspector': 'Show or hide the inspector',
  'next-panel': 'Go to the next panel',
  'theme-system': 'System theme',
  'theme-light': 'Light theme',
  'theme-dark': 'Dark theme',
  help: 'Keyboard shortcuts',
};

export const workspace = {
  fileSize,
  pageTitle: (file: string): string => `${file} · mtlscope`,
  openAnother: 'Open another file',
  search: 'Find a port, service, SNI, SAN…',
  more: 'More',
  language: 'Language',
  paletteCommands: 'Commands',
  istio: (version: string): string => `Istio ${version}`,
  envoy: (version: string): string => `Envoy ${version}`,
  noHeader: 'The file does not say which proxy printed it.',
  views: 'Views',
  tabs: {
    summary: 'Summary',
    graph: 'Graph',
    connections: 'Connections',
    certificates: 'Certificates',
  },
  outline: 'Outline',
  inspector: 'Inspector',
  canvas: 'Graph',
  showOutline: 'Show the outline',
  hideOutline: 'Hide the outline',
  showInspector: 'Show the inspector',
  hideInspector: 'Hide the inspector',
  resizeOutline: 'Width of the outline',
  resizeInspector: 'Width of the inspector',
  close: 'Close',
  ask: {
    button: 'Ask',
    open: 'Ask: what happens to a connection?',
    again: 'Back to the question',
    heading: 'Ask',
    resize: 'Height of the question',
    about: 'Ask about this',
  },
  learn: { button: 'Learn', open: 'Learn: walkthroughs, step by step' },
  share: { button: 'Share', open: 'Share this view' },
  export: { button: 'Export', open: 'Export what is shown: picture, Mermaid, report' },
  snapshot: (here: number, all: number, redacted: boolean): string =>
    [
      here >= all
        ? `A snapshot from a link, with all ${count(all, 'resource', 'resources')} of its dump`
        : `A snapshot from a link: ${number(here)} of ${count(all, 'resource', 'resources')} of its dump`,
      redacted ? ', names replaced.' : ', with its own names.',
      here >= all ? '' : ' What is not here may be in the dump.',
    ].join(''),
  snapshotAsk: {
    badge: 'unknown',
    unknown: {
      listeners: (others: number): string =>
        `No listener in this snapshot accepts it. ${count(others, 'listener', 'listeners')} of the dump ${others === 1 ? 'is' : 'are'} not in the snapshot, and may accept it.`,
      clusters: (others: number): string =>
        `The cluster is not in this snapshot. ${count(others, 'cluster', 'clusters')} of the dump ${others === 1 ? 'is' : 'are'} not in the snapshot.`,
    },
    others: (others: number): string =>
      `${count(others, 'listener', 'listeners')} of the dump ${others === 1 ? 'is' : 'are'} not in this snapshot, and were not checked.`,
  },
  dropNow: 'Drop to open this file instead',
  reading: (name: string): string => `Reading ${name}…`,
  moreLosses: (more: number): string =>
    more === 1
      ? 'One more such place is under Notices.'
      : `${number(more)} more such places are under Notices.`,
  insteadOf: (asked: string, opened: string): string =>
    `The link is for another file, ${asked}. This is ${opened}: what the two have in common is shown.`,
  insteadOfSame: (name: string): string =>
    `This ${name} is not the file that the link is for. What the two have in common is shown.`,
  dismiss: 'Dismiss',
  keys: 'Keyboard shortcuts',
  keysCanvas: [
    ['Arrow keys', 'Move along the path, and up and down a column'],
    ['Enter', 'Select; again: show the whole path'],
    [
      'Other letters',
      'In the outline: go to the next row that begins with them; if typed without a pause, any letter counts',
    ],
  ],
  commands: commandLabels,
  alerts: {
    title: 'Findings',
    /** A name follows. */
    named: (what: string): string => `${what}:`,
    show: (name: string): string => `Show ${name}`,
    showShort: 'Show',
    more: (n: number): string => `${number(n)} more`,
    fewer: 'Fewer',
  },
  notices: {
    button: (n: number): string => count(n, 'notice', 'notices'),
    title: (n: number): string => count(n, 'notice about this file', 'notices about this file'),
    intro: 'Parts of the file that were not understood or that are missing. All the rest is shown.',
    whole: 'the whole file',
  },
  filters: {
    legend: 'Show only',
    plaintext: 'Plaintext',
    notActive: 'Not active',
    namespace: 'Namespace',
    everyNamespace: 'All namespaces',
    hidden: (n: number): string => `${count(n, 'node', 'nodes')} hidden`,
    clear: 'Clear',
    nothing: 'Nothing in this file matches the filters.',
  },
  way: {
    label: 'Where you are',
    overview: 'Overview',
    back: 'Back to the overview',
  },
  empty: 'This dump has no listeners, clusters or secrets: there is nothing to draw.',
  notHere: 'What the link points at is not in this file.',
  flow: {
    help: 'Press Enter to select, Enter again to show the whole path, arrow keys to move.',
    label: 'Paths of calls through this proxy',
    controls: 'View of the graph',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    map: 'The whole drawing, in small',
    fit: 'Fit to the window',
  },
  lanes: {
    server: ['Inbound ', 'what this proxy accepts'],
    client: ['Outbound ', 'how this proxy calls'],
  },
  columns: {
    entry: 'Listener, cluster',
    match: 'Filter chain, match',
    socket: 'Transport socket',
    secret: 'Secret',
    source: 'Delivered by',
  },
  showPath: (name: string): string => `Show the whole path of ${name}`,
  openStack: (name: string): string => `Open the stack ${name}`,
  showPathShort: 'Show its path',
  openStackShort: 'Open the stack',
  theme: { legend: 'Theme', system: 'System', light: 'Light', dark: 'Dark' },
} as const;

export type WorkspaceTexts = Widen<typeof workspace>;

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
  'theme-system': 'Theme as the system has it',
  'theme-light': 'Light theme',
  'theme-dark': 'Dark theme',
  help: 'Keys that do something',
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
  canvas: 'Drawing',
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
      here >= all ? '' : ' What is not here may well be in the dump.',
    ].join(''),
  snapshotAsk: {
    badge: 'unknown',
    unknown: {
      listeners: (others: number): string =>
        `No listener of this snapshot takes it. ${count(others, 'listener', 'listeners')} of the dump ${others === 1 ? 'is' : 'are'} not in it, and may do so.`,
      clusters: (others: number): string =>
        `The cluster is not in this snapshot. ${count(others, 'cluster', 'clusters')} of the dump ${others === 1 ? 'is' : 'are'} not in it.`,
    },
    others: (others: number): string =>
      `${count(others, 'listener', 'listeners')} of the dump ${others === 1 ? 'is' : 'are'} not in this snapshot, and not looked at.`,
  },
  dropNow: 'Let go to open this file instead',
  reading: (name: string): string => `Reading ${name}…`,
  moreLosses: (more: number): string =>
    more === 1
      ? 'One more such place is under Notices.'
      : `${number(more)} more such places are under Notices.`,
  insteadOf: (asked: string, opened: string): string =>
    `The link speaks of another file, ${asked}. This is ${opened}: what it has in common is shown.`,
  insteadOfSame: (name: string): string =>
    `This ${name} is not the very file that the link speaks of. What they have in common is shown.`,
  dismiss: 'Dismiss',
  keys: 'Keys',
  keysCanvas: [
    ['Arrow keys', 'Walk along the way and up and down a column'],
    ['Enter', 'Select; once more: show its whole way'],
    [
      'Other letters',
      'In the outline: go to the next row that begins with them; any letter may follow at once',
    ],
  ],
  commands: commandLabels,
  alerts: {
    title: 'Needs attention',
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
    everyNamespace: 'Every namespace',
    hidden: (n: number): string => `${count(n, 'node', 'nodes')} hidden`,
    clear: 'Clear',
    nothing: 'Nothing of this file fits the filters.',
  },
  way: {
    label: 'Where you are',
    overview: 'Overview',
    back: 'Back to the overview',
  },
  empty: 'This dump has no listener, cluster or secret: there is nothing to draw.',
  notHere: 'What the link points at is not in this file.',
  flow: {
    help: 'Press Enter to select, Enter again to show its whole way, arrow keys to walk.',
    label: 'The ways that calls take through this proxy',
    controls: 'View of the drawing',
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
  showPath: (name: string): string => `Show the whole way of ${name}`,
  openStack: (name: string): string => `Open the stack ${name}`,
  showPathShort: 'Show its way',
  openStackShort: 'Open the stack',
  theme: { legend: 'Theme', system: 'System', light: 'Light', dark: 'Dark' },
} as const;

export type WorkspaceTexts = Widen<typeof workspace>;

import type { Protection } from '../../core/decide/tls/protection';
import type { Reach } from '../../core/graph/cluster-reach';
import type { StackLine } from '../../core/graph/types';
import type { JsonPlace } from '../../core/inspect/types';
import type { SearchWord } from '../../core/search/query';
import type { SearchField } from '../../core/search/search';
import type { Widen } from '../widen';
import { count, fileSize } from './count';
import { number } from './phrases';

const roles: Readonly<Record<JsonPlace['role'], string>> = {
  self: 'The whole thing',
  'tls-context': 'TLS context',
  'transport-socket': 'Transport socket',
  match: 'Match',
  endpoints: 'Endpoints',
  reference: 'Reference to it',
  owner: 'Belongs to',
  metadata: 'Metadata',
};

const stacks: Readonly<Record<StackLine['of'], string>> = {
  'no-tls-listeners':
    'Listeners without any TLS, folded into one card: what they take, they take as it comes.',
  'open-listeners':
    'Listeners without any TLS that others reach: what comes in there is plaintext.',
  'inbound-clusters':
    'Clusters that lead to the app in this pod. Nothing leaves the machine, so they have no TLS.',
  alike:
    'These are alike in all that matters for TLS; only names, SNI, expected names and secrets differ.',
  others: 'What is left over: smaller stacks, joined so that the drawing stays readable.',
  'used-by': 'Everything in this file that uses it.',
  dangling: 'Referred to, but not in this file.',
  unused: 'In the file, but nothing refers to them.',
};

const protections: Readonly<Record<Protection, string>> = {
  mtls: 'Both ends show a certificate.',
  tls: 'Encrypted; only the server shows a certificate.',
  plaintext: 'Nothing is encrypted and nobody proves who they are.',
  unknown: 'This file does not say, and the page says what to capture instead.',
  passthrough: "The app's own TLS: this proxy passes it on unopened.",
  tunnelled: 'Inside a tunnel that this same proxy makes.',
};

/** Plaintext that is not in clear on a network. */
const reach: Readonly<Record<Reach, string>> = {
  'in-pod':
    'Plaintext that stays in this pod: a Unix domain socket, loopback, or the app beside this proxy.',
  'app-tls': "The caller's own TLS: this proxy passes it on unopened.",
  'as-sent': 'Passed on as the app sends it: with TLS of its own, or in plaintext.',
};

const fields: Readonly<Record<SearchField, string>> = {
  name: 'name',
  port: 'port',
  sni: 'SNI',
  san: 'SAN',
  secret: 'secret',
  address: 'address',
  alpn: 'ALPN',
  other: 'content',
  certificate: 'certificate',
  subject: 'subject',
  issuer: 'issuer',
  serial: 'serial number',
  fingerprint: 'fingerprint',
};

export const inspector = {
  tabs: {
    label: 'What is shown of it',
    meaning: 'Meaning',
    json: 'JSON',
    links: (n: number): string => (n === 0 ? 'Links' : `Links ${number(n)}`),
  },
  path: 'Where it stands',
  tones: { good: 'Good:', warning: 'Mind:', bad: 'Problem:' },
  byDefault: "Envoy's default",
  showAll: (n: number): string => `Show all ${number(n)}`,
  loading: 'Reading…',
  failed: 'This could not be read. Choose it again.',
  notHere: 'What the link points at is not in this file.',
  notHereAdvice:
    'The file may be another one, or from another time. Search for the name, or choose from the outline.',
  stackGone: 'This stack is not on the drawing now: the filter or the focus has changed.',
  throughHbone: 'mTLS, through HBONE',
  copy: 'Copy',
  copyName: 'Copy the name',
  copied: 'Copied',
  copyFailed: 'The browser did not allow copying',
  emptyTitle: 'How this proxy does mutual TLS',
  emptyLanes:
    'The upper lane is the server side: what this proxy accepts. The lower one is the client side: how it calls others. Both lead to the secrets on the right, and on to where those come from.',
  emptyHow:
    'Choose a card, or a row of the outline, to read what it means, its JSON, and the `jq` command that prints it.',
  emptyLearn: 'New to this? Take a walkthrough',
  legendTitle: 'What protects a connection',
  protections,
  reach,
  stack: {
    explain: stacks,
    members: (n: number): string => `All ${number(n)}`,
    membersOne: 'Its member',
    shapes: (n: number): string =>
      `${count(n, 'different kind', 'different kinds')} of transport socket among them.`,
  },
  links: {
    leadsTo: (n: number): string => `Leads to ${number(n)}`,
    usedBy: (n: number): string => `Used by ${number(n)}`,
    nothing: 'It leads to nothing.',
    nobody: 'Nothing leads to it.',
  },
  json: {
    which: 'Which piece of the file',
    role: (role: JsonPlace['role'], nth: number): string =>
      nth < 2 ? roles[role] : `${roles[role]} ${nth}`,
    none: 'No file has JSON of this: it follows from a rule, as the first tab says.',
    gone: 'There is nothing at this place of the file.',
    failed:
      'The file was changed, moved or deleted after it was opened, so this place of it cannot be read. Open it again to see its JSON.',
    omitted: (bytes: number): string =>
      `This is only the beginning; ${fileSize(bytes)} more stand in the file.`,
    loading: 'Reading the JSON…',
    viewer: (role: string): string => `${role}, JSON as it stands in the file`,
    find: 'Find',
    fold: 'Fold',
    unfold: 'Unfold',
    copy: 'Copy JSON',
    oneLine: 'In the file this is one line.',
    spread: 'Spread over lines',
    pointer: 'JSON pointer',
    copyPointer: 'Copy the pointer',
    jq: 'The same, by jq',
    jqRefuses:
      'This file is damaged, so jq prints an error instead. Mend it or capture it again first.',
    copyJq: 'Copy the jq command',
    keysHidden: (n: number): string =>
      `${n === 1 ? 'A private key stands' : `${number(n)} private keys stand`} here in clear. ${
        n === 1 ? 'It is' : 'They are'
      } masked, on the screen and in what is copied.`,
    keysShown: (n: number): string =>
      `${n === 1 ? 'The private key is' : `${number(n)} private keys are`} shown. Whoever sees or copies this can pose as the proxy.`,
    showKey: 'Show private key',
    hideKey: 'Mask it again',
    /** The viewer's own words, by CodeMirror's keys. */
    phrases: {
      Find: 'Find',
      next: 'next',
      previous: 'previous',
      all: 'all',
      'match case': 'match case',
      regexp: 'regexp',
      'by word': 'whole words',
      close: 'close',
      'current match': 'current match',
      'on line': 'on line',
      'Fold line': 'Fold',
      'Unfold line': 'Unfold',
      'folded code': 'folded JSON',
      unfold: 'unfold',
      to: 'to',
      'Folded lines': 'Folded lines',
      'Unfolded lines': 'Unfolded lines',
    } as Readonly<Record<string, string>>,
  },
  search: {
    title: 'Search this file',
    placeholder: 'A name, port, SNI, SAN, secret or address',
    /** What a search calls a word of the page, where that is another: English has the search's own. */
    word: (_: string): SearchWord | undefined => undefined,
    field: (field: SearchField): string => fields[field],
    start:
      'Type what the page shows: `uc.dev:50051`, `uc:50051`, a listener, a server name, a SAN, a secret, an address; of a certificate its subject, issuer, serial number or fingerprint.',
    dialect:
      'Words: `plaintext` `mtls` `tls` `passthrough` `expired` `unverified` `warming` `draining` `rejected` `static` `missing`. Fields: `port:50051` `ns:dev` `name:…` `sni:…` `san:…` `secret:…` `alpn:…` `address:…` `subject:…` `issuer:…` `serial:…` `sha256:…`. All that is typed must fit.',
    reading: 'Certificates are still being read: there may be more.',
    none: (words: string): string => `Nothing in this file matches “${words}”.`,
    noneAdvice: 'Try a part of it: a host without its namespace, or the port alone.',
    found: (shown: number, total: number): string =>
      total > shown
        ? `The best ${number(shown)} of ${count(total, 'hit', 'hits')}`
        : count(total, 'hit', 'hits'),
    searching: 'Searching…',
    failed: 'The search did not work. Try again.',
    close: 'Close the search',
    keys: '↑ ↓ to choose, Enter to go there, Esc to close',
  },
};

export type InspectorTexts = Widen<typeof inspector>;

import type { Widen } from '../widen';
import { fileSize } from './count';
import { findings } from './findings';
import { notice } from './notices';
import { number } from './phrases';
import { problem } from './problems';

/** Whether a resource is in force, and whether a version of it that is not stands beside it. */
export interface VersionState {
  readonly state: 'in-force' | 'warming' | 'rejected';
  readonly update: 'none' | 'warming' | 'rejected' | null;
}

/** What the command line says. */
export const cli = {
  problem,
  notice,
  about: 'Shows how Envoy does mutual TLS, from its config dumps.',
  findings,
  usage: (line: string) => `Usage: ${line}`,
  verbsTitle: 'Verbs:',
  optionsTitle: 'Options:',
  verbs: {
    dumps: 'lists the proxies whose dumps are in the files',
    summary:
      'counts what is in a dump, and lists its ports (also those of gateways), destinations and certificates',
    facts:
      'determines the mode of each port, what a gateway serves, and the protection of each endpoint of each destination',
    findings: 'lists the findings, and what could not be checked',
    redact: 'prints the dump as JSON with names, addresses and certificates replaced',
    replay: 'checks mtlscope’s decisions against those recorded from a running Envoy',
  },
  file: 'FILE is a path, or - for standard input; the file may be compressed with gzip.',
  exits:
    'Exit code: 0 everything was read; 1 replay found a decision that disagrees, or findings has one as severe as asked for; 2 a file could not be read, or only in part (what could be read is printed), or the command line is wrong.',
  timeless: 'Nothing that this verb prints depends on the time: --at has no effect.',
  options: {
    json: 'print JSON',
    at: 'the time to judge by, ISO 8601 or seconds since 1970; default: the clock',
    'fail-on': 'exit with 1 if there is a finding of this severity or worse',
    lang: 'language of the texts; default: that of LC_ALL, LC_MESSAGES or LANG',
    help: 'print this help, or that of a verb',
    version: 'print the version',
  },
  wrong: {
    noVerb: (verbs: string) => `No verb given; the verbs are ${verbs} (see --help).`,
    unknownVerb: (verb: string, verbs: string) =>
      `${verb} is not a verb; the verbs are ${verbs} (see --help).`,
    noFile: (usage: string) => `No FILE given. Usage: ${usage}`,
    oneFile: (usage: string) => `Only one FILE can be given. Usage: ${usage}`,
    unknownOption: (option: string) => `${option} is not an option (see --help).`,
    noValue: (option: string) => `The option ${option} needs a value.`,
    needlessValue: (option: string) => `The option ${option} takes no value.`,
    time: (text: string) =>
      `--at ${text} is not a valid time: give ISO 8601 (2026-01-31T12:00:00Z, or 2026-01-31 for midnight UTC) or seconds since 1970 (1769860800).`,
    failOn: (text: string) => `--fail-on ${text} is not a severity: give error or warning.`,
    language: (text: string, languages: string) =>
      `--lang ${text} is not supported; the languages are ${languages}.`,
  },
  input: {
    missing: (path: string) => `${path} could not be read: there is no such file.`,
    forbidden: (path: string) => `${path} could not be read: permission denied.`,
    folder: (path: string) => `${path} is a folder: give the dump file itself.`,
    tooLarge: (path: string, limit: number) =>
      `${path} is larger than ${fileSize(limit)}, and was not read.`,
    other: (path: string, why: string) => `${path} could not be read (${why}).`,
  },
  output: (why: string) => `The result could not be written (${why}).`,
  crashed: (why: string) => `Something went wrong in mtlscope itself (${why}); please report it.`,
  unknown: 'unknown',
  none: 'none',
  /** A sentence about a file. */
  inFile: (path: string, sentence: string) => `${path}: ${sentence}`,
  /** A value of the JSON as a table has it; Istio's words stay as they are. */
  word: (value: string) => WORDS[value] ?? value,
  version: ({ state, update }: VersionState) =>
    state === 'in-force'
      ? update === null || update === 'none'
        ? 'in force'
        : `in force; a newer version ${update === 'warming' ? 'is warming' : 'was rejected'}`
      : state === 'warming'
        ? 'warming: not in force yet'
        : 'rejected: none in force',
  dumps: {
    dump: 'Dump',
    type: 'Type',
    ips: 'IPs',
    lastChange: 'Last change',
    files: 'Files',
  },
  summary: {
    resources: 'Resources',
    count: 'Count',
    format: 'format',
    listeners: 'listeners',
    filter_chains: 'filter chains',
    clusters: 'clusters',
    transport_socket_matches: 'transport socket matches',
    endpoints_total: 'endpoints',
    endpoints_with_tsm_metadata: 'of them with metadata for transport socket matches',
    secrets: 'secrets',
    sockets: 'Transport sockets',
    port: 'Port',
    use: 'Use',
    mode: 'Mode',
    plaintext: 'Plaintext',
    state: 'State',
    cluster: 'Destination cluster',
    protection: 'Protection',
    secret: 'Certificate of secret',
    subject: 'Subject',
    expires: 'Expires',
    left: 'Days left',
    written: '(in a TLS context)',
  },
  notices: { pointer: 'Pointer', message: 'Notice' },
  findingsTable: {
    dump: 'Dump',
    severity: 'Severity',
    rule: 'Rule',
    text: 'Finding',
    notChecked: 'Not checked',
    why: 'Why',
    none: 'No findings in what was checked.',
  },
  facts: {
    port: 'Port',
    mode: 'Mode',
    others: 'all others',
    hosts: 'Hosts',
    listener: 'Listener',
    state: 'State',
    cluster: 'Cluster',
    endpoint: 'Endpoint',
    protection: 'Protection',
    any: 'all',
    more: (n: number) => `and ${number(n)} more`,
  },
  redact: {
    sectionsOnly:
      'The file could not be redacted as a whole: what is printed has only its listeners, clusters, endpoints and secrets.',
  },
  replay: {
    counts: (agree: number, disagree: number, undetermined: number) =>
      `${agree} agree, ${disagree} disagree, ${undetermined} undetermined`,
    notDecided: (n: number) => `${number(n)} not decided yet`,
    unknownKind: (path: string, kind: string) =>
      `${path} is a recording of an unknown kind: ${kind}.`,
    noRecording: (path: string) =>
      `${path} is not a recording: its first line does not say what kind it is.`,
    badLine: (path: string, line: number) => `${path}: line ${line} is not JSON.`,
    damaged: (path: string) => `${path} is damaged or cut off; what came before was replayed.`,
    separator: ', ',
    recorded: 'recorded:',
    decided: 'decided:',
    question: 'question:',
    record: 'record:',
  },
};

const WORDS: Readonly<Record<string, string>> = {
  'not-listening': 'not listening',
  'as-sent': 'as sent',
  'not-yet-valid': 'not yet valid',
  expiring: 'expires soon',
  'app-tls': "app's own TLS",
  mtls: 'mTLS',
  tls: 'TLS',
  hbone: 'mTLS (HBONE)',
  'mutual-custom': 'mTLS, other certificate',
  'simple-tls': 'TLS, no client certificate',
};

export type CliTexts = Widen<typeof cli>;

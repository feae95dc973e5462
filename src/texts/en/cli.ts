import type { Widen } from '../widen';
import { fileSize } from './count';
import { notice } from './notices';
import { number } from './phrases';
import { problem } from './problems';

/** What the command line says. */
export const cli = {
  problem,
  notice,
  about: 'What the config dumps of Envoys say about mutual TLS.',
  usage: (line: string) => `Usage: ${line}`,
  verbsTitle: 'Verbs:',
  optionsTitle: 'Options:',
  verbs: {
    dumps: 'tells which proxies the files are of',
    summary: 'counts what is in a dump',
    facts: 'concludes the mode of each inbound port, and how each endpoint is reached',
    redact: 'prints the dump without what identifies anybody, as JSON',
    replay: 'holds decisions that a running Envoy made against those made here',
  },
  file: 'FILE is a path, or - for standard input, and may be packed with gzip.',
  exits:
    'Exit code: 0 done, 1 something was found that must not be, 2 something could not be read; what could be read is printed.',
  options: {
    json: 'print JSON',
    at: 'what now is, as ISO 8601 or in milliseconds since 1970; otherwise the clock',
    lang: 'language of the texts; otherwise that of LC_ALL, LC_MESSAGES or LANG',
    help: 'print this, or what a verb does',
    version: 'print the version',
  },
  wrong: {
    noVerb: (verbs: string) => `Say what to do, first of all: ${verbs} (see --help).`,
    unknownVerb: (verb: string, verbs: string) =>
      `There is no verb ${verb}; there are ${verbs} (see --help).`,
    noFile: (usage: string) => `A file is missing: ${usage}.`,
    oneFile: (usage: string) => `Only one file can be given: ${usage}.`,
    unknownOption: (option: string) => `There is no option ${option} (see --help).`,
    noValue: (option: string) => `The option ${option} needs a value.`,
    needlessValue: (option: string) => `The option ${option} takes no value.`,
    time: (text: string) =>
      `--at ${text} is no time: give ISO 8601 (2026-01-31T12:00:00Z) or milliseconds since 1970.`,
    language: (text: string, languages: string) =>
      `--lang ${text} is no language of mtlscope; there are ${languages}.`,
  },
  input: {
    missing: (path: string) => `${path} could not be read: there is no such file.`,
    forbidden: (path: string) => `${path} could not be read: reading it is not permitted.`,
    folder: (path: string) => `${path} is a folder: give the file of a dump.`,
    tooLarge: (path: string, limit: number) =>
      `${path} has more than ${fileSize(limit)}, and was not read.`,
    other: (path: string, why: string) => `${path} could not be read (${why}).`,
  },
  output: (why: string) => `What was found could not be written (${why}).`,
  crashed: (why: string) => `Something went wrong in mtlscope itself (${why}); please report it.`,
  unknown: 'unknown',
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
    cluster: 'Destination cluster',
    protection: 'Protection',
  },
  notices: { pointer: 'Notices', message: 'What was found' },
  facts: {
    port: 'Inbound port',
    mode: 'Mode',
    others: 'all others',
    hosts: 'Hosts',
    cluster: 'Cluster',
    endpoint: 'Endpoint',
    protection: 'Reached by',
    any: 'all',
  },
  redact: {
    sectionsOnly:
      'The file could not be redacted as a whole: what is printed has its listeners, clusters, endpoints and secrets alone.',
  },
  replay: {
    counts: (agree: number, disagree: number, undetermined: number) =>
      `${agree} agree, ${disagree} disagree, ${undetermined} undetermined`,
    notDecided: (n: number) => `${number(n)} not decided yet`,
    unknownKind: (path: string, kind: string) =>
      `${path} is no recording of a kind that is known here: ${kind}.`,
    noRecording: (path: string) =>
      `${path} is no recording: its first line does not say of what kind it is.`,
    badLine: (path: string, line: number) => `${path}: line ${line} is not JSON.`,
    damaged: (path: string) => `${path} is damaged or cut off; what came before was replayed.`,
    separator: ', ',
    recorded: 'recorded:',
    decided: 'decided:',
    question: 'question:',
    record: 'record:',
  },
};

export type CliTexts = Widen<typeof cli>;

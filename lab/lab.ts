/**
 * The lab's command. `record` asks running Envoys and writes what they said to lab/recordings (and
 * the samples); the other verbs look at what is recorded and need no Envoy.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compare } from './compare';
import { ENVOY_VERSION, InstallError } from './envoy/install';
import { type Lab, withLab } from './envoy/with-lab';
import type { RecordingLab } from './job';
import { JOBS } from './jobs';
import { tellNaive } from './naive';
import { writeRecording } from './recording';

const RECORDINGS = join(import.meta.dirname, 'recordings');

const USAGE = `Usage:
  npm run lab -- record [--seed NUMBER] [--only NAME,NAME] [--out FOLDER] [--envoy VERSION]
  npm run lab -- compare OLD.jsonl.gz NEW.jsonl.gz   where answers differ; exit 1 if any does
  npm run lab -- naive [FILE.jsonl.gz]               what a naive reading gets wrong
NAME is one of: ${JOBS.map(({ name }) => name).join(', ')}.`;

class UsageError extends Error {
  constructor(problem?: string) {
    super(problem === undefined ? USAGE : `${problem}\n${USAGE}`);
  }
}

const say = (text: string) => {
  process.stdout.write(`${text}\n`);
};

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        seed: { type: 'string', default: '1' },
        only: { type: 'string' },
        out: { type: 'string', default: RECORDINGS },
        envoy: { type: 'string', default: ENVOY_VERSION },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

type Options = ReturnType<typeof readArguments>['values'];

async function record(options: Options): Promise<void> {
  const seed = Number(options.seed);
  if (!Number.isSafeInteger(seed)) throw new UsageError(`Not a seed: ${options.seed}`);
  const names = options.only?.split(',') ?? JOBS.map(({ name }) => name);
  const jobs = names.map((wanted) => {
    const job = JOBS.find(({ name }) => name === wanted);
    if (job === undefined) throw new UsageError(`Nothing to record: ${wanted}`);
    return job;
  });
  await withLab(async (lab) => {
    for (const job of jobs) {
      const start = Date.now();
      await job.run(recordingLab(lab, options.out), seed);
      say(`${job.name}: ${((Date.now() - start) / 1000).toFixed(1)} seconds`);
    }
  }, options.envoy);
}

function recordingLab(lab: Lab, out: string): RecordingLab {
  return {
    ...lab,
    record: async (name, kind, cases, header = {}) => {
      const first = { recording: kind, envoy: lab.envoyVersion, ...header };
      const size = await writeRecording(join(out, `${name}.jsonl.gz`), first, cases);
      say(`${name}: ${cases.length} cases, ${size} bytes`);
    },
  };
}

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  const [verb, ...files] = positionals;
  const [file, other, ...more] = files;
  if (verb === 'record' && files.length === 0) {
    await record(values);
    return 0;
  }
  if (verb === 'compare' && file !== undefined && other !== undefined && more.length === 0) {
    return (await compare(file, other, say)) ? 1 : 0;
  }
  if (verb === 'naive' && files.length < 2) {
    await tellNaive(file ?? join(RECORDINGS, 'filter-chains.jsonl.gz'), say);
    return 0;
  }
  throw new UsageError();
}

main().then(
  // Not exitCode: something of a job may still be open.
  (code) => process.exit(code),
  (error: unknown) => {
    const told = error instanceof UsageError || error instanceof InstallError;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${told ? error.message : text}\n`);
    process.exit(2);
  },
);

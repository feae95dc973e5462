/**
 * `npm run lab -- record [--seed S] [--only NAME,NAME] [--out FOLDER] [--envoy VERSION]`:
 * asks running Envoys and writes what they said to lab/recordings (and the samples).
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ENVOY_VERSION } from './envoy/install';
import { type Lab, withLab } from './envoy/with-lab';
import type { Job, RecordingLab } from './job';
import { JOBS } from './jobs';
import { writeRecording } from './recording';

const USAGE = `Usage: npm run lab -- record [--seed NUMBER] [--only NAME,NAME] [--out FOLDER] [--envoy VERSION]
NAME is one of: ${JOBS.map(({ name }) => name).join(', ')}.`;

class UsageError extends Error {}

interface Command {
  readonly seed: number;
  readonly jobs: readonly Job[];
  readonly out: string;
  readonly version: string;
}

function readCommand(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
      out: { type: 'string', default: join(import.meta.dirname, 'recordings') },
      envoy: { type: 'string', default: ENVOY_VERSION },
    },
  });
  if (positionals.join(' ') !== 'record') throw new UsageError(USAGE);
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed)) throw new UsageError(`Not a seed: ${values.seed}\n${USAGE}`);
  const names = values.only?.split(',') ?? JOBS.map(({ name }) => name);
  const jobs = names.map((wanted) => {
    const job = JOBS.find(({ name }) => name === wanted);
    if (job === undefined) throw new UsageError(`Nothing to record: ${wanted}\n${USAGE}`);
    return job;
  });
  return { seed, jobs, out: values.out, version: values.envoy };
}

function recordingLab(lab: Lab, out: string): RecordingLab {
  return {
    ...lab,
    record: async (name, kind, cases, header = {}) => {
      const first = { recording: kind, envoy: lab.envoyVersion, ...header };
      const size = await writeRecording(join(out, `${name}.jsonl.gz`), first, cases);
      lab.say(`${name}: ${cases.length} cases, ${size} bytes`);
    },
  };
}

async function main(): Promise<void> {
  const { seed, jobs, out, version } = readCommand(process.argv.slice(2));
  await withLab(async (lab) => {
    for (const job of jobs) {
      const start = Date.now();
      await job.run(recordingLab(lab, out), seed);
      lab.say(`${job.name}: ${((Date.now() - start) / 1000).toFixed(1)} seconds`);
    }
  }, version);
}

main().catch((error: unknown) => {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${error instanceof UsageError ? error.message : text}\n`);
  // Not exitCode: something of a job may still be open.
  process.exit(1);
});

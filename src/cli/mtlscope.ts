import { loadCliTexts } from '../texts/cli';
import { plainLine } from '../texts/one-line';
import { localeOf } from './arguments';
import { isSystemError } from './input';
import { type Out, OutputError } from './io';
import { run } from './run';

const { stdin, stdout, stderr, env, argv } = process;

const out = (stream: NodeJS.WriteStream): Out => ({
  colours: stream.isTTY && stream.hasColors(),
  write: (text) =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        if (error) reject(new OutputError(isSystemError(error) ? error.code : error.message));
        else resolve();
      });
    }),
});

async function failed(error: unknown): Promise<void> {
  process.exitCode = 2;
  // The reader has closed the pipe, as `| head` does: there is nothing left to do.
  if (error instanceof OutputError && error.code === 'EPIPE') process.exit(0);
  const texts = await loadCliTexts(localeOf(env));
  const sentence =
    error instanceof OutputError
      ? texts.output(error.code)
      : texts.crashed(error instanceof Error ? error.message : String(error));
  stderr.write(`${plainLine(sentence)}\n`);
}

// A failed write rejects its promise as well.
stdout.on('error', () => undefined);
stderr.on('error', () => undefined);

try {
  process.exitCode = await run(argv.slice(2), {
    out: out(stdout),
    // Even if stderr is closed, the exit code reports it.
    err: {
      ...out(stderr),
      write: (text) =>
        out(stderr)
          .write(text)
          .catch(() => undefined),
    },
    input: () => stdin,
    env,
    now: () => Date.now(),
  });
} catch (error) {
  await failed(error);
}

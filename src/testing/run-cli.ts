import { spawnSync } from 'node:child_process';
import type { Io, Out } from '../cli/io';
import { run } from '../cli/run';

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

class Written implements Out {
  readonly colours: boolean;
  private readonly parts: Uint8Array[] = [];

  constructor(colours: boolean) {
    this.colours = colours;
  }

  async write(text: string | Uint8Array): Promise<void> {
    this.parts.push(new Uint8Array(Buffer.from(text)));
  }

  text(): string {
    return Buffer.concat(this.parts).toString('utf8');
  }
}

/** Runs the command line in this process. */
export async function runCli(
  args: readonly string[],
  given: { readonly input?: Uint8Array; readonly env?: Io['env']; readonly colours?: boolean } = {},
): Promise<Ran> {
  const { input = new Uint8Array(), env = {}, colours = false } = given;
  const [out, err] = [new Written(colours), new Written(false)];
  const status = await run(args, {
    out,
    err,
    env,
    now: () => Date.UTC(2026, 0, 1),
    input: async function* () {
      yield input;
    },
  });
  return { status, stdout: out.text(), stderr: err.text() };
}

/** Runs the command line as a user does. */
export function spawnCli(args: readonly string[], input?: string | Buffer): Ran {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/cli/mtlscope.ts', ...args],
    { input, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
  );
  return { status, stdout, stderr };
}

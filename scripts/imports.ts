/**
 * Holds the import rules of .dependency-cruiser.cjs against the sources, and that no folders import each
 * other in a circle. A script of our own because the tool is content with a run in which it could read no
 * module, and looks for circles of folders without the files beside them.
 */
import { spawnSync } from 'node:child_process';
import type { ICruiseResult } from 'dependency-cruiser';
import { folderCircles } from './folder-circles';

const PARTS = ['src', 'e2e', 'scripts', 'bench', 'lab'];
const TEST = /\.test\.tsx?$/;

function run(command: string, args: readonly string[], input = '') {
  const done = spawnSync(command, args, { encoding: 'utf8', input, maxBuffer: 2 ** 28 });
  if (done.error !== undefined) throw done.error;
  return done;
}

const { stdout: json, stderr } = run('depcruise', ['--output-type', 'json', ...PARTS]);
process.stderr.write(stderr);
const rules = run('depcruise-fmt', ['--output-type', 'err', '--exit-code', '-'], json);
process.stdout.write(`${rules.stdout}${rules.stderr}`);

const { modules, summary }: ICruiseResult = JSON.parse(json);
const isOurs = (path: string): boolean =>
  !TEST.test(path) && PARTS.some((part) => path.startsWith(`${part}/`));
const circles = folderCircles(
  modules
    .filter(({ source }) => isOurs(source))
    .flatMap(({ source, dependencies }) =>
      dependencies.flatMap(({ resolved }) =>
        isOurs(resolved) ? [{ from: source, to: resolved }] : [],
      ),
    ),
);
for (const { folders, imports } of circles) {
  console.error(`These folders import each other in a circle: ${folders.join(', ')}`);
  for (const { from, to } of imports) console.error(`  ${from} -> ${to}`);
}

const enough = summary.totalCruised > 50;
if (!enough) {
  console.error(
    `Only ${summary.totalCruised} modules were read: the import rules were not checked.`,
  );
}
process.exitCode = rules.status === 0 && circles.length === 0 && enough ? 0 : 1;

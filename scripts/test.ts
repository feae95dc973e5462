/**
 * `npm test`: every check in order, the quick ones first; the first that fails ends the run.
 * The last line counts them: each check is one, a test runner's check is as many as it has tests.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

interface Check {
  readonly name: string;
  readonly script: string;
  readonly args?: readonly string[];
  /** Reads what the test runner reported; without it the check counts as one. */
  readonly count?: () => Count;
}

const reports = mkdtempSync(join(tmpdir(), 'mtlscope-'));
const unitReport = join(reports, 'unit.json');
const browserReport = join(reports, 'browser.json');
const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8'));

function countUnit(): Count {
  const report = read<{ numPassedTests: number; numFailedTests: number }>(unitReport);
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}

function countBrowser(): Count {
  const { stats } = read<{ stats: { expected: number; unexpected: number; flaky: number } }>(
    browserReport,
  );
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

const CHECKS: readonly Check[] = [
  { name: 'types', script: 'check:types' },
  { name: 'lint and format', script: 'lint' },
  { name: 'import rules', script: 'check:imports' },
  { name: 'unused code', script: 'check:unused' },
  {
    name: 'unit tests',
    script: 'unit',
    args: ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    count: countUnit,
  },
  { name: 'fuzzing', script: 'fuzz', args: ['--runs', '1500'] },
  { name: 'build', script: 'build' },
  { name: 'size budget', script: 'check:size' },
  {
    name: 'browser tests',
    script: 'e2e',
    args: ['--reporter=list,json'],
    count: countBrowser,
  },
];

/** What a runner that broke down before its report was written counts for. */
function countOf(check: Check, ok: boolean): Count {
  const one = { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  if (check.count === undefined) return one;
  try {
    const { passed, failed } = check.count();
    return { passed, failed: ok ? failed : Math.max(failed, 1) };
  } catch {
    return one;
  }
}

function run(check: Check): { readonly ok: boolean; readonly count: Count } {
  console.log(`\n== ${check.name} (npm run ${check.script})`);
  const { status } = spawnSync('npm', ['run', '-s', check.script, '--', ...(check.args ?? [])], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport },
  });
  const ok = status === 0;
  return { ok, count: countOf(check, ok) };
}

let total: Count = { passed: 0, failed: 0 };
let stoppedAt: Check | undefined;
for (const check of CHECKS) {
  const { ok, count } = run(check);
  total = { passed: total.passed + count.passed, failed: total.failed + count.failed };
  if (ok) continue;
  stoppedAt = check;
  break;
}
rmSync(reports, { recursive: true, force: true });

if (stoppedAt !== undefined) {
  const rest = CHECKS.slice(CHECKS.indexOf(stoppedAt) + 1).map(({ name }) => name);
  const after = rest.length === 0 ? '' : ` Not run after it: ${rest.join(', ')}.`;
  console.error(
    `\nFAILED: ${stoppedAt.name}. To run it alone: npm run ${stoppedAt.script}.${after}`,
  );
  process.exitCode = 1;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);

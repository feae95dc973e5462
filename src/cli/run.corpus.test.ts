import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CORPUS } from '../testing/corpus';
import { runCli } from '../testing/run-cli';

/** Dumps and all that lies beside them: other formats, archives, notes. */
const files = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
  .filter((name) => statSync(join(CORPUS, name)).isFile())
  .sort();

describe('every file of the corpus', () => {
  it.each(files)('%s opens, or is told in one sentence', async (name) => {
    for (const verb of ['summary', 'facts', 'dumps']) {
      const { status, stdout, stderr } = await runCli([verb, join(CORPUS, name), '--json']);
      if (status === 0) {
        expect(stderr).toBe('');
        expect(JSON.parse(stdout)).toEqual(expect.anything());
      } else {
        expect(status).toBe(2);
        expect(stderr).toMatch(/^[^\n]+\n$/);
      }
    }
  });
});

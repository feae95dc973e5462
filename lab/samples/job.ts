import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonObject } from '../../src/core/base/json';
import type { Job } from '../job';
import { recordArticle } from './cases/article';
import type { Case } from './cases/case';
import { files } from './cases/files';
import { gateway } from './cases/gateway';
import { hbone } from './cases/hbone';
import { modes } from './cases/modes';
import { sockets } from './cases/sockets';
import { trouble } from './cases/trouble';
import { MeshAuthority } from './identities';

const FOLDER = join(import.meta.dirname, '../../public/samples');

/** Each the smallest dump that shows its case. */
const CASES: readonly Case[] = [...modes, gateway, ...sockets, ...trouble, files, hbone];

/** The sample dumps of the app. */
export const SAMPLES: Job = {
  name: 'samples',
  run: async (lab) => {
    const mesh = await MeshAuthority.create(new Date());
    const article = await recordArticle(lab, mesh);
    const dumps: [string, JsonObject][] = [
      ['article', article.client],
      ['article-server', article.server],
    ];
    for (const { name, record } of CASES) dumps.push([name, await record(lab, mesh)]);
    // Only when all are there: what was interrupted leaves the samples as they were.
    for (const [name, dump] of dumps) {
      // As Envoy prints it: one space deep.
      const text = `${JSON.stringify(dump, undefined, 1)}\n`;
      await writeFile(join(FOLDER, `${name}.json`), text);
      lab.say(`samples/${name}.json: ${text.length} bytes`);
    }
  },
};

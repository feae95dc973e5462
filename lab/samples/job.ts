import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonObject } from '../../src/core/base/json';
import type { Job } from '../job';
import { recordArticle } from './cases/article';
import { MeshAuthority } from './identities';

const SAMPLES = join(import.meta.dirname, '../../public/samples');

/** The sample dumps of the app. */
export const samples: Job = {
  name: 'samples',
  run: async (lab) => {
    const mesh = await MeshAuthority.create(new Date());
    const write = async (name: string, dump: JsonObject): Promise<void> => {
      // Like Envoy prints it: one space deep.
      const text = `${JSON.stringify(dump, undefined, 1)}\n`;
      await writeFile(join(SAMPLES, `${name}.json`), text);
      lab.say(`samples/${name}.json: ${text.length} bytes`);
    };
    const article = await recordArticle(lab, mesh);
    await write('article', article.client);
    await write('article-server', article.server);
  },
};

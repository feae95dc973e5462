import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { PRESETS, withPreset } from '../../app/ask-presets';
import { loadAskTexts } from '../../app/use-ask';
import { askAbout } from '../../core/describe/ask/ask';
import { askOffers } from '../../core/describe/ask/offers';
import { connected } from '../../core/testing/dump-builder';
import { ANY_INBOUND, type ConnectionQuestion } from '../../core/view/question';
import type { AskTexts } from '../../texts';

const SAMPLES = 'public/samples';
let texts: AskTexts;
beforeAll(async () => {
  texts = await loadAskTexts();
});

test.each(readdirSync(SAMPLES))('all that is answered about %s has words', (file) => {
  const scene = connected(JSON.parse(readFileSync(join(SAMPLES, file), 'utf8')));
  const offers = askOffers(scene);
  const inbound = [...offers.ports, { port: 9999 }].flatMap(({ port }) =>
    PRESETS.map((preset) => withPreset({ ...ANY_INBOUND, port }, preset, offers)),
  );
  const outbound = scene.graph.nodes.flatMap(({ id, kind }): readonly ConnectionQuestion[] =>
    kind === 'cluster' ? [{ ask: 'out', cluster: id, endpoint: undefined }] : [],
  );
  for (const question of [...inbound, ...outbound]) {
    const { verdict, steps } = askAbout(question, scene);
    const said = [
      texts.sentence(verdict, String),
      texts.badge(verdict),
      ...steps.flatMap((step) => [texts.stepTitle(step), texts.stepText(step, String)]),
    ];
    for (const text of said) expect(text).toMatch(/^(?!.*(undefined|\[object|NaN)).+$/);
  }
});

import { describe, expect, it } from 'vitest';
import { corpusDumps } from '../../testing/corpus';
import { modelOf } from '../testing/dump-builder';
import { leaks, PLANTS, planted } from '../testing/redaction/canaries';
import { type Answers, answersOf, handshakes, sameOrUnknown } from '../testing/redaction/verdicts';
import { createRedactor, pemTextsIn } from './redact';

/** What differs, as far as it does not say that it cannot be known any more. */
function wrong(before: Answers, after: Answers): readonly string[] {
  return [...before].flatMap(([asked, answer]) => {
    const other = after.get(asked);
    return sameOrUnknown(answer, other) ? [] : [`${asked}: ${answer} became ${other}`];
  });
}

describe.each(corpusDumps())('$name', ({ document, dump: { model } }) => {
  it('decides the same when it is redacted, or says that it cannot', async () => {
    const redactor = await createRedactor(pemTextsIn(document));
    const redacted = redactor.document(document);
    const other = modelOf(redacted);
    const [before, after] = [
      { model, document, redactor: undefined },
      { model: other, document: redacted, redactor },
    ];
    for (const seed of [1, 2]) {
      expect(wrong(answersOf(before, seed), answersOf(after, seed)).slice(0, 5)).toEqual([]);
    }
    const most = 10;
    expect(
      wrong(await handshakes(before, most), await handshakes(after, most)).slice(0, 5),
    ).toEqual([]);
  });
});

describe.each(corpusDumps())('canaries in $name', ({ document }) => {
  // The others are planted in a document of our own.
  const some = ['alone', 'behind', 'as parts', 'in base64'];
  it.each(Object.entries(PLANTS).filter(([how]) => some.includes(how)))(
    'are gone that stood %s',
    async (_how, plant) => {
      const full = planted(document, plant, (_text, key) => /^(@type|type_?url)$/i.test(key));
      const redactor = await createRedactor(pemTextsIn(full));
      expect(leaks(JSON.stringify(redactor.document(full))).slice(0, 5)).toEqual([]);
    },
  );
});

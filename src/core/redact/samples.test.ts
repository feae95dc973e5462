import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../base/json';
import { modelOf } from '../testing/dump-builder';
import { istioctlLists } from '../testing/istioctl';
import { type Answers, answersOf, handshakes } from '../testing/redaction/verdicts';
import { createRedactor, pemTextsIn } from './redact';

const FOLDER = 'public/samples';

const differences = (before: Answers, after: Answers): readonly string[] =>
  [...before].flatMap(([asked, answer]) =>
    after.get(asked) === answer ? [] : [`${asked}: ${answer} became ${after.get(asked)}`],
  );

/** The samples have nothing that cannot be mapped. */
describe.each(readdirSync(FOLDER).filter((name) => name.endsWith('.json')))('%s', (name) => {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  const lists = istioctlLists(text).map((list): [string, string] => [
    `as ${list.kind}s`,
    list.text,
  ]);

  it.each([['as a whole', text], ...lists])(
    'is decided the same when it is redacted: %s',
    async (_, json) => {
      const document: JsonValue = JSON.parse(json);
      const redactor = await createRedactor(pemTextsIn(document));
      const redacted = redactor.document(document);
      const before = { model: modelOf(document), document, redactor: undefined };
      const after = { model: modelOf(redacted), document: redacted, redactor };
      expect(differences(answersOf(before, 7), answersOf(after, 7))).toEqual([]);
      expect(differences(await handshakes(before, 4), await handshakes(after, 4))).toEqual([]);
    },
  );
});

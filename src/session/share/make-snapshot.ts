import type { JsonValue } from '../../core/base/json';
import type { Pointer } from '../../core/base/pointer';
import { readText } from '../../core/dump/read';
import { maskPrivateKeys } from '../../core/dump/scan/private-keys';
import { connect } from '../../core/graph/connect';
import type { Dump } from '../../core/graph/dump';
import { assemble } from '../../core/graph/part/assemble';
import { ModelBuilder } from '../../core/model/build';
import { createRedactor, pemTextsIn } from '../../core/redact/redact';
import type { DumpSession } from '../dump-session';
import type { QuestionOf } from '../questions';
import { LONGEST_LINK, type SnapshotAnswer } from '../share-questions';
import { countsOf, partOfView } from './part-of-view';
import { MAX_UNPACKED, packSnapshot } from './payload';
import { replacedIn } from './replaced';
import { namesOf, OWN_NAMES, snapshotView } from './snapshot-view';
import { withoutSecrets } from './without-secrets';

/** Text of the file that is read for a snapshot: a link holds a hundredth of it, however well it packs. */
const MAX_READ = 4 << 20;
/** So many replaced names are listed. */
const MAX_REPLACED = 2000;

class TooLarge extends Error {}

/**
 * Makes a snapshot of what a view needs: the part of the dump as a dump, redacted if asked for,
 * packed, with the view in its names. A separate chunk of the worker.
 */
export async function makeSnapshot(
  session: DumpSession,
  { view, scope, redact }: QuestionOf<'snapshot'>,
): Promise<SnapshotAnswer> {
  const { dump } = session;
  const part = partOfView(dump, view, scope);
  const about = { counts: countsOf(dump, part), redacted: redact };
  let read = 0;
  const value = (pointer: Pointer): JsonValue | undefined => {
    const found = session.json(pointer);
    read += found?.length ?? 0;
    if (read > MAX_READ) throw new TooLarge();
    return found?.value;
  };
  let original: JsonValue;
  try {
    original = assemble(dump.model, part, value);
  } catch (error) {
    if (error instanceof TooLarge) return { kind: 'too-large', about, length: undefined };
    throw error;
  }
  const redactor = await createRedactor(pemTextsIn(original));
  const redacted = redactor.document(original);
  const document = redact ? redacted : withoutSecrets(original, redacted);
  // Redacted or not: no private key leaves, wherever it stood.
  const { text } = maskPrivateKeys(JSON.stringify(document));
  if (text.length > MAX_UNPACKED) return { kind: 'too-large', about, length: undefined };
  const data = await packSnapshot({ about, dump: text });
  if (data.length > LONGEST_LINK) return { kind: 'too-large', about, length: data.length };
  const mapped = snapshotView(view, {
    own: reread(JSON.stringify(original)),
    instead: reread(text),
    names: redact ? namesOf(redactor) : OWN_NAMES,
  });
  const replaced = replacedIn(original, document);
  return {
    kind: 'made',
    about,
    view: { ...mapped.view, source: { kind: 'snapshot', data } },
    text,
    replaced: replaced.slice(0, MAX_REPLACED),
    replacedTotal: replaced.length,
    report: redactor.report(),
    lost: mapped.lost,
  };
}

function reread(text: string): Dump {
  const builder = new ModelBuilder();
  const format = readText(text, builder);
  return connect(builder.finish(format.ok ? format.value : ''));
}

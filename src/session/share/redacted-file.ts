import type { JsonObject, JsonValue } from '../../core/base/json';
import type { Pointer } from '../../core/base/pointer';
import { maskPrivateKeys } from '../../core/dump/scan/private-keys';
import {
  byArray,
  type PlannedRow,
  type PlannedSection,
  planned,
  rowFrom,
} from '../../core/graph/part/assemble';
import { wholePart } from '../../core/graph/part/select';
import { createRedactor, pemTextsIn } from '../../core/redact/redact';
import type { RowPlace } from '../../core/redact/types';
import type { DumpSession } from '../dump-session';
import type { RedactedFile } from '../share-questions';
import { BlobWriter } from '../unpack';
import { withoutSecrets } from './without-secrets';

/** Milliseconds after which other questions to the worker get their turn. */
const WITHOUT_REST = 50;
const others = (): Promise<void> => new Promise((go) => setTimeout(go));

/**
 * The whole dump without what identifies anybody (or without secrets only), in the form of Envoy's
 * own, row by row: a file of any size. Read twice, for certificates are known before names.
 */
export async function redactedFile(session: DumpSession, redact: boolean): Promise<RedactedFile> {
  const { model } = session.dump;
  const read = (pointer: Pointer): JsonValue | undefined => session.json(pointer)?.value;
  const sections = planned(model, wholePart(session.dump), read);
  const redactor = await createRedactor(pemTexts());
  const writer = new BlobWriter();
  const encoder = new TextEncoder();
  const write = (text: string): void => writer.add(encoder.encode(text));

  function* pemTexts(): Generator<string> {
    for (const { rows } of sections) {
      for (const planned of rows) {
        const row = rowFrom(planned, read);
        if (row !== undefined) yield* pemTextsIn(row);
      }
    }
  }
  const leaves = (json: JsonObject, redacted: JsonObject): string =>
    maskPrivateKeys(JSON.stringify(redact ? redacted : withoutSecrets(json, redacted))).text;

  let rest = performance.now();
  const writeRows = async (rows: readonly PlannedRow[], place: RowPlace): Promise<void> => {
    let first = true;
    for (const planned of rows) {
      const row = rowFrom(planned, read);
      if (row === undefined) continue;
      write(`${first ? '' : ','}\n${leaves(row, redactor.row(row, place))}`);
      first = false;
      if (performance.now() - rest < WITHOUT_REST) continue;
      await others();
      rest = performance.now();
    }
  };
  const writeSection = async (type: string, { fields, rows }: PlannedSection): Promise<void> => {
    const place = { section: type };
    const around = { '@type': type, ...fields };
    write(`\n${leaves(around, redactor.row(around, place)).slice(0, -1)}`);
    for (const [array, of] of byArray(rows)) {
      write(`,\n${JSON.stringify(array)}:[`);
      await writeRows(of, { ...place, array });
      write(']');
    }
    write('}');
  };

  const [first] = sections;
  const isList = first !== undefined && first.type === undefined;
  write(isList ? '[' : '{"configs":[');
  for (const [i, section] of sections.entries()) {
    if (i > 0) write(',');
    if (section.type === undefined) await writeRows(section.rows, { section: undefined });
    else await writeSection(section.type, section);
  }
  write(isList ? '\n]\n' : '\n]}\n');
  return { blob: writer.blob(), report: redactor.report() };
}

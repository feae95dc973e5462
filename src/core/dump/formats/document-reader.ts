import type { JsonValue } from '../../base/json';
import { type Pointer, ROOT } from '../../base/pointer';
import type { ResourceSink } from '../source';
import type { Key, Value } from '../stream/events';
import { noticeValue } from './admin/read-section';
import type { FormatReader, Stream } from './format';

const nothing = (): void => undefined;

/** Takes a document as one value, for a format that converts it. */
export class DocumentReader implements FormatReader {
  readonly place = { pointer: ROOT, type: undefined };
  /** Undefined: it was too long, or no JSON. */
  document: JsonValue | undefined;
  private readonly sink: ResourceSink;

  readonly open = nothing;
  readonly close = nothing;
  readonly repeated = nothing;
  readonly slip = nothing;
  readonly stop = nothing;

  constructor(sink: ResourceSink) {
    this.sink = sink;
  }

  byteOrderMark(): void {
    this.sink.notice({ pointer: ROOT, about: { key: 'byte-order-mark' } });
  }

  value(_key: Key | undefined, value: Value): void {
    noticeValue(value, () => ROOT, this.sink);
    if (value.kind === 'json') this.document = value.value;
  }

  done(): readonly Pointer[] {
    return [ROOT];
  }
}

export const WHOLE: Stream = {
  enters: () => false,
  reader: (sink) => new DocumentReader(sink),
};

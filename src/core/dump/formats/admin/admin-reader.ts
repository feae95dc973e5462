import type { JsonValue } from '../../../base/json';
import { child, type Pointer, ROOT } from '../../../base/pointer';
import { detect, unknownDocument } from '../../detect';
import type { OpenProblem } from '../../problem';
import type { ResourceSink } from '../../source';
import type { OuterEvents, Value } from '../../stream/events';
import { NeedsPlan, type Plan } from '../../stream/plan';
import { Sketch, sketch } from '../sketch';
import { bareSection, isDumpType } from './admin-config-dump';
import { type EntryReader, isContainer, textOf } from './entry-reader';
import { EntryReaders } from './entry-readers';
import { noticeValue, SectionReader, sectionType } from './read-section';

const CONFIGS = child(ROOT, 'configs');
/** Entries that a sketch of the document has; types are all there, once. */
const SKETCHED = 8;

/** Thrown where the first element of a list has told what kind of list it is. */
export class EnoughSeen extends Error {
  override readonly name = 'EnoughSeen';
}

/** An entry that is being read. */
interface Open {
  readonly pointer: Pointer;
  readonly start: number;
  readonly sketch: Sketch;
  /** Its type, as far as it is known; `reader` is there as soon as it is. */
  type: string | undefined;
  reader: EntryReader | undefined;
  /** What came before the type. */
  readonly before: { readonly key: string; readonly value: Value | undefined }[];
}

/**
 * Turns the outer structure of an admin config dump into resources, in file order, in every form that
 * Envoy has had: sections in an array, rows of `?resource=`, sections in an object (before 1.8), one
 * section alone. Keeps a sketch of the document, by which its format is told at the end.
 */
export class DumpReader implements OuterEvents {
  private readonly sink: ResourceSink;
  private readonly plan: Plan | undefined;
  private readonly readers: EntryReaders;
  private kind: 'object' | 'array' | 'scalar' = 'scalar';
  private top: Open | undefined;
  private entry: Open | undefined;
  private configs: 'array' | 'object' | undefined;
  private closedConfigs = false;
  private readonly sketches: Sketch[] = [];
  private readonly looseValues: JsonValue[] = [];
  private readonly types = new Set<string>();
  private entries = 0;

  constructor(sink: ResourceSink, plan: Plan | undefined) {
    this.sink = sink;
    this.plan = plan;
    this.readers = new EntryReaders(sink);
  }

  /** Where the reading stands: the innermost entry, and its type. */
  get place(): { readonly pointer: Pointer; readonly type: string | undefined } {
    const { pointer, type } = this.entry ?? this.top ?? { pointer: ROOT, type: undefined };
    return { pointer, type: type === undefined ? undefined : sectionType(type).section };
  }

  byteOrderMark(): void {
    this.sink.notice({ pointer: ROOT, about: { key: 'byte-order-mark' } });
  }

  root(kind: 'object' | 'array' | 'scalar'): void {
    this.kind = kind;
  }

  loose(_index: number, value: Value): void {
    if (value.kind !== 'json') return;
    if (this.looseValues.length < SKETCHED) this.looseValues.push(sketch(value.value));
    if (this.kind === 'array' && isContainer(value)) {
      this.looseValues[this.looseValues.length - 1] = sketch(value.value);
      throw new EnoughSeen();
    }
  }

  openConfigs(kind: 'array' | 'object'): void {
    const { top } = this;
    if (top?.reader instanceof SectionReader) throw new NeedsPlan();
    this.configs = kind;
    if (top !== undefined) this.noticeBefore(top);
    for (const { key } of top?.before.splice(0) ?? []) this.besideConfigs(key);
  }

  closeConfigs(): void {
    this.closedConfigs = true;
  }

  oddEntry(key: string, value: Value): void {
    const pointer = child(CONFIGS, key);
    noticeValue(value, () => pointer, this.sink);
    this.entries += 1;
    this.sink.notice({
      pointer,
      about:
        this.configs === 'array'
          ? { key: 'bad-resource', kind: 'section' }
          : { key: 'unknown-section', type: key },
    });
  }

  openEntry(key: string | undefined, start: number): void {
    const pointer = key === undefined ? ROOT : child(CONFIGS, key);
    const open: Open = {
      pointer,
      start,
      sketch: new Sketch(),
      type: undefined,
      reader: undefined,
      before: [],
    };
    if (key === undefined) this.top = open;
    else {
      this.entry = open;
      this.entries += 1;
      if (this.sketches.length < SKETCHED) this.sketches.push(open.sketch);
      if (this.configs === 'object') this.setReader(open, this.readers.keyed(key, pointer), key);
    }
    const planned = this.plan?.types.get(start);
    if (planned !== undefined && open.reader === undefined) this.setType(open, planned);
  }

  closeEntry(end: number): void {
    const open = this.current();
    if (open === undefined) return;
    if (open === this.top) {
      if (this.configs === undefined) open.reader?.close({ start: open.start, end });
      this.noticeBefore(open);
      return;
    }
    this.noticeUntyped(open);
    open.reader?.close({ start: open.start, end });
    this.entry = undefined;
  }

  /** The file stops here. Rows that wait for their type will not get one. */
  stop(): void {
    if (this.entry !== undefined) this.noticeUntyped(this.entry);
  }

  member(key: string, value: Value): void {
    const open = this.current();
    if (open === undefined) return;
    open.sketch.set(key, value.kind === 'json' ? value.value : null);
    if (this.isBeside(open)) {
      noticeValue(value, () => child(open.pointer, key), this.sink);
      this.besideConfigs(key);
      return;
    }
    if (key === '@type') this.typeMember(open, value);
    if (open.reader !== undefined) {
      open.reader.member(key, value);
      return;
    }
    if (isContainer(value)) this.beforeType(open);
    open.before.push({ key, value: value.kind === 'json' ? small(value) : value });
  }

  openArray(key: string): void {
    const open = this.current();
    if (open === undefined) return;
    open.sketch.openArray(key);
    if (this.isBeside(open)) {
      this.besideConfigs(key);
      return;
    }
    if (open === this.top && open.reader === undefined && this.plan?.hasConfigs !== true) {
      const bare = bareSection(key);
      if (bare !== undefined) this.setReader(open, this.readers.alone(bare, open.pointer), bare);
    }
    if (open.reader !== undefined) open.reader.openArray(key);
    else {
      this.beforeType(open);
      open.before.push({ key, value: undefined });
    }
  }

  element(key: string, index: number, value: Value): void {
    const open = this.current();
    if (open === undefined) return;
    if (value.kind === 'json') open.sketch.push(key, value.value);
    if (open.reader !== undefined && !this.isBeside(open)) open.reader.element(key, index, value);
    else noticeValue(value, () => child(open.pointer, key, index), this.sink);
  }

  repeated(field: string): void {
    const within = this.configs !== undefined && !this.closedConfigs && this.entry === undefined;
    this.sink.notice({
      pointer: within ? CONFIGS : (this.current()?.pointer ?? ROOT),
      about: { key: 'duplicate-key', field },
    });
  }

  slip(at: number): void {
    this.sink.notice({ pointer: this.place.pointer, about: { key: 'comma', at } });
  }

  /** The format, or why the document is none that opens. To be asked when all is read. */
  format(): { readonly name: string } | { readonly problem: OpenProblem } {
    const document = this.document();
    const format = detect(document);
    if (format === undefined) return { problem: unknownDocument(document) };
    if (!format.opens) return { problem: format.problem };
    if (format.name === 'admin-empty' || (this.configs === 'array' && this.entries === 0)) {
      this.sink.notice({ pointer: ROOT, about: { key: 'empty-dump' } });
    }
    return { name: format.name };
  }

  private document(): JsonValue {
    if (this.kind === 'scalar') return this.looseValues[0] ?? null;
    if (this.kind === 'array') return this.looseValues;
    const own = this.top?.sketch ?? new Sketch();
    if (this.configs === undefined) return own.value();
    const sketched = this.sketches.map((one) => one.value());
    const types = [...this.types].map((type) => ({ '@type': type }));
    const configs =
      this.configs === 'array'
        ? [...sketched, ...types]
        : Object.fromEntries([...this.types].map((key) => [key, {}]));
    return Object.fromEntries([...Object.entries(own.value() ?? {}), ['configs', configs]]);
  }

  private current(): Open | undefined {
    return this.entry ?? this.top;
  }

  /** A member of the root beside `configs`. */
  private isBeside(open: Open): boolean {
    return open === this.top && (this.configs !== undefined || this.plan?.hasConfigs === true);
  }

  private besideConfigs(field: string): void {
    // A whole dump out of a google.protobuf.Any says what it is.
    if (field === '@type') return;
    this.sink.notice({
      pointer: child(ROOT, field),
      about: { key: 'unknown-field', section: '', field },
    });
  }

  private noticeUntyped(open: Open): void {
    if (open.reader !== undefined) return;
    const about = { key: 'unknown-section', type: open.type ?? '' } as const;
    this.sink.notice({ pointer: open.pointer, about });
    this.noticeBefore(open);
  }

  private noticeBefore({ before, pointer }: Open): void {
    for (const { key, value } of before) {
      if (value !== undefined) noticeValue(value, () => child(pointer, key), this.sink);
    }
  }

  /** Rows came before the type that says what they are. */
  private beforeType(open: Open): void {
    if (this.plan === undefined && open !== this.top) throw new NeedsPlan();
  }

  /** As `beforeType` for the root, whose members may be anything as long as it has no type. */
  private afterRows({ before }: Open): void {
    const late = before.some(({ value }) => value === undefined || isContainer(value));
    if (late && this.plan === undefined) throw new NeedsPlan();
  }

  private typeMember(open: Open, value: Value): void {
    const type = textOf(value);
    if (type === undefined || this.configs === 'object') return;
    if (open.reader === undefined) this.setType(open, type);
    else if (this.plan === undefined && open.type !== type) throw new NeedsPlan();
  }

  private setType(open: Open, type: string): void {
    open.type = type;
    if (open === this.top) {
      if (!isDumpType(type) || this.plan?.hasConfigs === true) return;
      this.afterRows(open);
      this.setReader(open, this.readers.alone(sectionType(type).section, open.pointer), type);
    } else this.setReader(open, this.readers.typed(type, open.pointer), type);
  }

  private setReader(open: Open, reader: EntryReader, type: string): void {
    open.type = type;
    open.reader = reader;
    if (open !== this.top) this.types.add(type);
    for (const { key, value } of open.before.splice(0)) {
      if (value === undefined) reader.openArray(key);
      else reader.member(key, value);
    }
  }
}

/** Long texts that wait for a type would be held for nothing. */
const small = (value: Value & { readonly kind: 'json' }): Value => ({
  ...value,
  value: sketch(value.value),
});

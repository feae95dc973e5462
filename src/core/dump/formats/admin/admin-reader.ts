import { child, type Pointer, ROOT } from '../../../base/pointer';
import type { ResourceSink } from '../../source';
import type { ContainerKind, Enters, Key, Value } from '../../stream/events';
import { NeedsPlan, type Plan } from '../../stream/plan';
import type { FormatReader, Stream } from '../format';
import { sketch } from '../sketch';
import { type EntryReader, isContainer, textOf } from './entry-reader';
import { EntryReaders } from './entry-readers';
import { noticeValue } from './read-section';
import { bareSection, isDumpType, sectionType } from './sections';

const CONFIGS = child(ROOT, 'configs');

/** An entry that is being read. */
interface Open {
  readonly pointer: Pointer;
  readonly start: number;
  /** Its type, as far as it is known; `reader` is there as soon as it is. */
  type: string | undefined;
  reader: EntryReader | undefined;
  /** What came before the type. */
  readonly before: { readonly key: string; readonly value: Value | undefined }[];
}

/** The root, `configs`, what is in it, and the arrays in these or in the root: it may be a section itself. */
const enters: Enters = (path, kind) => {
  const [first] = path;
  if (first === undefined) return true;
  if (first !== 'configs')
    return path.length === 1 && kind === 'array' && typeof first === 'string';
  return (
    path.length === 1 || (kind === (path.length === 2 ? 'object' : 'array') && path.length <= 3)
  );
};

/**
 * Turns the outer structure of an admin config dump into resources, in file order, in every form that
 * Envoy has had: sections in an array, rows of `?resource=`, sections in an object (before 1.8), one
 * section alone.
 */
class AdminReader implements FormatReader {
  private readonly sink: ResourceSink;
  private readonly plan: Plan | undefined;
  private readonly readers: EntryReaders;
  private top: Open | undefined;
  private entry: Open | undefined;
  /** The array of the entry that is being read. */
  private array: string | undefined;
  private configs: ContainerKind | undefined;
  private closedConfigs = false;
  private entries = 0;
  /** The root has something in it. */
  private holdsAny = false;

  constructor(sink: ResourceSink, plan: Plan | undefined) {
    this.sink = sink;
    this.plan = plan;
    this.readers = new EntryReaders(sink);
  }

  get place(): { readonly pointer: Pointer; readonly type: string | undefined } {
    const { pointer, type } = this.entry ?? this.top ?? { pointer: ROOT, type: undefined };
    return { pointer, type: type === undefined ? undefined : sectionType(type).section };
  }

  byteOrderMark(): void {
    this.sink.notice({ pointer: ROOT, about: { key: 'byte-order-mark' } });
  }

  /** A list is none of its forms; nothing of one is read. */
  open(key: Key | undefined, kind: ContainerKind, start: number): void {
    if (key === undefined) {
      if (kind === 'object') this.openEntry(undefined, start);
      return;
    }
    this.holdsAny = true;
    const name = String(key);
    if (this.inConfigs) this.openEntry(name, start);
    else if (this.entry === undefined && name === 'configs') this.openConfigs(kind);
    else {
      this.array = name;
      this.openArray(name);
    }
  }

  close(end: number): void {
    if (this.array !== undefined) this.array = undefined;
    else if (this.inConfigs) this.closedConfigs = true;
    else this.closeEntry(end);
  }

  value(key: Key | undefined, value: Value): void {
    if (key === undefined) return;
    this.holdsAny = true;
    if (this.array !== undefined) this.element(this.array, Number(key), value);
    else if (this.inConfigs) this.oddEntry(String(key), value);
    else this.member(String(key), value);
  }

  /** `configs` is open, and none of its entries. */
  private get inConfigs(): boolean {
    return this.configs !== undefined && !this.closedConfigs && this.entry === undefined;
  }

  private openConfigs(kind: ContainerKind): void {
    const { top } = this;
    // What has been read is beside `configs`, and no section.
    if (top?.reader !== undefined) throw new NeedsPlan();
    this.configs = kind;
    this.closedConfigs = false;
    if (top !== undefined) this.noticeBefore(top);
    for (const { key } of top?.before.splice(0) ?? []) this.besideConfigs(key);
  }

  private oddEntry(key: string, value: Value): void {
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

  private openEntry(key: string | undefined, start: number): void {
    const pointer = key === undefined ? ROOT : child(CONFIGS, key);
    const open: Open = {
      pointer,
      start,
      type: undefined,
      reader: undefined,
      before: [],
    };
    if (key === undefined) this.top = open;
    else {
      this.entry = open;
      this.entries += 1;
      if (this.configs === 'object') this.setReader(open, this.readers.keyed(key, pointer), key);
    }
    const planned = this.plan?.types.get(start);
    if (planned !== undefined && open.reader === undefined) this.setType(open, planned);
  }

  private closeEntry(end: number): void {
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

  private member(key: string, value: Value): void {
    const open = this.current();
    if (open === undefined) return;
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

  private openArray(key: string): void {
    const open = this.current();
    if (open === undefined) return;
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

  private element(key: string, index: number, value: Value): void {
    const open = this.current();
    if (open === undefined) return;
    if (open.reader !== undefined && !this.isBeside(open)) open.reader.element(key, index, value);
    else noticeValue(value, () => child(open.pointer, key, index), this.sink);
  }

  repeated(field: string): void {
    this.sink.notice({
      pointer: this.inConfigs ? CONFIGS : (this.current()?.pointer ?? ROOT),
      about: { key: 'duplicate-key', field },
    });
  }

  slip(at: number): void {
    this.sink.notice({ pointer: this.place.pointer, about: { key: 'comma', at } });
  }

  done(): readonly Pointer[] {
    if (!this.holdsAny || (this.configs === 'array' && this.entries === 0)) {
      this.sink.notice({ pointer: ROOT, about: { key: 'empty-dump' } });
    }
    return [ROOT];
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
    for (const { key, value } of open.before.splice(0)) {
      if (value === undefined) reader.openArray(key);
      else reader.member(key, value);
    }
  }
}

/** Reads what Envoy's admin interface prints, in every form. */
export const ADMIN: Stream = {
  enters,
  reader: (sink, plan) => new AdminReader(sink, plan),
};

/** Long texts that wait for a type would be held for nothing. */
const small = (value: Value & { readonly kind: 'json' }): Value => ({
  ...value,
  value: sketch(value.value),
});

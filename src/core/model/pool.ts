import { isArray, type JsonObject, type JsonValue } from '../base/json';
import type { ListenerFilter } from './listener-filter';
import { sameShape, shapeOf } from './shape';
import type { Endpoint, FilterChainMatch, Origin, SdsSource } from './types';

/** What endpoints of a dump mostly share. */
export type EndpointTraits = Omit<Endpoint, 'address' | 'pointer'>;

/** How many of the latest values are held against a new one. */
const MAX_KEPT = 16;
/** Texts that a dump repeats are few; one with more has names where others have words. */
const MAX_TEXTS = 200_000;
/** What nests deeper is nowhere twice. */
const DEEPEST = 16;

/**
 * Makes one of what a dump repeats: ten thousand clusters have the same ALPN list, shape and
 * metadata, each parsed anew. Lives as long as the reading of one dump. What it gives is equal to
 * what it was asked for, the order of keys included.
 */
export class Pool {
  /** Filters whose metadata is kept: those that matchers of clusters ask for. */
  readonly metadataFilters = new Set<string>();
  /** The sockets of the body that is being read, as in the file. */
  readonly drawn = new Set<JsonObject>();
  private readonly known = new Map<string, string>();
  private readonly lists = new Map<string, readonly string[]>();
  private readonly filters = new Map<string, readonly ListenerFilter[]>();
  private readonly structs: JsonObject[] = [];
  private readonly origins: Origin[] = [];
  private readonly sources: SdsSource[] = [];
  private readonly matches: FilterChainMatch[] = [];
  private readonly kinds: EndpointTraits[] = [];
  private readonly shapes: { readonly socket: JsonObject; readonly shape: string }[] = [];

  text(text: string): string {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    if (this.known.size < MAX_TEXTS) this.known.set(text, text);
    return text;
  }

  /** For short lists of words (ALPN, cipher suites). */
  texts(texts: readonly string[]): readonly string[] {
    if (texts.length === 0) return NO_TEXTS;
    const key = JSON.stringify(texts);
    const known = this.lists.get(key);
    if (known !== undefined) return known;
    if (this.lists.size < MAX_TEXTS) this.lists.set(key, texts);
    return texts;
  }

  listenerFilters(filters: readonly ListenerFilter[]): readonly ListenerFilter[] {
    const key = JSON.stringify(filters);
    const known = this.filters.get(key);
    if (known !== undefined) return known;
    if (this.filters.size < MAX_TEXTS) this.filters.set(key, filters);
    return filters;
  }

  /** For a Struct: match criteria, metadata. */
  struct(struct: JsonObject): JsonObject {
    return (
      reuse(this.structs, (known) => same(known, struct, DEEPEST)) ?? keep(this.structs, struct)
    );
  }

  /** Envoy accepts many resources in one update, which then share version and time. */
  origin(origin: Origin): Origin {
    if (origin.rejected !== undefined) return origin;
    const known = reuse(
      this.origins,
      (one) =>
        one.lastUpdated === origin.lastUpdated &&
        one.versionInfo === origin.versionInfo &&
        one.state === origin.state &&
        one.rejected === undefined,
    );
    return known ?? keep(this.origins, origin);
  }

  source(source: SdsSource): SdsSource {
    return reuse(this.sources, (known) => sameSource(known, source)) ?? keep(this.sources, source);
  }

  chainMatch(match: FilterChainMatch): FilterChainMatch {
    return reuse(this.matches, (known) => sameMatch(known, match)) ?? keep(this.matches, match);
  }

  /** `traits` with metadata out of `struct`. */
  traits(traits: EndpointTraits): EndpointTraits {
    const known = reuse(
      this.kinds,
      (one) =>
        one.metadata === traits.metadata &&
        one.localityMetadata === traits.localityMetadata &&
        one.filterMetadata === traits.filterMetadata &&
        one.localityFilterMetadata === traits.localityFilterMetadata &&
        one.health === traits.health &&
        one.weight === traits.weight &&
        one.priority === traits.priority &&
        one.hostname === traits.hostname,
    );
    return known ?? keep(this.kinds, traits);
  }

  shapeOf(socket: JsonObject): string {
    const known = reuse(this.shapes, (one) => sameShape(one.socket, socket));
    return (known ?? keep(this.shapes, { socket, shape: this.text(shapeOf(socket)) })).shape;
  }
}

const NO_TEXTS: readonly string[] = [];

/** The latest value that fits; it then counts as the latest used. */
function reuse<T>(values: T[], fits: (value: T) => boolean): T | undefined {
  const at = values.findIndex(fits);
  const found = values[at];
  if (found !== undefined && at > 0) {
    values.splice(at, 1);
    values.unshift(found);
  }
  return found;
}

function keep<T>(values: T[], value: T): T {
  if (values.length === MAX_KEPT) values.pop();
  values.unshift(value);
  return value;
}

const sameList = (a: readonly (string | number)[], b: readonly (string | number)[]): boolean =>
  a === b || (a.length === b.length && a.every((element, i) => element === b[i]));

const sameMatch = (a: FilterChainMatch, b: FilterChainMatch): boolean =>
  a.destinationPort === b.destinationPort &&
  a.sourceType === b.sourceType &&
  a.transportProtocol === b.transportProtocol &&
  a.addressSuffix === b.addressSuffix &&
  a.suffixLength === b.suffixLength &&
  sameList(a.applicationProtocols, b.applicationProtocols) &&
  sameList(a.serverNames, b.serverNames) &&
  sameList(a.prefixRanges, b.prefixRanges) &&
  sameList(a.directSourcePrefixRanges, b.directSourcePrefixRanges) &&
  sameList(a.sourcePrefixRanges, b.sourcePrefixRanges) &&
  sameList(a.sourcePorts, b.sourcePorts);

function sameSource(a: SdsSource, b: SdsSource): boolean {
  switch (a.kind) {
    case 'cluster':
      return b.kind === 'cluster' && a.cluster === b.cluster;
    case 'google-grpc':
      return b.kind === 'google-grpc' && a.target === b.target;
    case 'file':
      return b.kind === 'file' && a.path === b.path;
    case 'ads':
    case 'static':
    case 'other':
      return a.kind === b.kind;
  }
}

function same(a: JsonValue, b: JsonValue, depth: number): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth === 0) {
    return false;
  }
  if (isArray(a)) {
    return (
      isArray(b) && a.length === b.length && a.every((v, i) => same(v, b[i] ?? null, depth - 1))
    );
  }
  if (isArray(b)) return false;
  const keys = Object.keys(a);
  const others = Object.keys(b);
  return (
    keys.length === others.length &&
    keys.every((key, i) => key === others[i] && same(a[key] ?? null, b[key] ?? null, depth - 1))
  );
}

import { Addresses, isOddlySpelled } from './addresses';
import { folded, type NameHint, Pseudonyms } from './pseudonyms';
import { PROXY_TYPES } from './vocabulary/istio';
import { SCHEMES } from './vocabulary/standards';

/**
 * Pieces of a text that are looked at as a whole: a moment; an IPv4 address, alone, with the length
 * of its prefix at the text's end, or with `_PORT` as listeners' names have it; an IPv6 address; a
 * scheme; then runs of what names are made of. All else parts names, and stays.
 */
const PIECES =
  /(?<moment>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z)|(?<![\w.-])(?<v4>\d{1,3}(?:\.\d{1,3}){3})(?:\/(?<length4>\d{1,2})(?![\s\S])|(?<port>_\d{1,5}))?(?![\w-]|\.\w)|(?<![\w:.])(?<v6>(?=[\da-fA-F]{0,4}:[\da-fA-F]{0,4}:)[\da-fA-F:]{2,39}(?:(?<=:)\d{1,3}(?:\.\d{1,3}){3})?)(?:\/(?<length6>\d{1,3})(?![\s\S])|(?<port6>_\d{1,5}))?(?![\w:.])|(?<scheme>[A-Za-z][A-Za-z\d+-]*)(?=:\/\/)|(?<run>[^\s,;:/|~@*()[\]{}<>"'%?&=+!#$^`\\]+)/gu;

/** Direction in the names of Istio's clusters (model/service.go BuildSubsetKey). */
const DIRECTION = /^(in|out)bound(-vip)?$/;
const PORT = /^\d{1,5}$/;
const isPort = (text: string): boolean => PORT.test(text) && Number(text) <= 65_535;

/** Texts that are remembered. */
const LONGEST_KNOWN = 200;
const MAX_KNOWN = 50_000;

/**
 * Replaces names inside texts by pseudonyms, the same name by the same pseudonym everywhere.
 * Separators stay, and with them the structure of cluster names, hosts, SNI, SPIFFE ids and
 * addresses. Also kept: ports, directions, schemes, `ns` and `sa` of a SPIFFE id, and the default
 * domain of Kubernetes, each only in its position.
 */
export class Names {
  readonly addresses = new Addresses();
  readonly pseudonyms = new Pseudonyms();
  /** What became of texts: a dump repeats most of them. */
  private readonly known = new Map<string, string>();

  /** A name, host, SNI, URI or address. `hint`: what a name without any structure is. */
  text(text: string, hint: NameHint = 'name'): string {
    if (text === '' || text === '*') return text;
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const mapped = this.mapped(text, hint);
    if (text.length <= LONGEST_KNOWN && this.known.size < MAX_KNOWN) this.known.set(text, mapped);
    return mapped;
  }

  private mapped(text: string, hint: NameHint): string {
    if (/^[a-z]+~[^~]*~[^~]*~[^~]*$/.test(text)) return this.node(text);
    if (/^spiffe:\/\//i.test(text)) return this.spiffe(text);
    return text.replace(PIECES, (all: string, ...rest: unknown[]) => {
      const groups = rest.at(-1);
      const at = rest.at(-3);
      return typeof at === 'number' && isGroups(groups)
        ? this.piece(all, groups, at, text, hint)
        : '';
    });
  }

  /**
   * A text that is compared letter by letter with addresses as Envoy prints them: one in another
   * spelling fits none of them, and must not begin to.
   */
  compared(text: string): string {
    return isOddlySpelled(text) ? this.pseudonyms.name(text, 'name') : this.text(text);
  }

  /** An address of a range; its length is a sibling field. */
  range(address: string, length: number): string {
    return this.addresses.map(address, Math.min(length, 128)) ?? this.text(address);
  }

  /** A number in metadata, or a text that is one: ports stay. */
  number(text: string): string {
    return isPort(text) ? text : String(this.pseudonyms.number(text));
  }

  private piece(
    all: string,
    groups: Readonly<Record<string, string | undefined>>,
    at: number,
    text: string,
    hint: NameHint,
  ): string {
    if (groups.moment !== undefined) return all;
    const address = groups.v4 ?? groups.v6;
    if (address !== undefined) {
      const length = groups.length4 ?? groups.length6;
      const mapped = this.addresses.map(address, length === undefined ? undefined : Number(length));
      if (mapped === undefined) return all.replace(/[^:/.]+/g, (part) => this.label(part, hint));
      const behind = length === undefined ? (groups.port ?? groups.port6 ?? '') : `/${length}`;
      return mapped + behind;
    }
    if (groups.scheme !== undefined) {
      return SCHEMES.has(folded(all)) ? all : this.pseudonyms.name(all, hint);
    }
    return this.atom(all, text, at, hint);
  }

  private atom(run: string, text: string, at: number, hint: NameHint): string {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + run.length);
    if (at === 0 && after === '|' && DIRECTION.test(run)) return run;
    if (
      isPort(run) &&
      (before === '|' || (before === ':' && /[\w\]*]/.test(text.charAt(at - 2))))
    ) {
      return run;
    }
    if (run.includes('.')) return this.host(run);
    // `_`, which is in each of Istio's SNI forms, is no name.
    return /^_+$/.test(run) ? run : this.label(run, hint);
  }

  /** Labels from the left; the default domain of Kubernetes stays. */
  private host(run: string): string {
    const labels = run.split('.');
    return labels
      .map((label, i) => {
        if (label === '' || isDomain(labels, i)) return label;
        return this.label(label, labels[i + 1] === 'svc' && i > 0 ? 'ns' : 'host');
      })
      .join('.');
  }

  /**
   * One label; Istio's SNI form has `_` after direction, port and subset
   * (`outbound_.80_.v1_.host`).
   */
  private label(label: string, hint: NameHint): string {
    if (!label.endsWith('_')) return this.pseudonyms.name(label, hint);
    const name = label.slice(0, -1);
    if (name === '' || isPort(name) || DIRECTION.test(folded(name))) return label;
    return `${this.pseudonyms.name(name, 'name')}_`;
  }

  /** `spiffe://DOMAIN/ns/NAMESPACE/sa/ACCOUNT`, or as much of it as there is; other ids step by step. */
  private spiffe(text: string): string {
    const [, scheme = '', rest = ''] = /^(.*?:\/\/)(.*)$/s.exec(text) ?? [];
    const steps = rest.split('/');
    const [domain = '', first = ''] = steps;
    const isIstio = folded(first) === 'ns';
    const mapped = steps.slice(1).map((step, i) => {
      const word = folded(step);
      const isFixed = (i === 0 && word === 'ns') || (i === 2 && word === 'sa' && isIstio);
      if (isFixed || step === '') return step;
      return this.text(step, !isIstio ? 'name' : i === 1 ? 'ns' : 'sa');
    });
    return scheme + [this.text(domain, 'host'), ...mapped].join('/');
  }

  /** Istio's node id: `TYPE~ADDRESS~POD.NAMESPACE~DOMAIN` (pkg/model/proxy.go). */
  private node(text: string): string {
    const [type = '', ...rest] = text.split('~');
    const kept = PROXY_TYPES.has(type) ? type : this.pseudonyms.name(type, 'name');
    const [address = '', pod = '', domain = ''] = rest;
    const dot = pod.lastIndexOf('.') + 1;
    const named =
      dot === 0 ? this.text(pod) : this.text(pod.slice(0, dot)) + this.text(pod.slice(dot), 'ns');
    return [kept, this.text(address), named, this.text(domain)].join('~');
  }
}

/** `svc` in a host, and `cluster.local` or `local` at its end: what they are does not hang on what is left of them. */
function isDomain(labels: readonly string[], at: number): boolean {
  const label = folded(labels[at] ?? '');
  if (label === 'svc') return true;
  const end = labels.at(-1) === '' ? labels.length - 1 : labels.length;
  if (label === 'local') return at === end - 1;
  return label === 'cluster' && at === end - 2 && folded(labels[at + 1] ?? '') === 'local';
}

const isGroups = (value: unknown): value is Readonly<Record<string, string | undefined>> =>
  typeof value === 'object' && value !== null;

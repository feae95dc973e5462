import type { Pointer } from '../../base/pointer';
import type { Matcher, MatchInput, OnMatch } from '../../model/matcher';
import { inputsAt, onMatchesOf, placesOf } from '../../model/matcher-inputs';
import { parseRange } from '../ip-ranges';
import type { MatcherFault, MissingPart } from './fault';
import { predicateRefusals } from './refusals-predicate';

/** Why Envoy does not load a matcher; `at`: the matcher's place in the file. */
export type MatcherRefusal = { readonly at: Pointer } & MatcherFault;

/** The owner of a matcher, which decides the inputs that it may use. */
export type MatcherOwner = 'listener' | 'cluster';

/**
 * Why Envoy would refuse a matcher (source/common/matcher/matcher.h, the custom matchers in
 * source/extensions/common/matcher/, and the constraints in xds/type/matcher/v3); empty: it would not,
 * as far as its parts are known.
 */
export const matcherRefusals = (matcher: Matcher, owner: MatcherOwner): readonly MatcherRefusal[] =>
  placesOf(matcher).flatMap((place) =>
    faultsAt(place, owner).map((fault) => ({ ...fault, at: place.pointer })),
  );

function faultsAt(place: Matcher, owner: MatcherOwner): readonly MatcherFault[] {
  const { otherwise } = place;
  const leads = otherwise === undefined ? onMatchesOf(place) : [...onMatchesOf(place), otherwise];
  return [
    ...inputsAt(place).flatMap((input) => inputFaults(input, owner)),
    ...leads.flatMap((lead) => onMatchFaults(lead, owner)),
    ...contentFaults(place, owner),
  ];
}

function contentFaults(place: Matcher, owner: MatcherOwner): readonly MatcherFault[] {
  switch (place.kind) {
    case 'none':
      return [];
    case 'unknown':
      return place.type === '' ? [missing('tree')] : [];
    case 'list':
      return place.entries.length === 0
        ? [missing('entries')]
        : place.entries.flatMap(({ predicate }) => predicateRefusals(predicate));
    case 'exact':
    case 'prefix':
      return place.entries.length === 0 ? [missing('entries')] : [];
    case 'ranges':
    case 'domains':
      // Envoy registers none of them for clusters.
      if (owner === 'cluster') return [{ kind: 'foreign', type: place.kind }];
      return place.kind === 'ranges' ? rangeFaults(place) : domainFaults(place);
  }
}

const missing = (what: MissingPart): MatcherFault => ({ kind: 'missing', what });
const NO_KEYS: readonly MatcherFault[] = [missing('keys')];

const rangeFaults = ({ entries }: Extract<Matcher, { kind: 'ranges' }>): readonly MatcherFault[] =>
  entries.flatMap(({ ranges }) =>
    ranges.length === 0
      ? NO_KEYS
      : ranges
          .filter((range) => parseRange(range) === undefined)
          .map((range) => ({ kind: 'bad-range', range })),
  );

/**
 * An action that belongs to another owner or to no known extension; unknown ones may be registered.
 */
function onMatchFaults(onMatch: OnMatch, owner: MatcherOwner): readonly MatcherFault[] {
  switch (onMatch.kind) {
    case 'matcher':
      return [];
    case 'action':
      return onMatch.of === ACTIONS[owner] ? [] : [{ kind: 'foreign', type: onMatch.of }];
    case 'unknown': {
      if (onMatch.type === '') return [missing('on-match')];
      const foreign = onMatch.type.startsWith('google.protobuf.');
      return foreign ? [{ kind: 'foreign', type: onMatch.type }] : [];
    }
  }
}

const ACTIONS = { listener: 'filter-chain', cluster: 'transport-socket' } as const;

function inputFaults(input: MatchInput, owner: MatcherOwner): readonly MatcherFault[] {
  const type = input.kind === 'unknown' ? input.type : input.kind;
  // Validation comes before anybody looks for who implements it.
  if (input.lacks !== undefined) return [missing(input.lacks)];
  return isForeign(input, owner) ? [{ kind: 'foreign', type }] : [];
}

function isForeign(input: MatchInput, owner: MatcherOwner): boolean {
  switch (input.kind) {
    case 'unknown':
      // Requests are not there yet when a listener or a cluster is asked.
      return /[.]Http\w*Input$/.test(input.type);
    case 'endpoint_metadata':
    case 'locality_metadata':
      return owner === 'listener';
    default:
      return owner === 'cluster';
  }
}

/** source/extensions/common/matcher/domain_matcher.h, validateConfiguration. */
function domainFaults({ entries }: Extract<Matcher, { kind: 'domains' }>): readonly MatcherFault[] {
  const seen = new Set<string>();
  return entries.flatMap(({ domains }) => {
    if (domains.length === 0) return NO_KEYS;
    return domains.flatMap((domain): readonly MatcherFault[] => {
      if (seen.has(domain)) return [{ kind: 'repeated-domain', domain }];
      seen.add(domain);
      return isDomain(domain) ? [] : [{ kind: 'bad-domain', domain }];
    });
  });
}

/** `*`, `*.example.com`, or a name without a star. */
const isDomain = (domain: string): boolean => domain === '*' || /^([*][.])?[^*]+$/.test(domain);

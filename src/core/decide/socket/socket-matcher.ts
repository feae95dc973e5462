import type { Matcher } from '../../model/matcher';
import type { Model } from '../../model/types';
import type { EndpointMetadata } from '../matcher-tree/endpoint';
import type { MatcherVerdict } from '../matcher-tree/matcher-tree';

/** Runs a `transport_socket_matcher` for an endpoint. */
export type SocketMatcher = (matcher: Matcher, endpoint: EndpointMetadata) => MatcherVerdict;

let engine: SocketMatcher | undefined;

/**
 * Called by `socket-matcher-engine.ts`. That has regexes and address ranges with it, which make it as large
 * as all else that reads a dump; few files need it, so whoever opens one asks `needsSocketMatcher` first.
 */
export function setSocketMatcher(run: SocketMatcher): void {
  engine = run;
}

/** Undefined without the engine. */
export const runSocketMatcher = (
  matcher: Matcher,
  endpoint: EndpointMetadata,
): MatcherVerdict | undefined => engine?.(matcher, endpoint);

export const needsSocketMatcher = ({ clusters }: Pick<Model, 'clusters'>): boolean =>
  clusters.some(({ matcher }) => matcher !== undefined);

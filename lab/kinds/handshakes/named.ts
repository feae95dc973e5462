import type { Handshake } from './case';
import type { Cast } from './certificates';
import { askingInto } from './named/asking';
import { askChains } from './named/chains';
import { askDemand } from './named/demand';
import { askMerging } from './named/merging';
import { askNames } from './named/names';
import { askParameters } from './named/parameters';
import { askPins } from './named/pins';
import { askRefusals } from './named/refusals';
import { askRevocation } from './named/revocation';
import { askSpiffe } from './named/spiffe';

/** Cases that each show one rule; `H33-…` and the like is a case's id, which tests refer to. */
export function namedHandshakes(cast: Cast): readonly Handshake[] {
  const cases: Handshake[] = [];
  const asking = askingInto(cases, cast);
  askNames(asking);
  askDemand(asking);
  askChains(asking);
  askRevocation(asking);
  askRefusals(asking);
  askMerging(asking);
  askParameters(asking);
  askPins(asking);
  askSpiffe(asking);
  return cases;
}

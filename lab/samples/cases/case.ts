import type { JsonObject } from '../../../src/core/base/json';
import type { Lab } from '../../envoy/with-lab';
import type { MeshAuthority } from '../identities';

/** A sample: its name in links and files, and how its dump comes to be. */
export interface Case {
  readonly name: string;
  readonly record: (lab: Lab, mesh: MeshAuthority) => Promise<JsonObject>;
}

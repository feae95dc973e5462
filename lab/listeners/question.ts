import type { JsonObject } from '../../src/core/base/json';
import type { Connection } from '../connections/connection';

/** A listener and the connections that it is asked about. */
export interface ListenerQuestion {
  readonly id: string;
  /** Its address is the one that is recorded; Envoy gets a free port of the same IP. */
  readonly listener: JsonObject;
  readonly connections: readonly Connection[];
  /**
   * Whether Envoy may choose by chance. Such a listener is asked in many copies: Envoy draws when
   * it builds the listener, not when a connection comes.
   */
  readonly chance: boolean;
}

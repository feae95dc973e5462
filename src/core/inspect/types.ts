import type { Pointer } from '../base/pointer';
import type { SocketProtection } from '../decide/tls/protection';
import type { Presence } from '../graph/types';
import type { NodeId } from '../ids/ids';
import type { NodeKind, State } from '../ids/kinds';
import type { FactLabel, FactValue } from './facts';
import type { Message } from './messages';

/** One piece of the file that a node represents, with the jq command that prints the same value. */
export interface JsonPlace {
  readonly role:
    | 'self'
    | 'tls-context'
    | 'transport-socket'
    | 'match'
    | 'endpoints'
    | 'reference'
    | 'owner'
    | 'metadata';
  readonly pointer: Pointer;
  /** The whole shell command, for a file called NAME. */
  readonly jq: string;
}

/** A row of the inspector: a label that has a meaning one hover away, and its values. */
export interface Fact {
  readonly label: FactLabel;
  readonly values: readonly FactValue[];
}

/** What the inspector says of a node: keys and values, put into words by texts. */
export interface Details {
  readonly id: NodeId;
  readonly kind: NodeKind;
  readonly name: string;
  readonly state: State;
  readonly presence: Presence;
  readonly protection: SocketProtection | undefined;
  /** From the file's top to the node, itself left out. */
  readonly path: readonly NodeId[];
  /** Sentences first: the very first is the headline. `warning` ones say what is not verified. */
  readonly messages: readonly {
    readonly tone: 'plain' | 'good' | 'warning' | 'bad';
    readonly message: Message;
  }[];
  readonly facts: readonly Fact[];
  /** The TLS context first, if there is one. Never empty for a node that is in the file. */
  readonly json: readonly JsonPlace[];
  /** Neighbours: what it leads to and what leads to it (all of them: 214 users are 214 ids). */
  readonly leadsTo: readonly NodeId[];
  readonly usedBy: readonly NodeId[];
}

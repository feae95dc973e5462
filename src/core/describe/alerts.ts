import type { NodeId } from '../ids/ids';

/** What an operator must see first: updates that Envoy rejected, and what is still warming. */
export type Alert =
  | {
      readonly kind: 'rejected';
      readonly id: NodeId;
      readonly name: string;
      readonly details: string;
      readonly inForce: boolean;
      readonly at: string | undefined;
    }
  | {
      readonly kind: 'warming';
      readonly id: NodeId;
      readonly name: string;
      readonly resource: 'listener' | 'cluster' | 'secret';
    };

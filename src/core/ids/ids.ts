import type { State } from './kinds';

declare const idBrand: unique symbol;
/**
 * A stable id made from names, never from content, index or counter, so that links outlive a new
 * dump.
 */
export type NodeId = string & { readonly [idBrand]: true };

/** `~` is kept for the `~2` of a second equal id, so a name's own is encoded too. */
export const encodeName = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replaceAll('~', '%7E');

/** Most ids differ from their owner's by one of a few steps, which are then one text for all. */
const MAX_STEPS = 1_000;
const LONGEST_STEP = 100;
const steps = new Map<string, string>();

/** The id of what belongs to an owner. One concatenation, so that the owner's text is not copied. */
function below(owner: NodeId, name: string): NodeId {
  let step = steps.get(name);
  if (step === undefined) {
    step = `/${encodeName(name)}`;
    if (steps.size < MAX_STEPS && step.length <= LONGEST_STEP) steps.set(name, step);
  }
  return (owner + step) as NodeId;
}

/** An unknown state has no suffix, so that ids equal those of a dump that has the state. */
const suffix = (state: State): string =>
  state === 'active' || state === 'unknown' ? '' : `@${state}`;

export const listenerId = (name: string, state: State): NodeId =>
  `listener/${encodeName(name)}${suffix(state)}` as NodeId;

export const clusterId = (name: string, state: State): NodeId =>
  `cluster/${encodeName(name)}${suffix(state)}` as NodeId;

/** `match` is the canonical form of the filter chain match, or `default` for the default chain. */
export const chainId = (listener: NodeId, name: string, match: string): NodeId =>
  below(below(listener, name), match);

export const socketId = (owner: NodeId): NodeId => below(owner, 'socket');

/** The socket inside a wrapper: the wrapper's id and the field that holds it. */
export const nestedSocketId = (wrapper: NodeId, field: string): NodeId => below(wrapper, field);

export const socketMatchId = (cluster: NodeId, name: string): NodeId => below(cluster, name);

/** Endpoints of one cluster that take the same entry: `match` names it, or is a fixed word. */
export const endpointGroupId = (cluster: NodeId, entry: string): NodeId =>
  below(below(cluster, 'endpoints'), entry);

export const secretId = (name: string, source: string | undefined, state: State): NodeId =>
  `secret/${encodeName(name)}${source === undefined ? '' : `@${encodeName(source)}`}${suffix(state)}` as NodeId;

export const sdsSourceId = (source: string): NodeId => `sds-source/${encodeName(source)}` as NodeId;
export const addressId = (address: string): NodeId => `address/${encodeName(address)}` as NodeId;
export const agentId = (address: string): NodeId => `agent/${encodeName(address)}` as NodeId;
export const caId = (name: string): NodeId => `ca/${encodeName(name)}` as NodeId;

/** The box of a stack; named after its first member in file order. */
export const stackId = (first: NodeId): NodeId => `stack/${first}` as NodeId;

/** The box of all nodes that lead to a hub. */
export const usersId = (hub: NodeId): NodeId => `users/${hub}` as NodeId;

/** What a box made by `usersId` or `stackId` is named after; undefined for a node's own id. */
export function boxOf(
  id: NodeId,
): { readonly type: 'stack' | 'users'; readonly of: NodeId } | undefined {
  const found = /^(stack|users)\/(.+)$/s.exec(id);
  if (found === null) return undefined;
  return { type: found[1] === 'users' ? 'users' : 'stack', of: (found[2] ?? '') as NodeId };
}

const LONGEST = 4096;
/** Takes an id from outside (a link). Whether there is such a node, only a graph can say. */
export function parseNodeId(text: string): NodeId | undefined {
  return text.length <= LONGEST && /^[a-z-]+\/.+$/.test(text) ? (text as NodeId) : undefined;
}

/** The id of the second thing with an id that is taken (`~2`), of the third (`~3`), and so on. */
export const repeatedId = (id: NodeId, count: number): NodeId => `${id}~${count}` as NodeId;

const MAX_ALIKE = 100;
/**
 * The id that `repeatedId` was given, and the count; a first one has the count 1. Beyond a hundred
 * the base is not returned.
 */
export function countOf(id: NodeId): { readonly base: NodeId; readonly count: number } {
  const found = /^(.+)~(\d{1,3})$/s.exec(id);
  const count = Number(found?.[2] ?? 1);
  return count < 2 || count > MAX_ALIKE
    ? { base: id, count: 1 }
    : { base: (found?.[1] ?? '') as NodeId, count };
}

import type { Connected } from '../../graph/subjects';
import type { NodeId } from '../../ids/ids';
import type { Cluster, FilterChain, Listener, Secret, SocketMatch } from '../../model/types';
import type { Few, NodeRef } from './types';

type Resource = Listener | FilterChain | Cluster | SocketMatch | Secret;

const made = new WeakMap<Connected, ReadonlyMap<Resource, NodeId>>();

/** The nodes of resources, gone through once a graph. */
function nodesOf(connected: Connected): ReadonlyMap<Resource, NodeId> {
  const known = made.get(connected);
  if (known !== undefined) return known;
  const nodes = new Map<Resource, NodeId>();
  for (const [id, subject] of connected.subjects) {
    switch (subject.kind) {
      case 'listener':
        nodes.set(subject.listener, id);
        break;
      case 'filter-chain':
        nodes.set(subject.chain, id);
        break;
      case 'cluster':
        nodes.set(subject.cluster, id);
        break;
      case 'sds-source':
        if (subject.cluster !== undefined) nodes.set(subject.cluster, id);
        break;
      case 'socket-match':
        nodes.set(subject.match, id);
        break;
      case 'secret':
        if (subject.secret !== undefined) nodes.set(subject.secret, id);
        break;
      case 'transport-socket':
      case 'endpoint-group':
      case 'loose-endpoints':
      case 'address':
      case 'agent':
      case 'ca':
    }
  }
  made.set(connected, nodes);
  return nodes;
}

export const refTo = (connected: Connected, resource: Resource): NodeRef => ({
  id: nodesOf(connected).get(resource),
  name: resource.name,
});

/** The first of a list, each as `show` tells it. */
export const few = <T, U>(all: readonly T[], most: number, show: (one: T) => U): Few<U> => ({
  items: all.slice(0, most).map(show),
  total: all.length,
});

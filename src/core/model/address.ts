import { hostPort } from '../base/host-port';
import type { Address, ProxyHeader } from './types';

/** An address in one line, IPv6 in brackets; empty where there is none. */
export function addressText(address: Address | undefined): string {
  switch (address?.kind) {
    case 'pipe':
      return address.path;
    case 'internal':
      return address.endpointId === undefined
        ? address.listener
        : `${address.listener} → ${address.endpointId}`;
    case 'socket':
      return hostPort(address);
    case undefined:
      return '';
  }
}

/** The proxy's own address, as Istio's node id has it: `sidecar~10.0.0.1~name~domain` (pkg/model/proxy.go). */
export const nodeAddress = ({ nodeId = '' }: Pick<ProxyHeader, 'nodeId'>): string | undefined =>
  /^[^~]*~([\da-f:.]+)(?:~|$)/i.exec(nodeId)?.[1];

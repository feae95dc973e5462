import { isObject } from '../../base/json';
import type { Format } from './format';
import { field, has, objects, refused, refusedArray } from './refused';

/**
 * ztunnel's own config dump (it is no Envoy): `workloads` and `services` are maps or arrays, in 2023
 * `by_addr`, `by_uid` and `by_vip`.
 */
const dump = refused(
  'ztunnel',
  (document) =>
    isObject(document) &&
    ((has(document, 'workloads') &&
      has(document, 'services', 'policies', 'workload_state', 'certificates')) ||
      (has(document, 'by_addr') && has(document, 'by_uid', 'by_vip')) ||
      objects(document, 'certificates').some((certificate) => has(certificate, 'identity'))),
);

/** `istioctl ztunnel-config workload|service|certificate -o json`: one of its lists alone. */
const lists = refusedArray(
  'ztunnel',
  (element) =>
    has(element, 'workload_ips') ||
    (has(element, 'identity') && has(element, 'cert_chain')) ||
    (has(element, 'vips') && field(element, 'hostname') !== undefined),
);

export const ZTUNNEL: readonly Format[] = [dump, lists];

import { isObject } from '../../base/json';
import type { Format } from './format';
import { field, has, refusedObject } from './refused';

/** `istioctl proxy-config bootstrap -o json`: the bootstrap section without its `@type`. */
const istioctlBootstrap = refusedObject(
  'istioctl-bootstrap',
  (document) => isObject(document.bootstrap) && !has(document, 'configs', '@type'),
);

/**
 * The configuration that Envoy is started with (config.bootstrap.v3.Bootstrap), not the one it
 * runs.
 */
const bootstrap = refusedObject(
  'bootstrap',
  (document) =>
    isObject(field(document, 'static_resources')) ||
    (isObject(field(document, 'dynamic_resources')) &&
      has(document, 'node', 'admin', 'layered_runtime')),
);

export const BOOTSTRAPS: readonly Format[] = [istioctlBootstrap, bootstrap];

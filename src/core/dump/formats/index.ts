import { ADMIN_FORMATS } from './admin/admin-config-dump';
import { BOOTSTRAPS } from './bootstrap';
import { CSDS } from './csds';
import { EGCTL } from './egctl';
import { ENVOY_ADMIN_PAGES } from './envoy-admin-pages';
import type { Format } from './format';
import { ISTIOCTL_ARRAYS } from './istioctl-arrays';
import { ISTIOD_DEBUG } from './istiod-debug';
import { KUBERNETES } from './kubernetes';
import { XDS } from './xds';
import { ZTUNNEL } from './ztunnel';

/**
 * Every kind of JSON that we know, in the order in which they are asked; the first that recognises a
 * document has it. What opens comes first, so that no refusal can ever take a dump away.
 * To add a kind: a file here, a line here, and for a refused one its sentence in texts.
 */
export const FORMATS: readonly Format[] = [
  ...ADMIN_FORMATS,
  KUBERNETES,
  ...ISTIOD_DEBUG,
  ...ENVOY_ADMIN_PAGES,
  ...ZTUNNEL,
  CSDS,
  ...BOOTSTRAPS,
  EGCTL,
  ...XDS,
  ...ISTIOCTL_ARRAYS,
];

import type { Format } from './format';
import { refusedObject, text } from './refused';

/** `kubectl get … -o json`: a Kubernetes object, or a List of them. */
export const KUBERNETES: Format = refusedObject(
  'kubernetes-json',
  (document) => text(document, 'apiVersion') !== '' && text(document, 'kind') !== '',
);

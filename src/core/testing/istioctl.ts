import { isObject, type JsonObject, type JsonValue } from '../base/json';
import { readText } from '../dump/read';
import type { SourceResource } from '../dump/source';
import { camelCased } from './dump-builder';

export interface IstioctlList {
  readonly kind: 'listener' | 'cluster';
  /** What `istioctl proxy-config KIND -o json` prints. */
  readonly text: string;
  /** What of the dump it prints, in that order. */
  readonly resources: readonly SourceResource[];
}

/**
 * The lists that istioctl makes of a dump (istio/istio, istioctl/pkg/writer/envoy/configdump):
 * listeners from `active_state`, then static ones; active and static clusters, sorted. In
 * camelCase, indented by 4, without `@type` on the elements; an empty list is an error there and
 * none here.
 */
export function istioctlLists(dump: string): readonly IstioctlList[] {
  const resources: SourceResource[] = [];
  readText(dump, {
    resource: (resource) => resources.push(resource),
    section: () => undefined,
    notice: () => undefined,
  });
  return (['listener', 'cluster'] as const).flatMap((kind) => {
    const of = (state: string): readonly SourceResource[] =>
      resources.filter((one) => one.kind === kind && one.state === state);
    const all = [...of('active'), ...of('static')];
    const printed = kind === 'listener' ? all : all.toSorted(byName);
    const elements = printed.map(({ value }) => elementOf(value));
    const text = `${JSON.stringify(elements, undefined, 4)}\n`;
    return elements.length === 0 ? [] : [{ kind, text, resources: printed }];
  });
}

const nameOf = ({ value: { name } }: SourceResource): string =>
  typeof name === 'string' ? name : '';
const byName = (a: SourceResource, b: SourceResource): number =>
  nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0;

function elementOf(body: JsonObject): JsonValue {
  const element = camelCased(body);
  if (!isObject(element)) return element;
  const { '@type': _type, ...rest } = element;
  return rest;
}

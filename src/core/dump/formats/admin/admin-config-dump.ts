import { isArray, isObject, type JsonValue, own } from '../../../base/json';
import type { Format } from '../format';
import { ADMIN } from './admin-reader';
import { bareSection, isDumpType, SECTION_KEYS, sectionType } from './sections';

/*
 * What Envoy's admin interface prints under /config_dump, in every form that it has had: sections in
 * an array, rows of `?resource=`, sections in an object (before 1.8), one section alone, nothing.
 */

const typeOf = (value: JsonValue): string | undefined => {
  const type = isObject(value) ? own(value, '@type') : undefined;
  return typeof type === 'string' ? type : undefined;
};

const configsOf = (document: JsonValue): JsonValue | undefined =>
  isObject(document) ? own(document, 'configs') : undefined;

const dumpTypes = (document: JsonValue): readonly string[] => {
  const configs = configsOf(document);
  return isArray(configs) ? configs.map(typeOf).filter(isDumpType) : [];
};

const rows: Format = {
  name: 'admin-rows',
  stream: ADMIN,
  recognises: (document) =>
    dumpTypes(document).length > 0 &&
    dumpTypes(document).every((t) => sectionType(t).row !== undefined),
};
const v2: Format = {
  name: 'admin-v2',
  stream: ADMIN,
  recognises: (document) => dumpTypes(document).some((type) => type.includes('.v2alpha.')),
};
const v3: Format = {
  name: 'admin-v3',
  stream: ADMIN,
  recognises: (document) => {
    const configs = configsOf(document);
    return dumpTypes(document).length > 0 || (isArray(configs) && configs.length === 0);
  },
};
const sectionsByKey: Format = {
  name: 'admin-configs-map',
  stream: ADMIN,
  recognises(document) {
    const configs = configsOf(document);
    return (
      isObject(configs) && Object.keys(configs).some((key) => Object.hasOwn(SECTION_KEYS, key))
    );
  },
};
const single: Format = {
  name: 'admin-section',
  stream: ADMIN,
  recognises: (document) =>
    isObject(document) &&
    (isDumpType(typeOf(document)) ||
      Object.keys(document).some(
        (key) => isArray(document[key]) && bareSection(key) !== undefined,
      )),
};
const empty: Format = {
  name: 'admin-empty',
  stream: ADMIN,
  recognises: (document) => isObject(document) && Object.keys(document).length === 0,
};

/** Order matters: the narrower form first. */
export const ADMIN_FORMATS: readonly Format[] = [rows, v2, v3, sectionsByKey, single, empty];

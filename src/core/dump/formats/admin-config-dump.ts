import { isArray, isObject, type JsonObject, type JsonValue, own } from '../../base/json';
import { child, ROOT } from '../../base/pointer';
import type { Format } from '../format';
import { isEnvoyType, readLooseRow, readSection, sectionType } from '../read-section';
import { SECTION_KEYS, SECTIONS } from '../sections';
import type { ResourceSink } from '../source';

/*
 * What Envoy's admin interface prints under /config_dump, in every form that it has had: sections in
 * an array, rows of `?resource=`, sections in an object (before 1.8), one section alone, nothing.
 */

const typeOf = (value: JsonValue): string | undefined => {
  const type = isObject(value) ? own(value, '@type') : undefined;
  return typeof type === 'string' ? type : undefined;
};
const isDumpType = (type: string | undefined): type is string =>
  type !== undefined && /\w*ConfigDump(\.|$)/.test(type);

const configsOf = (document: JsonValue): JsonValue | undefined =>
  isObject(document) ? own(document, 'configs') : undefined;

const dumpTypes = (document: JsonValue): readonly string[] => {
  const configs = configsOf(document);
  return isArray(configs) ? configs.map(typeOf).filter(isDumpType) : [];
};

function readConfigs(document: JsonValue, sink: ResourceSink): void {
  const configs = configsOf(document);
  if (!isArray(configs)) return;
  const at = child(ROOT, 'configs');
  const seen = new Set<string>();
  configs.forEach((value, i) => {
    const pointer = child(at, i);
    const type = typeOf(value);
    if (!isObject(value)) {
      sink.notice({ pointer, about: { key: 'bad-resource', kind: 'section' } });
      return;
    }
    const place = { pointer, container: ['configs'], section: { by: 'type', type } } as const;
    const { section, row } = sectionType(type ?? '');
    if (type === undefined || !isEnvoyType(type)) {
      sink.notice({ pointer, about: { key: 'unknown-section', type: type ?? '' } });
    } else if (row === undefined) {
      if (seen.has(type) && section in SECTIONS) {
        sink.notice({ pointer, about: { key: 'repeated-section', type: section } });
      }
      seen.add(type);
      readSection(section, value, place, sink);
    } else if (!readLooseRow({ section, row }, value, place, sink)) {
      if (!seen.has(type)) sink.notice({ pointer, about: { key: 'unknown-section', type } });
      seen.add(type);
    } else if ((row === 'DynamicCluster' || row === 'DynamicSecret') && !seen.has(type)) {
      // One row type serves the active and the warming array (envoy-tls.md A.1).
      seen.add(type);
      sink.notice({ pointer, about: { key: 'row-state-unknown', kind: row } });
    }
  });
  const others = isObject(document) ? Object.keys(document).filter((key) => key !== 'configs') : [];
  for (const field of others) {
    sink.notice({
      pointer: child(ROOT, field),
      about: { key: 'unknown-field', section: '', field },
    });
  }
}

const readByName = (type: string, document: JsonObject, sink: ResourceSink): void =>
  readSection(type, document, { pointer: ROOT, container: [], section: { by: 'only' } }, sink);

/** The section whose arrays a bare object has, as `istioctl proxy-config secret` prints it. */
function bareSection(document: JsonValue): string | undefined {
  if (!isObject(document)) return undefined;
  const keys = new Set(
    Object.keys(document).map((key) => key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)),
  );
  return Object.keys(SECTIONS).find((type) =>
    Object.keys(SECTIONS[type]?.arrays ?? {}).some((array) => keys.has(array)),
  );
}

const rows: Format = {
  name: 'admin-rows',
  opens: true,
  recognises: (document) =>
    dumpTypes(document).length > 0 &&
    dumpTypes(document).every((t) => sectionType(t).row !== undefined),
  read: readConfigs,
};
const v2: Format = {
  name: 'admin-v2',
  opens: true,
  recognises: (document) => dumpTypes(document).some((type) => type.includes('.v2alpha.')),
  read: readConfigs,
};
const v3: Format = {
  name: 'admin-v3',
  opens: true,
  recognises: (document) => {
    const configs = configsOf(document);
    return dumpTypes(document).length > 0 || (isArray(configs) && configs.length === 0);
  },
  read(document, sink) {
    const configs = configsOf(document);
    if (isArray(configs) && configs.length === 0) {
      sink.notice({ pointer: ROOT, about: { key: 'empty-dump' } });
    }
    readConfigs(document, sink);
  },
};
const sectionsByKey: Format = {
  name: 'admin-configs-map',
  opens: true,
  recognises(document) {
    const configs = configsOf(document);
    return (
      isObject(configs) && Object.keys(configs).some((key) => Object.hasOwn(SECTION_KEYS, key))
    );
  },
  read(document, sink) {
    const configs = configsOf(document);
    if (!isObject(configs)) return;
    for (const [key, value] of Object.entries(configs)) {
      const pointer = child(ROOT, 'configs', key);
      const type = Object.hasOwn(SECTION_KEYS, key) ? SECTION_KEYS[key] : undefined;
      if (type === undefined || !isObject(value)) {
        sink.notice({ pointer, about: { key: 'unknown-section', type: key } });
      } else {
        readSection(
          type,
          value,
          { pointer, container: ['configs'], section: { by: 'key', key } },
          sink,
        );
      }
    }
  },
};
const single: Format = {
  name: 'admin-section',
  opens: true,
  recognises: (document) => isDumpType(typeOf(document)) || bareSection(document) !== undefined,
  read(document, sink) {
    if (!isObject(document)) return;
    const type = typeOf(document);
    const section = type === undefined ? bareSection(document) : sectionType(type).section;
    if (section !== undefined) readByName(section, document, sink);
  },
};
const empty: Format = {
  name: 'admin-empty',
  opens: true,
  recognises: (document) => isObject(document) && Object.keys(document).length === 0,
  read: (_document, sink) => sink.notice({ pointer: ROOT, about: { key: 'empty-dump' } }),
};

/** Order matters: the narrower form first. */
export const ADMIN_FORMATS: readonly Format[] = [rows, v2, v3, sectionsByKey, single, empty];

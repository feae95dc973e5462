import {
  containersOf,
  leaf,
  type Member,
  member,
  memberOf,
  type ObjectTree,
  type Tree,
} from './tree';
import type { TreeMutator } from './tree-mutators';

/*
 * Changes of a whole document into another form that Envoy has had: the same rows, otherwise placed.
 */

const KEYS: Readonly<Record<string, string>> = {
  BootstrapConfigDump: 'bootstrap',
  ClustersConfigDump: 'clusters',
  EndpointsConfigDump: 'endpoints',
  ListenersConfigDump: 'listeners',
  RoutesConfigDump: 'routes',
  SecretsConfigDump: 'secrets',
};
const ROWS: Readonly<Record<string, string>> = {
  static_listeners: 'ListenersConfigDump.StaticListener',
  dynamic_listeners: 'ListenersConfigDump.DynamicListener',
  static_clusters: 'ClustersConfigDump.StaticCluster',
  dynamic_active_clusters: 'ClustersConfigDump.DynamicCluster',
  static_endpoint_configs: 'EndpointsConfigDump.StaticEndpointConfig',
  dynamic_endpoint_configs: 'EndpointsConfigDump.DynamicEndpointConfig',
  dynamic_active_secrets: 'SecretsConfigDump.DynamicSecret',
};

const sectionsOf = (root: Tree): readonly ObjectTree[] => {
  const configs = memberOf(root, 'configs');
  if (configs?.kind !== 'array') return [];
  return configs.items.filter((item) => item.kind === 'object');
};

function typeOf(section: ObjectTree): string {
  const type = memberOf(section, '@type');
  return type?.kind === 'leaf' ? type.text.replaceAll('"', '').replace(/^.*\./, '') : '';
}

function setMembers(root: Tree, members: readonly Member[]): boolean {
  if (root.kind !== 'object' || members.length === 0) return false;
  root.members.splice(0, root.members.length, ...members);
  return true;
}

const rowsOf = (section: ObjectTree): readonly Tree[] =>
  section.members.flatMap(({ key, value }) => {
    const type = ROWS[key];
    if (type === undefined || value.kind !== 'array') return [];
    return value.items.flatMap((row): Tree | readonly Tree[] => {
      const typed = member('@type', leaf(`"type.googleapis.com/envoy.admin.v3.${type}"`));
      return row.kind === 'object' ? { kind: 'object', members: [typed, ...row.members] } : [];
    });
  });

const camel = (key: string): string =>
  key.replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase());

export const FORM_MUTATORS: Readonly<Record<string, TreeMutator>> = {
  'form-map': (root) => {
    const members = sectionsOf(root).flatMap((section) => {
      const key = KEYS[typeOf(section)];
      return key === undefined ? [] : member(key, section);
    });
    return (
      members.length > 0 &&
      setMembers(root, [member('configs', { kind: 'object', members: [...members] })])
    );
  },
  'form-rows': (root) => {
    const items = sectionsOf(root).flatMap(rowsOf);
    return items.length > 0 && setMembers(root, [member('configs', { kind: 'array', items })]);
  },
  'form-single': (root, random) => {
    const section = random.pick(sectionsOf(root));
    return section !== undefined && setMembers(root, section.members);
  },
  'form-bare': (root, random) => {
    const section = random.pick(sectionsOf(root));
    const members = section?.members.filter(({ key }) => key !== '@type');
    return members !== undefined && setMembers(root, members);
  },
  'form-camel': (root) => {
    for (const { tree } of containersOf(root)) {
      if (tree.kind !== 'object') continue;
      for (const one of tree.members) one.key = camel(one.key);
    }
    return true;
  },
  'form-v2': (root) => {
    for (const section of sectionsOf(root)) {
      const type = typeOf(section);
      const at = section.members.findIndex(({ key }) => key === '@type');
      if (at < 0) continue;
      const url = `"type.googleapis.com/envoy.admin.v2alpha.${type}"`;
      section.members[at] = member('@type', leaf(url));
    }
    return true;
  },
};

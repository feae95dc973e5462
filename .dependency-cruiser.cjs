/**
 * Which room may import which. Imports go one way: main -> ui -> app -> engine -> capture -> session -> core, and
 * each may import everything to its right; inside core each room imports rooms that stand before it.
 * That ui and texts name only *types* of core, and picture only types of texts, is checked by
 * scripts/biome/*types-only.grit: without a TypeScript 5 this tool does not tell a type import from a
 * value import.
 */

/** Rooms of core in their order: each may import itself and what stands before it. */
const CORE_ROOMS = [
  'base',
  'ids',
  'view',
  'dump',
  'model',
  'x509',
  'decide',
  'graph',
  'summary',
  'certificates',
  'findings',
  'rows',
  'inspect',
  'verdicts',
  'tables',
  'ask',
  'search',
  'tour',
  'redact',
];
/** Exceptions to "everything before it": view knows names of nodes and nothing else. */
const NARROWER = { view: ['base', 'ids'] };

/** What each main folder of src may import of the other folders. */
const FOLDERS = {
  core: [],
  texts: ['core'],
  picture: ['core', 'texts'],
  session: ['core'],
  capture: ['session', 'core'],
  engine: ['capture', 'session', 'core'],
  app: ['engine', 'capture', 'session', 'core', 'picture', 'texts'],
  ui: ['app', 'engine', 'capture', 'session', 'core', 'picture', 'texts'],
  cli: ['capture', 'session', 'core', 'texts'],
};

const TEST = '\\.test\\.tsx?$';
/** Builders of dumps for tests; only tests import them. */
const TEST_SUPPORT = '^src/((core|session|engine|app)/)?testing/';
const anyOf = (names) => `(${names.join('|')})`;

const folderRules = Object.entries(FOLDERS).map(([folder, others]) => ({
  name: `${folder}-imports`,
  comment: `src/${folder} imports of src only: ${[folder, ...others].join(', ')}.`,
  severity: 'error',
  from: { path: `^src/${folder}/`, pathNot: TEST },
  to: { path: '^src/', pathNot: `^src/${anyOf([folder, ...others])}/` },
}));

const coreRules = CORE_ROOMS.map((room, place) => {
  const allowed = [room, ...(NARROWER[room] ?? CORE_ROOMS.slice(0, place))];
  return {
    name: `core-${room}-imports`,
    comment: `src/core/${room} imports of core only: ${allowed.join(', ')}.`,
    severity: 'error',
    from: { path: `^src/core/${room}/`, pathNot: TEST },
    to: { path: '^src/core/', pathNot: `^src/core/${anyOf(allowed)}/` },
  };
});

module.exports = {
  forbidden: [
    ...folderRules,
    ...coreRules,
    {
      name: 'core-has-known-rooms',
      comment: 'A new room of core needs its place in CORE_ROOMS.',
      severity: 'error',
      from: {
        path: '^src/core/[^/]+/',
        pathNot: `^src/core/${anyOf([...CORE_ROOMS, 'testing'])}/`,
      },
      to: {},
    },
    {
      name: 'core-packages',
      comment:
        'core is plain TypeScript: of packages it may use those that know a format, of Node nothing.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: TEST },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'core'],
        pathNot: 'node_modules/(zod|re2js|ipaddr.js|@peculiar/x509|@noble/hashes)/',
      },
    },
    {
      name: 'one-verification',
      comment: 'Chains of certificates are verified by verifyPeer, and by nothing beside it.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/core/decide/handshake/', TEST] },
      to: { path: '^src/core/decide/handshake/chain/(verify-chain|revocation|can-verify)\\.ts$' },
    },
    {
      name: 'react-stays-in-front',
      comment: 'React and what is built on it belong to ui, app and main.',
      severity: 'error',
      from: { path: '^src/(core|texts|picture|session|capture|engine|cli)/', pathNot: TEST },
      to: { path: 'node_modules/(react|react-dom|@ariakit|@xyflow|@tanstack)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolves',
      severity: 'error',
      from: { path: '^(src|e2e|scripts|bench|lab)/' },
      // What a plugin of the build makes has no file.
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { pathNot: [TEST, TEST_SUPPORT, '^scripts/fuzz', '^src/cli/replay.ts'] },
      to: { path: [TEST, TEST_SUPPORT] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Type imports count too: a room that only names types of another still depends on it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.json', '.css'],
    },
  },
};

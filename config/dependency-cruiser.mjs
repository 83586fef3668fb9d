import { fileURLToPath } from 'node:url';
import { filesOf, rooms } from './rooms.mjs';

/** Modules that exist on the platform only, named one by one. The local page brings them, `@page/…` is made by its build. */
const PLATFORM = [
  '^lightning/(graphql|navigation|platformShowToastEvent|refresh|toast|uiGraphQLApi|uiObjectInfoApi|uiRecordApi)$',
  '^@salesforce/(label/c\\.DF_\\w+|schema/[\\w.]+|user/Id|resourceUrl/DF_\\w+|customPermission/DF_\\w+|i18n/(currency|dir|lang|locale|timeZone)|lightning-types)$',
  '^@page/(bundles|languages)$',
];

const named = new Map(rooms.map((room) => [room.name, room]));

/** The rule of one room: what it imports of ours is in itself or in a room that it may import. */
function importsOf(room) {
  const may = room.may.map((name) => filesOf(named.get(name)));
  return {
    name: `imports-of-${room.name.replaceAll('/', '-')}`,
    comment: `\`${room.name}\` may import ${room.may.map((name) => `\`${name}\``).join(', ') || 'no other room'} (config/rooms.mjs). Move what both need into a lower room, or pass it in.`,
    severity: 'error',
    from: { path: filesOf(room) },
    to: { path: '^(src|force-app)/', pathNot: [filesOf(room), ...may] },
  };
}

/**
 * The rules of imports as checks; each rule's comment gives the remedy. tests/architecture runs them over the tree, and over a planted tree
 * in which each rule is broken.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other (types count) are one file, or share a third: move what both need into a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'The import leads nowhere: correct the path, run `npm run paths`, or add the package to package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: PLATFORM },
    },
    ...rooms.map(importsOf),
    {
      name: 'jsforce-behind-one-file',
      comment: 'Only src/salesforce/connection.ts imports jsforce: use what it exports.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/salesforce/connection\\.ts$' },
      to: { path: 'node_modules/(@jsforce|jsforce)' },
    },
    {
      name: 'source-converter-behind-one-file',
      comment: 'Only src/salesforce/source.ts imports source-deploy-retrieve: use what it exports.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/salesforce/source\\.ts$' },
      to: { path: 'node_modules/@salesforce/source-deploy-retrieve' },
    },
    {
      name: 'cli-logins-behind-one-file',
      comment: 'Only src/salesforce/login/alias.ts imports @salesforce/core, and only when an alias is asked for.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/salesforce/login/alias\\.ts$' },
      to: { path: 'node_modules/@salesforce/core' },
    },
    {
      name: 'undici-behind-one-file',
      comment: 'Only src/salesforce/bulk/stream.ts imports undici: use what it exports, or fetch.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/salesforce/bulk/stream\\.ts$' },
      to: { path: 'node_modules/undici' },
    },
    {
      name: 'duckdb-in-report-and-tables',
      comment: 'DuckDB belongs to src/tables and to the report: hand them files or rows.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/(report|tables)/' },
      to: { path: 'node_modules/@duckdb' },
    },
    {
      name: 'postgres-behind-one-file',
      comment: 'Only src/report/sums/postgres.ts imports pg, and only where DATABASE_URL names a database.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/report/sums/postgres\\.ts$' },
      to: { path: 'node_modules/(@types/)?pg/' },
    },
    {
      name: 'commander-in-cli-only',
      comment: 'Only the command line reads arguments: pass an options object.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/cli' },
      to: { path: 'node_modules/commander' },
    },
    {
      name: 'pure-code-does-no-io',
      comment:
        'playbook, formula and insight are pure: no Node modules except digests of node:crypto, no clients. Pass texts and times in.',
      severity: 'error',
      from: { path: '^src/(playbook|formula|insight)' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'org-never-imports-service',
      comment:
        'What lives in the org must deploy alone: move shared code into a service bundle and import it from src.',
      severity: 'error',
      from: { path: '^force-app' },
      to: { path: ['^src', 'node_modules'], pathNot: 'node_modules/(lwc|@salesforce/lightning-types|@sa11y|jest)' },
    },
    {
      name: 'service-bundles-run-alone',
      comment: 'A service bundle imports another one for its types only: Salesforce, Node and browser load it alone.',
      severity: 'error',
      from: {
        path: '^force-app/main/(base/lwc/(?:gateRules|dealRows)|insight/lwc/[^/]+)/[^/]+$',
        // Bring the service bundles together for panels.
        pathNot: '^force-app/main/insight/lwc/(?:noteLoading|replyReading)/',
      },
      to: { pathNot: '^force-app/main/$1/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'test-helpers-in-tests-only',
      comment: 'What bundles ship does not lean on the helpers of their tests: move it into the bundle.',
      severity: 'error',
      from: { path: '^force-app/main', pathNot: '/__tests__/' },
      to: { path: '^force-app/test' },
    },
    {
      name: 'src-never-imports-tests',
      comment: 'Code that ships does not lean on tests or scripts.',
      severity: 'error',
      from: { path: '^src' },
      to: { path: '^(tests|scripts)' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules'] },
    exclude: { path: ['^dist', '^force-app/.*\\.js$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    webpackConfig: { fileName: fileURLToPath(new URL('module-aliases.cjs', import.meta.url)) },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};

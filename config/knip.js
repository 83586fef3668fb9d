import { readFileSync } from 'node:fs';

/** Module names of bundles and of the local page → their files, from the generated maps. */
function paths(folder, map) {
  const { compilerOptions } = JSON.parse(readFileSync(new URL(`../${folder}/${map}`, import.meta.url), 'utf8'));
  const relative = (path) => new URL(path, `file:///${folder}/`).pathname.slice(1);
  return Object.fromEntries(Object.entries(compilerOptions.paths).map(([name, [path]]) => [name, [relative(path)]]));
}

/** Modules that exist on the platform only resolve to their declarations. */
const declared = (file, ...names) => Object.fromEntries(names.map((name) => [name, [`force-app/types/${file}.d.ts`]]));

/** What nothing uses fails `npm run check`: files, exports, dependencies. tests/architecture/unused.test.ts limits what is ignored. */
export default {
  entry: [
    'src/cli/main.ts',
    'src/index.ts',
    'src/{playbook,formula,local-org}/index.ts',
    'src/local-org/page/shell/boot.ts',
    'src/local-org/page/{shell,modules/*}/*/*.ts',
    'scripts/*.mjs',
    'force-app/main/*/lwc/*/*.ts',
    'force-app/main/*/lwc/*/__tests__/**/*.ts',
    'force-app/types/*.d.ts',
    'config/*.{cjs,mjs,js}',
    'examples/**/*.{ts,mjs}',
    'tests/**/*.test.ts',
    'tests/**/*.mjs',
    // `npm run bench` runs each in a process of its own.
    'tests/bench/{gates,panels,texts,client,bulk/server,client/server,client/worker,sync/worker,pipeline/worker}.ts',
  ],
  project: ['{src,scripts,tests,force-app,examples}/**/*.{ts,mjs}', 'config/*'],
  paths: {
    ...declared('lightning', 'lightning/*'),
    ...declared(
      'salesforce',
      ...['label', 'schema', 'user', 'i18n', 'customPermission', 'resourceUrl'].map((kind) => `@salesforce/${kind}/*`),
      '@page/*',
    ),
    ...paths('force-app', 'tsconfig.bundles.json'),
    ...paths('src/local-org/page', 'tsconfig.modules.json'),
  },
  ignoreExportsUsedInFile: false,
  ignoreDependencies: [
    // sfdx-lwc-jest's preset names them and brings them.
    /^@lwc\/jest-/,
    'jest-environment-jsdom',
    // Run by the path of its compiler: both versions of TypeScript call it `tsc`.
    'typescript-native',
  ],
  ignoreBinaries: [
    // Debian's package manager, which installs Chromium where there is none.
    'apt-get',
    // util-linux: a pseudoterminal for tests of what a terminal shows.
    'script',
  ],
};

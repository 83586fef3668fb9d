/**
 * The house rules of DESIGN section 3 as checks. Each rule says what to do instead. tests/architecture runs this over the tree and over
 * a planted tree in which every rule must be broken once.
 */
const bundles = '^force-app/main/[^/]+/lwc';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other are one file, or share a third: move what both need into a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'The import leads nowhere: correct the path or add the package to package.json.',
      severity: 'error',
      from: { path: '^src' },
      to: { couldNotResolve: true },
    },
    {
      name: 'nobody-imports-cli',
      comment: 'The command line wires and is never used: move what you need into the layer that owns it.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/cli' },
      to: { path: '^src/cli' },
    },
    {
      name: 'formula-stands-alone',
      comment: 'The formula engine imports nothing of ours: pass what it needs through its environment.',
      severity: 'error',
      from: { path: '^src/formula' },
      to: { path: ['^src/(?!formula)', bundles] },
    },
    {
      name: 'playbook-imports-formula-only',
      comment: 'The playbook language is pure and knows only formulas and the evaluator bundle.',
      severity: 'error',
      from: { path: '^src/playbook' },
      to: { path: ['^src/(?!playbook|formula)', `${bundles}/(?!gateRules|dealRows)`] },
    },
    {
      name: 'insight-imports-its-bundle-only',
      comment: 'Insight is pure: pass texts in.',
      severity: 'error',
      from: { path: '^src/insight' },
      to: { path: ['^src/(?!insight)', `${bundles}/(?!answerCheck)`] },
    },
    {
      name: 'backends-know-only-their-differences',
      comment: 'A backend imports no other backend and not the evaluator: move what they share into src/playbook.',
      severity: 'error',
      from: { path: '^src/playbook/backends/([^/.]+)' },
      to: {
        path: ['^src/playbook/backends/', `${bundles}/gateRules/(?!types|concepts)`],
        pathNot: '^src/playbook/backends/$1',
      },
    },
    {
      name: 'salesforce-stands-alone',
      comment: 'The door to an org knows no policy: pass records and metadata in.',
      severity: 'error',
      from: { path: '^src/salesforce' },
      to: { path: ['^src/(?!salesforce)', bundles] },
    },
    {
      name: 'local-org-imports-formula-only',
      comment:
        'A local org that knew playbooks, or shared code with its client, would prove nothing: they meet over HTTP.',
      severity: 'error',
      from: { path: '^src/local-org', pathNot: '^src/local-org/page' },
      to: { path: ['^src/(?!local-org|formula)', bundles] },
    },
    {
      name: 'deal-imports-downwards',
      comment:
        'Loading and judging deals uses salesforce, playbook and the rows: what writes to an org belongs to sync.',
      severity: 'error',
      from: { path: '^src/deal' },
      to: { path: ['^src/(?!deal|salesforce|playbook)', `${bundles}/(?!dealRows)`] },
    },
    {
      name: 'sync-and-report-import-downwards',
      comment:
        'sync and report use deal, salesforce, playbook and insight, and not each other: let cli bring them together.',
      severity: 'error',
      from: { path: '^src/(sync|report)' },
      to: {
        path: ['^src/(?!sync|report|deal|salesforce|playbook|insight)', `${bundles}/(?!dealRows)`],
        pathNot: '^src/$1',
      },
    },
    {
      name: 'sync-and-report-apart',
      comment: 'sync and report do not know each other: let cli bring them together.',
      severity: 'error',
      from: { path: '^src/(sync|report)' },
      to: { path: '^src/(sync|report)', pathNot: '^src/$1' },
    },
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
      name: 'duckdb-in-report-only',
      comment: 'DuckDB belongs to the report: hand it rows.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/report' },
      to: { path: 'node_modules/@duckdb' },
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
      to: { path: ['^src', 'node_modules'], pathNot: 'node_modules/(lwc|@salesforce|@sa11y|jest)' },
    },
    {
      name: 'service-bundles-stand-alone',
      comment: 'A service bundle imports no other bundle and no package: it runs in browser, Node and org alike.',
      severity: 'error',
      from: { path: `${bundles}/(gateRules|answerCheck|dealRows)/[^/]+$` },
      to: { pathNot: [`${bundles}/$1/`], dependencyTypesNot: ['unknown', 'type-only'] },
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
    exclude: { path: ['^dist', '^src/local-org/page/(modules|shell)', '^force-app/.*\\.js$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};

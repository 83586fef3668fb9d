import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './cruise.ts';
import { withPlantedTree } from './planted.ts';

// The path is a variable to TypeScript: the configuration is JavaScript without types.
const configuration: string = '../../config/knip.js';
const { default: config } = (await import(configuration)) as { default: Record<string, unknown> };

/** Runs knip over a tree with the project's configuration; what it prints where something is unused, else ''. */
function unusedIn(tree: string): string {
  try {
    execFileSync(
      process.execPath,
      [join(root, 'node_modules/knip/bin/knip.js'), '-c', 'config/knip.js', '--no-progress', '--no-config-hints'],
      { cwd: tree, encoding: 'utf8' },
    );
    return '';
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout);
  }
}

test('at most five entries are ignored', () => {
  const ignored = Object.entries(config).filter(([key]) => key.startsWith('ignore') && Array.isArray(config[key]));
  expect(ignored.flatMap(([, entries]) => entries as unknown[]).length).toBeLessThanOrEqual(5);
});

test('a planted unused file, export and dependency are found', () => {
  const files = {
    'src/cli/main.ts': "import { used } from './used.ts';\nconsole.log(used);\n",
    'src/cli/used.ts': 'export const used = 1;\nexport const spare = 2;\n',
    'src/cli/lost.ts': 'export const lost = 3;\n',
  };
  withPlantedTree(files, (tree) => {
    const found = unusedIn(tree);
    expect(found).toMatch(/src\/cli\/lost\.ts/);
    expect(found).toMatch(/spare +src\/cli\/used\.ts/);
    expect(found).toMatch(/jsforce +package\.json/);
  });
});

import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cruise, root } from './cruise.ts';
import { withPlantedTree } from './planted.ts';

// The paths are variables to TypeScript: the configuration is JavaScript without types.
const configuration: string = '../../config/dependency-cruiser.mjs';
const roomList: string = '../../config/rooms.mjs';
const { default: config } = (await import(configuration)) as { default: { forbidden: { name: string }[] } };
const { filesOf, rooms } = (await import(roomList)) as {
  rooms: readonly Room[];
  filesOf: (room: Room) => string;
};

interface Room {
  readonly name: string;
  readonly at: string;
  readonly may: readonly string[];
}

const ruleNames = config.forbidden.map(({ name }) => name);
const roomRule = (room: Room): string => `imports-of-${room.name.replaceAll('/', '-')}`;

const isOneFile = (at: string): boolean => at.endsWith('.ts');

/** The main file that a room's planted module has, and how others import it. */
function plantedModule({ at, name }: Room): { file: string; specifier: (from: string) => string } {
  if (at.startsWith('force-app/main')) {
    const bundle = at.endsWith('/lwc') ? `planted${name.split('/')[1]}` : basename(at);
    const file = at.endsWith('/lwc') ? `${at}/${bundle}/${bundle}.ts` : `${at}/${bundle}.ts`;
    return { file, specifier: () => `c/${bundle}` };
  }
  const file = isOneFile(at) ? at : `${at}/plantedTarget.ts`;
  return { file, specifier: (from) => `${'../'.repeat(dirname(from).split('/').length)}${file}` };
}

describe('the tree', () => {
  const summary = cruise(root, ['src', 'force-app']);

  test('keeps every rule of imports', () => {
    expect(summary.totalCruised).toBeGreaterThan(1000);
    expect(summary.violations.map((found) => `${found.rule.name}: ${found.from} -> ${found.to}`)).toEqual([]);
  });

  test('has each of its files in one room', () => {
    const files = globSync(['src/**/*.ts', 'force-app/main/**/*.ts'], { cwd: root });
    const homes = files.map((file) => rooms.filter((room) => new RegExp(filesOf(room)).test(file)).length);
    expect(files.filter((file, index) => homes[index] !== 1)).toEqual([]);
  });

  test('has a file in each room that is listed', () => {
    const files = globSync('{src,force-app}/**/*.ts', { cwd: root });
    const empty = rooms.filter((room) => !files.some((file) => new RegExp(filesOf(room)).test(file)));
    expect(empty.map(({ name }) => name)).toEqual([]);
  });
});

test('an import from each room into each room that it may not import is found, and no other', () => {
  const modules = new Map(rooms.map((room) => [room.name, plantedModule(room)]));
  const files: Record<string, string> = {};
  for (const room of rooms) {
    const own = modules.get(room.name)!;
    files[own.file] = 'export const target = 1;\n';
    const from = isOneFile(room.at) ? own.file : `${dirname(own.file)}/planted.ts`;
    const imports = rooms
      .filter((other) => other !== room)
      .map((other, index) => `import { target as t${index} } from '${modules.get(other.name)!.specifier(from)}';\n`)
      .join('');
    files[from] = `${imports}${files[from] ?? ''}`;
  }
  const forbidden = rooms.flatMap((room) =>
    rooms
      .filter((other) => other !== room && !room.may.includes(other.name))
      .map((other) => `${roomRule(room)}: ${modules.get(other.name)!.file}`),
  );
  expect(forbidden.length).toBeGreaterThan(rooms.length);
  withPlantedTree(files, (tree) => {
    const found = cruise(tree, ['src', 'force-app']).violations.filter(({ rule }) =>
      rule.name.startsWith('imports-of-'),
    );
    expect(found.map(({ rule, to }) => `${rule.name}: ${to}`).sort()).toEqual(forbidden.sort());
  });
}, 120_000);

/** For each rule that is not a room's: files that break it. */
const BREAKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no-cycles': {
    'src/formula/one.ts': "import type { Two } from './two.ts';\nexport type One = Two | 1;\n",
    'src/formula/two.ts': "import type { One } from './one.ts';\nexport type Two = One | 2;\n",
  },
  resolvable: {
    'force-app/main/base/lwc/lost/lost.ts': "import { drafts } from 'c/nowhere';\nexport const lost = drafts;\n",
  },
  'jsforce-behind-one-file': {
    'src/salesforce/records.ts': "import jsforce from 'jsforce';\nexport default jsforce;\n",
  },
  'source-converter-behind-one-file': {
    'src/salesforce/zip.ts':
      "import { ComponentSet } from '@salesforce/source-deploy-retrieve';\nexport const set = ComponentSet;\n",
  },
  'cli-logins-behind-one-file': {
    'src/salesforce/readable.ts': "import { AuthInfo } from '@salesforce/core';\nexport const auth = AuthInfo;\n",
  },
  'undici-behind-one-file': {
    'src/salesforce/components.ts': "import { request } from 'undici';\nexport const send = request;\n",
  },
  'duckdb-in-report-and-tables': {
    'src/sync/table.ts': "import { DuckDBInstance } from '@duckdb/node-api';\nexport const table = DuckDBInstance;\n",
  },
  'postgres-behind-one-file': {
    'src/report/store.ts': "import pg from 'pg';\nexport const client = pg.Client;\n",
  },
  'commander-in-cli-only': {
    'src/report/options.ts': "import { Command } from 'commander';\nexport const options = Command;\n",
  },
  'pure-code-does-no-io': {
    'src/playbook/file.ts': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
  },
  'org-never-imports-service': {
    'force-app/main/base/lwc/lost/part.ts':
      "import { one } from '../../../../../src/formula/one.ts';\nexport const part: one = 1;\n",
  },
  'service-bundles-run-alone': {
    'force-app/main/base/lwc/dealRows/dealRows.ts': 'export const rows = 1;\n',
    'force-app/main/base/lwc/gateRules/gateRules.ts':
      "import { rows } from '../dealRows/dealRows.ts';\nexport const rules = rows;\n",
  },
  'test-helpers-in-tests-only': {
    'force-app/test/jest/helper.ts': 'export const helper = 1;\n',
    'force-app/main/gate/lwc/leaning/leaning.ts':
      "import { helper } from '../../../../test/jest/helper';\nexport const leaning = helper;\n",
  },
  'src-never-imports-tests': {
    'scripts/helper.ts': 'export const helper = 1;\n',
    'src/insight/leaning.ts': "import { helper } from '../../scripts/helper.ts';\nexport const leaning = helper;\n",
  },
};

test('a planted break of every other rule is found', () => {
  const files = Object.assign({}, ...Object.values(BREAKS)) as Record<string, string>;
  withPlantedTree(files, (tree) => {
    const broken = new Set(cruise(tree, ['src', 'force-app']).violations.map(({ rule }) => rule.name));
    const expected = ruleNames.filter((name) => !name.startsWith('imports-of-'));
    expect(expected.sort()).toEqual(Object.keys(BREAKS).sort());
    expect(expected.filter((name) => !broken.has(name))).toEqual([]);
  });
});

/** Tags `<c-deal-link>` in the templates of features other than the one that has the bundle (and `base`), as `file: tag`. */
function foreignTags(tree: string): string[] {
  const feature = new Map(
    globSync('force-app/main/*/lwc/*/', { cwd: tree }).map((folder) => [basename(folder), folder.split('/')[2]]),
  );
  return globSync('force-app/main/*/lwc/*/*.html', { cwd: tree }).flatMap((file) => {
    const own = file.split('/')[2];
    const tags = [...readFileSync(join(tree, file), 'utf8').matchAll(/<c-([a-z-]+)/g)].map(([, tag = '']) => tag);
    return tags
      .filter(
        (tag) => ![own, 'base'].includes(feature.get(tag.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase()))),
      )
      .map((tag) => `${file}: c-${tag}`);
  });
}

describe('templates', () => {
  test('show bundles of their own feature and of base only', () => {
    expect(globSync('force-app/main/*/lwc/*/*.html', { cwd: root }).length).toBeGreaterThan(30);
    expect(foreignTags(root)).toEqual([]);
  });

  test('a planted tag of another feature, or of no bundle, is found', () => {
    const files = {
      'force-app/main/pains/lwc/painPoint/painPoint.ts': 'export default class PainPoint {}\n',
      'force-app/main/gate/lwc/stageGate/stageGate.html':
        '<template><c-pain-point></c-pain-point><c-nowhere></c-nowhere></template>\n',
    };
    withPlantedTree(files, (tree) => {
      expect(foreignTags(tree)).toEqual([
        'force-app/main/gate/lwc/stageGate/stageGate.html: c-pain-point',
        'force-app/main/gate/lwc/stageGate/stageGate.html: c-nowhere',
      ]);
    });
  });
});

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../cruise.ts';

const EVALUATOR = 'force-app/main/base/lwc/gateRules';
const BUNDLES = ['gateRules', 'dealRows', 'zoneDays'];
const PATCH = join(root, 'tests/architecture/new-kind/first-step.patch');

/** A copy of the playbook language with the bundles that it imports, which `use` may change. */
function withCopy<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'new-kind-'));
  try {
    const copy = (path: string) => cpSync(join(root, path), join(folder, path), { recursive: true });
    copy('src/playbook');
    copy('src/formula');
    copy('package.json');
    for (const bundle of BUNDLES)
      cpSync(join(root, 'force-app/main/base/lwc', bundle), join(folder, 'force-app/main/base/lwc', bundle), {
        recursive: true,
        filter: (path) => !path.includes('__tests__'),
      });
    cpSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.base.json'));
    const tsconfig = { extends: './tsconfig.base.json', include: ['src/playbook/**/*.ts'], exclude: [] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The files in which the compiler reports errors, each once, sorted. */
function filesWithErrors(folder: string): readonly string[] {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const files = [...stdout.matchAll(/^(\S+?)\(\d+,\d+\): error/gm)].map(([, file]) => file!);
  return [...new Set(files)].sort();
}

test('a new kind of criterion does not compile until every table has it', () => {
  withCopy((folder) => {
    const applied = spawnSync('git', ['apply', '--unidiff-zero', PATCH], { cwd: folder, encoding: 'utf8' });
    expect([applied.status, applied.stderr]).toEqual([0, '']);
    expect(filesWithErrors(folder)).toEqual([
      `${EVALUATOR}/concepts.ts`,
      `${EVALUATOR}/measure.ts`,
      `${EVALUATOR}/places.ts`,
      'src/playbook/backends/explain/meant.ts',
      'src/playbook/backends/formula/unmet.ts',
      'src/playbook/backends/sql/met.ts',
      'src/playbook/kinds/kinds.ts',
      'src/playbook/rules/error-fields.ts',
    ]);
  });
}, 180_000);

test('without the new kind the copy compiles', () => {
  withCopy((folder) => expect(filesWithErrors(folder)).toEqual([]));
}, 180_000);
